package io.spanwarden;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.expose.Scores;
import io.spanwarden.notify.FindingSink;
import io.spanwarden.notify.OtlpExport;
import io.spanwarden.notify.OtlpIdentity;
import io.spanwarden.notify.Webhook;
import io.spanwarden.receive.ExportHandler;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** All that leaves this program by itself: findings, and its own telemetry when asked for. */
final class Outbound implements AutoCloseable {
  private static final byte[] OWN = "spanwarden own export".getBytes(StandardCharsets.UTF_8);

  private final Notifications notifications;
  private final Optional<OtlpExport> otlp;

  private Outbound(Notifications notifications, Optional<OtlpExport> otlp) {
    this.notifications = notifications;
    this.otlp = otlp;
  }

  /** Returns what marks the exports of this installation: only who has its key can make it. */
  static String mark(Fingerprinter fingerprinter) {
    return fingerprinter.fingerprint(OWN, 0, OWN.length);
  }

  static Outbound start(
      Config config,
      String version,
      String mark,
      Scores scores,
      PrometheusMeterRegistry registry,
      InstantSource clock) {
    var sinks = new ArrayList<FindingSink>();
    config.webhook().ifPresent(to -> sinks.add(Webhook.start(to, version, clock)));
    var identity = new OtlpIdentity(version, UUID.randomUUID().toString(), mark);
    Optional<OtlpExport> otlp = config.otlp().map(to -> OtlpExport.start(to, identity, clock));
    otlp.ifPresent(
        export -> {
          sinks.add(export.findings());
          export.exportMetrics(new OwnSamples(registry.getPrometheusRegistry()));
        });
    return new Outbound(new Notifications(sinks, scores, registry), otlp);
  }

  Notifications notifications() {
    return notifications;
  }

  /** Returns the handler with a span around each request, if spans are asked for. */
  ExportHandler traced(ExportHandler handler, Config config) {
    return config
        .otlp()
        .filter(settings -> settings.traceRatio() > 0)
        .flatMap(settings -> otlp)
        .<ExportHandler>map(export -> new TracedHandler(handler, export.tracer()))
        .orElse(handler);
  }

  @Override
  public void close() {
    notifications.close();
    otlp.ifPresent(OtlpExport::close);
  }
}
