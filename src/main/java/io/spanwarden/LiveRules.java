package io.spanwarden;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.detect.DetectorParts;
import io.spanwarden.expose.FindingMeters;
import io.spanwarden.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force. The user's folder is looked at every five seconds: a new set is in force from
 * each thread's next request on; one with a mistake is reported once, and the old one stays whole.
 * So it does if a kind of risk has changed, for then the same findings would score otherwise.
 * Thread-safe.
 */
final class LiveRules implements Supplier<DetectorParts>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRules.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final RuleFolder folder;
  private final Function<RuleBook, DetectorParts> compiler;
  private final FindingMeters meters;
  private final InstantSource clock;
  private final Counter failures;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "spanwarden-rules");
            thread.setDaemon(true);
            return thread;
          });
  private volatile RuleBook book;
  private volatile DetectorParts parts;
  private volatile Instant loaded;

  /**
   * Puts {@code book} in force.
   *
   * @param folder that it was read from
   * @param compiler makes of a set of rules what detectors share
   * @param meters get the series of new rules before any can find something
   */
  LiveRules(
      RuleFolder folder,
      RuleBook book,
      Function<RuleBook, DetectorParts> compiler,
      FindingMeters meters,
      InstantSource clock,
      MeterRegistry registry) {
    this.folder = folder;
    this.compiler = compiler;
    this.meters = meters;
    this.clock = clock;
    this.parts = compiler.apply(book);
    this.book = book;
    this.loaded = clock.instant();
    meters.add(book.infos(), book.secretTypes());
    this.failures =
        Counter.builder("spanwarden.rules.reload.failures")
            .description("Changes of the folder of rules that could not be used")
            .register(registry);
    Gauge.builder(
            "spanwarden.rules.loaded.timestamp.seconds",
            this,
            its -> its.loaded.toEpochMilli() / 1000.0)
        .description("When the rules in force were read")
        .register(registry);
  }

  /** Looks at the folder from now on, if there is one. */
  LiveRules watch() {
    if (folder.isPresent()) {
      var unused =
          timer.scheduleWithFixedDelay(
              this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }
    return this;
  }

  /** Takes the rules up if they have changed. Called by one thread at a time. */
  void look() {
    if (!folder.hasChanged()) {
      return;
    }
    try {
      RuleBook read = folder.load();
      if (!read.kinds().equals(book.kinds())) {
        LOG.warn("rules: kinds.yaml has changed, so scores begin a new series: please restart");
        return;
      }
      DetectorParts compiled = compiler.apply(read);
      if (folder.hasChanged()) {
        return; // Somebody is writing: half of a change is no set of rules.
      }
      meters.add(read.infos(), read.secretTypes());
      if (!read.presets().equals(book.presets())) {
        LOG.warn("rules: evidence.yaml has changed; it is taken up at the next start");
      }
      book = read;
      parts = compiled;
      loaded = clock.instant();
      LOG.info("rules: the new rules are in use");
    } catch (RuntimeException e) {
      // Whatever it is, an exception would end the looking.
      failures.increment();
      LOG.warn("rules: cannot be used; the old ones stay in use: {}", e.getMessage());
    }
  }

  /** Returns what the detectors share now. */
  @Override
  public DetectorParts get() {
    return parts;
  }

  /** Returns the rules in force. */
  RuleBook book() {
    return book;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
