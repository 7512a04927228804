package io.spanwarden;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.detect.DetectorParts;
import io.spanwarden.event.Client;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.rules.ExamplePlaceholders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Shows that detection works: once a minute a made-up leak, drawn anew, goes through decoding and
 * detection. It is never recorded, so it moves no score and opens no finding. Thread-safe.
 *
 * <p>Whether requests get this far is told by the receiver's own metrics.
 */
final class Canary implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final String RULE = "github-pat-classic";
  private static final String LEAK =
      """
      {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"token %s"}}]}]}]}
      """;
  private static final Source SOURCE =
      new Source(
          "canary",
          Transport.HTTP_JSON,
          TransportSecurity.PLAINTEXT,
          PeerClass.LOOPBACK,
          false,
          Optional.empty(),
          Client.OTHER,
          Optional.empty());

  private final OwnDetector detector;
  private final InstantSource clock;
  private final AtomicLong lastSuccess = new AtomicLong();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "spanwarden-canary");
            thread.setDaemon(true);
            return thread;
          });

  Canary(Supplier<DetectorParts> rules, InstantSource clock, MeterRegistry registry) {
    this.detector = new OwnDetector(rules);
    this.clock = clock;
    Gauge.builder(
            "spanwarden.canary.last.success.timestamp.seconds",
            lastSuccess,
            millis -> millis.get() / 1000.0)
        .description("When a made-up leak was last detected; it is tried once a minute")
        .strongReference(true)
        .register(registry);
  }

  /** Tries it now and then every minute. */
  Canary start() {
    sing();
    // A task that fails is never run again, so that whatever breaks shows as the gauge's age.
    var unused =
        timer.scheduleAtFixedRate(
            this::sing, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    return this;
  }

  /** Tries it once; what fails leaves the time of the last success as it is. */
  void sing() {
    long now = clock.millis();
    String token = new ExamplePlaceholders(now).expand("${github:ghp_}");
    byte[] message = LEAK.formatted(token).getBytes(StandardCharsets.UTF_8);
    try {
      boolean found =
          detector
              .detect(new Export(Signal.LOGS, Encoding.JSON, message, message.length, SOURCE))
              .findings()
              .stream()
              .anyMatch(finding -> finding.rule().id().equals(RULE) && finding.weighs());
      if (found) {
        lastSuccess.set(now);
      }
    } catch (MalformedTelemetryException e) {
      throw new IllegalStateException("the canary's message is not OTLP", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
