package io.spanwarden;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalListener;
import io.spanwarden.store.Store;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/** How the journal does. Thread-safe. */
final class JournalMeters implements JournalListener {
  private static final Logger LOG = LoggerFactory.getLogger(JournalMeters.class);
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1)
  };

  private final MeterRegistry registry;
  private final Map<EntryKind, Counter> entries = new EnumMap<>(EntryKind.class);
  private final Timer commits;

  JournalMeters(MeterRegistry registry) {
    this.registry = registry;
    for (EntryKind kind : EntryKind.values()) {
      entries.put(
          kind,
          Counter.builder("spanwarden.journal.entries")
              .description("Entries of the journal that are durable")
              .tag("kind", kind.label())
              .register(registry));
    }
    commits =
        Timer.builder("spanwarden.journal.commit")
            .description("Time until a transaction of the journal is durable")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
  }

  /** Adds the gauges of an open store. */
  void bind(Store store) {
    Gauge.builder("spanwarden.journal.failing", store, s -> s.journal().failing() ? 1 : 0)
        .description("1 while the journal cannot be written and requests with findings are refused")
        .register(registry);
    Gauge.builder("spanwarden.ledger.bytes", store, s -> (double) s.bytes())
        .description("Bytes of the ledger on disk")
        .baseUnit("bytes")
        .register(registry);
  }

  @Override
  public void written(EntryKind kind) {
    Objects.requireNonNull(entries.get(kind)).increment();
  }

  @Override
  public void failed(Exception problem) {
    LOG.error(
        "the ledger cannot be written ({}); requests with findings are refused until it can be",
        word(problem));
  }

  @Override
  public void dropped(Exception problem) {
    LOG.error("upkeep of the ledger failed ({}); findings are not concerned", word(problem));
  }

  // The message may quote values; the class of the innermost cause tells enough.
  private static String word(Exception problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SQLiteException sqlite
        ? sqlite.getResultCode().name()
        : cause.getClass().getSimpleName();
  }

  @Override
  public void committed(long nanos) {
    commits.record(nanos, TimeUnit.NANOSECONDS);
  }
}
