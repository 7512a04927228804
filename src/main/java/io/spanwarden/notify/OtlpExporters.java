package io.spanwarden.notify;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.spanwarden.event.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Builds the SDK's exporters. Their builders are alike, but have no type in common. */
final class OtlpExporters {
  private OtlpExporters() {}

  static OtlpGrpcLogRecordExporter logs(OtlpSettings settings) {
    var builder =
        OtlpGrpcLogRecordExporter.builder()
            .setEndpoint(settings.endpoint().toString())
            .setTimeout(settings.timeout())
            .setCompression(compression(settings))
            .setHeaders(settings::headers)
            .setRetryPolicy(RetryPolicy.getDefault())
            .setMeterProvider(MeterProvider.noop());
    return secured(
        settings, builder::setTrustedCertificates, builder::setClientTls, builder::build);
  }

  static OtlpGrpcSpanExporter spans(OtlpSettings settings) {
    var builder =
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(settings.endpoint().toString())
            .setTimeout(settings.timeout())
            .setCompression(compression(settings))
            .setHeaders(settings::headers)
            .setRetryPolicy(RetryPolicy.getDefault())
            .setMeterProvider(MeterProvider.noop());
    return secured(
        settings, builder::setTrustedCertificates, builder::setClientTls, builder::build);
  }

  static OtlpGrpcMetricExporter metrics(OtlpSettings settings) {
    var builder =
        OtlpGrpcMetricExporter.builder()
            .setEndpoint(settings.endpoint().toString())
            .setTimeout(settings.timeout())
            .setCompression(compression(settings))
            .setHeaders(settings::headers)
            .setRetryPolicy(RetryPolicy.getDefault());
    return secured(
        settings, builder::setTrustedCertificates, builder::setClientTls, builder::build);
  }

  private static String compression(OtlpSettings settings) {
    return settings.gzip() ? "gzip" : "none";
  }

  /** Gives the builder the PEM files, and builds. */
  private static <T> T secured(
      OtlpSettings settings,
      Consumer<byte[]> authority,
      BiConsumer<byte[], byte[]> client,
      Supplier<T> build) {
    try {
      if (settings.authority().isPresent()) {
        authority.accept(Files.readAllBytes(settings.authority().get()));
      }
      if (settings.client().isPresent()) {
        Path key = settings.client().get().key();
        client.accept(Files.readAllBytes(key), Files.readAllBytes(settings.client().get().chain()));
      }
      return build.get();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new InvalidConfigException(
          "otlp.ca, otlp.client-certificate or otlp.client-key: (expected: readable PEM files)");
    }
  }
}
