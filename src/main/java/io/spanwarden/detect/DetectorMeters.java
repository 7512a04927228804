package io.spanwarden.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How often each detector looked at a request, and whether it found something. Thread-safe. */
public final class DetectorMeters {
  private final Pair content;
  private final Pair command;
  private final Pair transport;

  private record Pair(Counter ok, Counter match) {
    void ran(boolean found) {
      (found ? match : ok).increment();
    }
  }

  /** Registers the counters. */
  public DetectorMeters(MeterRegistry registry) {
    content = pair(registry, "content");
    command = pair(registry, "command");
    transport = pair(registry, "transport");
  }

  private static Pair pair(MeterRegistry registry, String detector) {
    return new Pair(counter(registry, detector, "ok"), counter(registry, detector, "match"));
  }

  private static Counter counter(MeterRegistry registry, String detector, String result) {
    return Counter.builder("spanwarden.detector.evaluations")
        .description("Requests that a detector judged")
        .tag("detector", detector)
        .tag("result", result)
        .register(registry);
  }

  /** Counts one request, by what each detector found in it. */
  void ran(boolean contentFound, boolean commandFound, boolean transportFound) {
    content.ran(contentFound);
    command.ran(commandFound);
    transport.ran(transportFound);
  }
}
