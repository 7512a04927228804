package io.spanwarden;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spanwarden.event.Signal;
import io.spanwarden.evidence.Ledger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How long analysis takes, and what had no room. Thread-safe. */
final class PipelineMeters {
  private static final Duration[] BOUNDS = {
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Map<Signal, Timer> durations = new EnumMap<>(Signal.class);

  PipelineMeters(MeterRegistry registry, Ledger ledger) {
    for (Signal signal : Signal.values()) {
      durations.put(
          signal,
          Timer.builder("spanwarden.analysis.duration")
              .description("Time to decode a request, detect, and record what was found")
              .tag("signal", signal.label())
              .serviceLevelObjectives(BOUNDS)
              .register(registry));
    }
    overflow(registry, ledger, "agent", each -> (double) each.folded());
    overflow(registry, ledger, "finding", each -> (double) each.evicted());
  }

  private static void overflow(
      MeterRegistry registry, Ledger ledger, String dimension, ToDoubleFunction<Ledger> count) {
    FunctionCounter.builder("spanwarden.cardinality.overflow", ledger, count)
        .description("What was folded or forgotten because a bound was reached")
        .tag("dimension", dimension)
        .register(registry);
  }

  /** Records how long a request took. */
  void analysed(Signal signal, long nanos) {
    Objects.requireNonNull(durations.get(signal)).record(nanos, TimeUnit.NANOSECONDS);
  }
}
