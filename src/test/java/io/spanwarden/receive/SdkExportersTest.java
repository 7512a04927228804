package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spanwarden.event.Client;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Transport;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exporters of the OpenTelemetry Java SDK send to the receiver. */
class SdkExportersTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A meter provider sends once more when it is closed. */
  @AfterEach
  void forget() throws Exception {
    while (server.handler.waiting() > 0) {
      server.handler.next();
    }
  }

  @ParameterizedTest
  @CsvSource({"GRPC, none", "GRPC, gzip", "HTTP_PROTOBUF, none", "HTTP_PROTOBUF, gzip"})
  void sendTraces(Transport transport, String compression) throws Exception {
    SpanExporter exporter =
        transport == Transport.GRPC
            ? OtlpGrpcSpanExporter.builder()
                .setEndpoint(base(transport))
                .setCompression(compression)
                .build()
            : OtlpHttpSpanExporter.builder()
                .setEndpoint(base(transport) + "/v1/traces")
                .setCompression(compression)
                .build();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()) {
      provider.get("scope").spanBuilder("named-span").startSpan().end();
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
    assertSeen(Signal.TRACES, transport, "named-span");
  }

  @ParameterizedTest
  @CsvSource({"GRPC, none", "GRPC, gzip", "HTTP_PROTOBUF, none", "HTTP_PROTOBUF, gzip"})
  void sendLogs(Transport transport, String compression) throws Exception {
    LogRecordExporter exporter =
        transport == Transport.GRPC
            ? OtlpGrpcLogRecordExporter.builder()
                .setEndpoint(base(transport))
                .setCompression(compression)
                .build()
            : OtlpHttpLogRecordExporter.builder()
                .setEndpoint(base(transport) + "/v1/logs")
                .setCompression(compression)
                .build();
    try (SdkLoggerProvider provider =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
            .build()) {
      provider.get("scope").logRecordBuilder().setBody("said-body").emit();
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
    assertSeen(Signal.LOGS, transport, "said-body");
  }

  @ParameterizedTest
  @CsvSource({"GRPC, none", "GRPC, gzip", "HTTP_PROTOBUF, none", "HTTP_PROTOBUF, gzip"})
  void sendMetrics(Transport transport, String compression) throws Exception {
    MetricExporter exporter =
        transport == Transport.GRPC
            ? OtlpGrpcMetricExporter.builder()
                .setEndpoint(base(transport))
                .setCompression(compression)
                .build()
            : OtlpHttpMetricExporter.builder()
                .setEndpoint(base(transport) + "/v1/metrics")
                .setCompression(compression)
                .build();
    PeriodicMetricReader reader = PeriodicMetricReader.builder(exporter).build();
    try (SdkMeterProvider provider =
        SdkMeterProvider.builder().registerMetricReader(reader).build()) {
      provider
          .get("scope")
          .counterBuilder("counted")
          .build()
          .add(1, Attributes.of(AttributeKey.stringKey("k"), "v"));
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
    assertSeen(Signal.METRICS, transport, "counted");
  }

  private static String base(Transport transport) {
    int port = transport == Transport.GRPC ? server.server.grpcPort() : server.server.httpPort();
    return "http://127.0.0.1:" + port;
  }

  private static void assertSeen(Signal signal, Transport transport, String text)
      throws InterruptedException {
    RecordingHandler.Seen seen = server.handler.next();
    assertThat(seen.signal()).isEqualTo(signal);
    assertThat(seen.source().transport()).isEqualTo(transport);
    assertThat(seen.source().client()).isEqualTo(Client.OTEL_JAVA);
    assertThat(new String(seen.message(), StandardCharsets.ISO_8859_1)).contains(text);
  }
}
