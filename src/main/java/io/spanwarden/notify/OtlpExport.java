package io.spanwarden.notify;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.spanwarden.event.InvalidConfigException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Our exports over OTLP/gRPC: findings, and our own traces and metrics when asked for. All are
 * bounded, and wait for nothing in the caller's thread. Thread-safe.
 */
public final class OtlpExport implements AutoCloseable {
  private static final String SCOPE = "io.spanwarden";
  private static final int CAPACITY = 10_000;
  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final OtlpSettings settings;
  private final Resource resource;
  private final OtlpFindings findings;
  private final Optional<SdkTracerProvider> traces;
  private volatile Optional<SdkMeterProvider> metrics = Optional.empty();

  private OtlpExport(OtlpSettings settings, OtlpIdentity identity, InstantSource clock) {
    this.settings = settings;
    this.resource =
        Resource.builder()
            .put("service.name", "spanwarden")
            .put("service.version", identity.version())
            .put("service.instance.id", identity.instanceId())
            .put("spanwarden.mark", identity.mark())
            .build();
    this.findings =
        new OtlpFindings(
            OtlpExporters.logs(settings),
            resource,
            identity.version(),
            settings.minimum(),
            clock,
            CAPACITY);
    this.traces = settings.traceRatio() > 0 ? Optional.of(traces()) : Optional.empty();
  }

  /**
   * Starts the exports.
   *
   * @param settings that {@link OtlpSettings#validate} found usable
   * @param identity who we are
   * @param clock for ages and waits
   * @throws InvalidConfigException if a PEM file cannot be used
   */
  public static OtlpExport start(
      OtlpSettings settings, OtlpIdentity identity, InstantSource clock) {
    return new OtlpExport(settings, identity, clock);
  }

  private SdkTracerProvider traces() {
    return SdkTracerProvider.builder()
        .setResource(resource)
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.traceRatio())))
        .addSpanProcessor(BatchSpanProcessor.builder(OtlpExporters.spans(settings)).build())
        .build();
  }

  /** Returns the channel {@code otlp_logs}, which {@link #close} closes too. */
  public FindingSink findings() {
    return findings;
  }

  /** Returns where our own spans start; they go nowhere unless traces are asked for. */
  public Tracer tracer() {
    return traces
        .<TracerProvider>map(provider -> provider)
        .orElse(TracerProvider.noop())
        .get(SCOPE);
  }

  /**
   * Exports our own metrics if they are asked for; to be called at most once.
   *
   * @param samples takes a snapshot, in the exporter's thread. Only names of the first are exported
   */
  public void exportMetrics(Supplier<List<Sample>> samples) {
    settings
        .metricInterval()
        .ifPresent(
            interval -> {
              SdkMeterProvider provider =
                  SdkMeterProvider.builder()
                      .setResource(resource)
                      .registerMetricReader(
                          PeriodicMetricReader.builder(OtlpExporters.metrics(settings))
                              .setInterval(interval)
                              .build())
                      .build();
              OwnMetrics.register(provider.get(SCOPE), samples);
              metrics = Optional.of(provider);
            });
  }

  /** Sends what it can within a few seconds, and stops. */
  @Override
  public void close() {
    findings.close();
    // Both at the same time.
    var spansSent = traces.map(SdkTracerProvider::shutdown);
    var metricsSent = metrics.map(SdkMeterProvider::shutdown);
    spansSent.ifPresent(result -> result.join(DRAIN.toMillis(), TimeUnit.MILLISECONDS));
    metricsSent.ifPresent(result -> result.join(DRAIN.toMillis(), TimeUnit.MILLISECONDS));
  }
}
