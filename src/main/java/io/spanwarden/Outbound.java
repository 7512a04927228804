package io.spanwarden;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.expose.LiveMeters;
import io.spanwarden.expose.Scores;
import io.spanwarden.notify.FindingSink;
import io.spanwarden.notify.OtlpExport;
import io.spanwarden.notify.OtlpIdentity;
import io.spanwarden.notify.Webhook;
import io.spanwarden.receive.ExportHandler;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** All that leaves this program by itself: findings, and its own telemetry when asked for. */
final class Outbound implements AutoCloseable {
  private static final byte[] OWN = "spanwarden own export".getBytes(StandardCharsets.UTF_8);

  private final Notifications notifications;
  private final Optional<Webhook> webhook;
  private final Optional<OtlpExport> otlp;

  private Outbound(
      Notifications notifications, Optional<Webhook> webhook, Optional<OtlpExport> otlp) {
    this.notifications = notifications;
    this.webhook = webhook;
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
    Optional<Webhook> webhook = config.webhook().map(to -> Webhook.start(to, version, clock));
    var identity = new OtlpIdentity(version, UUID.randomUUID().toString(), mark);
    Optional<OtlpExport> otlp = config.otlp().map(to -> OtlpExport.start(to, identity, clock));
    List<FindingSink> sinks =
        Stream.<Optional<? extends FindingSink>>of(webhook, otlp.map(OtlpExport::findings))
            .<FindingSink>flatMap(Optional::stream)
            .toList();
    return new Outbound(new Notifications(sinks, scores, registry), webhook, otlp);
  }

  /** Exports our own metrics if asked for. To be called when all meters are registered. */
  void exportMetrics(LiveMeters meters, PrometheusMeterRegistry registry) {
    otlp.ifPresent(
        export -> export.exportMetrics(new OwnSamples(meters, registry.getPrometheusRegistry())));
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
    webhook.ifPresent(Webhook::close);
    otlp.ifPresent(OtlpExport::close);
  }
}
