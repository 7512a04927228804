package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spanwarden.cli.FreshValues;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenTelemetry SDK for Java with its gRPC and HTTP exporters, against the whole server. */
class JavaExportersIT {
  private static final String SCOPE = "com.anthropic.claude_code.tracing";

  @TempDir Path dataDir;

  private final String secret = new FreshValues(new SplittableRandom(1)).get("GHP");

  @ParameterizedTest
  @CsvSource({"grpc, none", "grpc, gzip", "http, none", "http, gzip"})
  void spansArriveAndTheirLeakIsFound(String transport, String compression) throws Exception {
    try (RunningServer server = RunningServer.start(dataDir);
        var provider =
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans(server, transport, compression)))
                .build()) {
      var span = provider.get(SCOPE).spanBuilder("claude_code.tool").startSpan();
      span.setAttribute("full_command", "git clone https://" + secret + "@github.com/a/b");
      span.end();
      assertDone(provider.forceFlush());
      assertFound(server, "span.full_command", "traces");
    }
  }

  @ParameterizedTest
  @CsvSource({"grpc, none", "grpc, gzip", "http, none", "http, gzip"})
  void logsArriveAndTheirLeakIsFound(String transport, String compression) throws Exception {
    try (RunningServer server = RunningServer.start(dataDir);
        var provider =
            SdkLoggerProvider.builder()
                .addLogRecordProcessor(
                    SimpleLogRecordProcessor.create(logs(server, transport, compression)))
                .build()) {
      provider.get(SCOPE).logRecordBuilder().setBody("the token is " + secret).emit();
      assertDone(provider.forceFlush());
      assertFound(server, "log.body", "logs");
    }
  }

  @ParameterizedTest
  @CsvSource({"grpc, none", "grpc, gzip", "http, none", "http, gzip"})
  void metricsArriveAndTheirLeakIsFound(String transport, String compression) throws Exception {
    try (RunningServer server = RunningServer.start(dataDir);
        var provider =
            SdkMeterProvider.builder()
                .registerMetricReader(
                    PeriodicMetricReader.create(metrics(server, transport, compression)))
                .build()) {
      provider
          .get(SCOPE)
          .counterBuilder("claude_code.token.usage")
          .build()
          .add(
              1,
              io.opentelemetry.api.common.Attributes.of(
                  AttributeKey.stringKey("skill.name"), secret));
      assertDone(provider.forceFlush());
      assertFound(server, "metric.data_point.skill.name", "metrics");
    }
  }

  private static void assertDone(CompletableResultCode result) {
    assertThat(result.join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
  }

  private static void assertFound(RunningServer server, String path, String signal)
      throws Exception {
    assertThat(server.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.get("rule").get("id").asText()).isEqualTo("github-pat-classic");
              assertThat(finding.get("context").get("path").asText()).isEqualTo(path);
              assertThat(finding.get("context").get("signal").asText()).isEqualTo(signal);
            });
  }

  private static String grpc(RunningServer server) {
    return "http://127.0.0.1:" + server.grpcPort();
  }

  private static String http(RunningServer server, String signal) {
    return "http://127.0.0.1:" + server.httpPort() + "/v1/" + signal;
  }

  private static SpanExporter spans(RunningServer server, String transport, String compression) {
    return transport.equals("grpc")
        ? OtlpGrpcSpanExporter.builder()
            .setEndpoint(grpc(server))
            .setCompression(compression)
            .build()
        : OtlpHttpSpanExporter.builder()
            .setEndpoint(http(server, "traces"))
            .setCompression(compression)
            .build();
  }

  private static LogRecordExporter logs(
      RunningServer server, String transport, String compression) {
    return transport.equals("grpc")
        ? OtlpGrpcLogRecordExporter.builder()
            .setEndpoint(grpc(server))
            .setCompression(compression)
            .build()
        : OtlpHttpLogRecordExporter.builder()
            .setEndpoint(http(server, "logs"))
            .setCompression(compression)
            .build();
  }

  private static MetricExporter metrics(
      RunningServer server, String transport, String compression) {
    return transport.equals("grpc")
        ? OtlpGrpcMetricExporter.builder()
            .setEndpoint(grpc(server))
            .setCompression(compression)
            .build()
        : OtlpHttpMetricExporter.builder()
            .setEndpoint(http(server, "metrics"))
            .setCompression(compression)
            .build();
  }
}
