package io.spanwarden.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Exports over OTLP/gRPC to a real server, read with the official messages. */
class OtlpExportTest {
  private static final OtlpIdentity IDENTITY = new OtlpIdentity("1.2", "instance-1", "mark-1");

  private static OtlpExport export(URI endpoint) {
    return OtlpExport.start(OtlpSettings.of(endpoint), IDENTITY, InstantSource.system());
  }

  private static OtlpSettings everything(URI endpoint) {
    return new OtlpSettings(
        endpoint,
        Map.of("authorization", "Bearer made-up"),
        false,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(5),
        false,
        Severity.LOW,
        1,
        Optional.of(Duration.ofSeconds(1)));
  }

  private static Map<String, String> strings(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                attribute ->
                    attribute.getValue().hasIntValue()
                        ? String.valueOf(attribute.getValue().getIntValue())
                        : attribute.getValue().getStringValue()));
  }

  private static List<LogRecord> records(Backend backend) throws Exception {
    List<LogRecord> records = new java.util.ArrayList<>();
    for (Backend.Export export : backend.exports) {
      ExportLogsServiceRequest.parseFrom(export.message()).getResourceLogsList().stream()
          .flatMap(resource -> resource.getScopeLogsList().stream())
          .forEach(scope -> records.addAll(scope.getLogRecordsList()));
    }
    return records;
  }

  private static ByteString hex(String text) {
    return ByteString.copyFrom(HexFormat.of().parseHex(text));
  }

  @Test
  void aFindingIsAnEventInTheTraceThatLeaked() throws Exception {
    try (var backend = new Backend(0, n -> 0);
        OtlpExport export = export(backend.endpoint())) {
      long start = System.nanoTime();
      export.findings().accept(Notices.of("f1"));
      export.findings().accept(Notices.of("beneath", Severity.INFO));
      Notices.await(() -> !backend.exports.isEmpty());
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      System.out.println("otlp: delivered after " + latency.toMillis() + " ms");
      assertThat(latency).isLessThan(Duration.ofSeconds(2));
      Backend.Export sent = backend.exports.get(0);
      assertThat(sent.path()).endsWith("LogsService/Export");
      assertThat(sent.compressed()).isTrue();
      var resource = ExportLogsServiceRequest.parseFrom(sent.message()).getResourceLogs(0);
      assertThat(strings(resource.getResource().getAttributesList()))
          .containsOnly(
              Map.entry("service.name", "spanwarden"),
              Map.entry("service.version", "1.2"),
              Map.entry("service.instance.id", "instance-1"),
              Map.entry("spanwarden.mark", "mark-1"));
      assertThat(resource.getScopeLogs(0).getLogRecordsCount()).isEqualTo(1);
      LogRecord log = resource.getScopeLogs(0).getLogRecords(0);
      assertThat(log.getEventName()).isEqualTo("spanwarden.finding");
      assertThat(log.getTimeUnixNano())
          .isEqualTo(Notices.of("f1").lastSeen().getEpochSecond() * 1_000_000_000L);
      assertThat(log.getSeverityNumberValue()).isEqualTo(21);
      assertThat(log.getSeverityText()).isEqualTo("critical");
      assertThat(log.getTraceId()).isEqualTo(hex(Notices.TRACE_ID));
      assertThat(log.getSpanId()).isEqualTo(hex(Notices.SPAN_ID));
      assertThat(log.getBody().getStringValue()).isEqualTo("Made-up token (agent worker)");
      assertThat(strings(log.getAttributesList()))
          .containsOnly(
              Map.entry("event.name", "spanwarden.finding"),
              Map.entry("spanwarden.finding.id", "f1"),
              Map.entry("spanwarden.finding.event", "finding.opened"),
              Map.entry("spanwarden.finding.count", "1"),
              Map.entry("spanwarden.finding.first_seen", "2026-11-24T10:00:00Z"),
              Map.entry("spanwarden.finding.category", "secret"),
              Map.entry("spanwarden.finding.kind", "secret_in_telemetry"),
              Map.entry("spanwarden.finding.severity", "critical"),
              Map.entry("spanwarden.finding.confidence", "high"),
              Map.entry("spanwarden.finding.class", "real"),
              Map.entry("spanwarden.finding.agent", "worker"),
              Map.entry("spanwarden.finding.feed", "feeder"),
              Map.entry("spanwarden.finding.signal", "traces"),
              Map.entry("spanwarden.finding.path", "span.attributes[tool.output]"),
              Map.entry("spanwarden.finding.masked", "made_***"),
              Map.entry("spanwarden.finding.fingerprint", "hmac-sha256:k1:00"),
              Map.entry("spanwarden.rule.id", "made-up"),
              Map.entry("spanwarden.rule.title", "Made-up token"),
              Map.entry("session.id", "session-1"),
              Map.entry("gen_ai.tool.name", "Bash"));
      Notices.await(() -> export.findings().stats().delivered() == 1);
      assertThat(export.findings().stats()).isEqualTo(new ChannelStats(1, 0, 0, Optional.empty()));
    }
  }

  @Test
  void anIdThatIsNotHexIsLeftOut() throws Exception {
    try (var backend = new Backend(0, n -> 0);
        OtlpExport export = export(backend.endpoint())) {
      var finding = Notices.finding(Severity.LOW, FindingClass.REAL, Optional.of("not hex"));
      export.findings().accept(Notices.of("f1", 1, finding));
      Notices.await(() -> !backend.exports.isEmpty());
      LogRecord log = records(backend).get(0);
      assertThat(log.getTraceId()).isEmpty();
      assertThat(log.getSpanId()).isEmpty();
      assertThat(log.getSeverityNumberValue()).isEqualTo(13);
    }
  }

  @Test
  void aBackendThatComesUpLaterGetsEverything() throws Exception {
    int port = Receiver.freePort();
    try (OtlpExport export = export(URI.create("http://127.0.0.1:" + port))) {
      long start = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        export.findings().accept(Notices.of("f" + i));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      Thread.sleep(500);
      assertThat(export.findings().stats().oldestPending()).isPresent();
      try (var backend = new Backend(port, n -> 0)) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (export.findings().stats().delivered() < 1000 && System.nanoTime() < deadline) {
          Thread.sleep(20);
        }
        assertThat(export.findings().stats().delivered()).isEqualTo(1000);
        assertThat(export.findings().stats().dropped()).isZero();
        assertThat(records(backend)).hasSize(1000);
      }
    }
  }

  @Test
  void moreThanTheQueueTakesIsDroppedAndCounted() {
    var settings = OtlpSettings.of(URI.create("http://127.0.0.1:1"));
    var findings =
        new OtlpFindings(
            OtlpExporters.logs(settings),
            io.opentelemetry.sdk.resources.Resource.empty(),
            "1",
            Severity.LOW,
            InstantSource.system(),
            10);
    for (int i = 0; i < 25; i++) {
      findings.accept(Notices.of("f" + i));
    }
    assertThat(findings.stats().dropped()).isEqualTo(15);
    findings.close();
    assertThat(findings.stats().dropped()).isEqualTo(25);
    assertThat(findings.stats().oldestPending()).isEmpty();
  }

  @Test
  void aRequestThatIsRefusedIsDroppedAndTheNextIsSent() throws Exception {
    try (var backend = new Backend(0, n -> n == 1 ? 3 : 0);
        OtlpExport export = export(backend.endpoint())) {
      export.findings().accept(Notices.of("bad"));
      Notices.await(() -> export.findings().stats().dropped() == 1);
      export.findings().accept(Notices.of("good"));
      Notices.await(() -> export.findings().stats().delivered() == 1);
      assertThat(backend.exports).hasSize(2);
    }
  }

  @Test
  void ownSpansAndMetricsArriveWhenAskedFor() throws Exception {
    try (var backend = new Backend(0, n -> 0)) {
      try (OtlpExport export =
          OtlpExport.start(everything(backend.endpoint()), IDENTITY, InstantSource.system())) {
        export.tracer().spanBuilder("scan").startSpan().end();
        export.exportMetrics(
            () ->
                List.of(
                    new Sample("things_total", "Things", Sample.Kind.COUNTER, Map.of("k", "a"), 3),
                    new Sample("things_total", "Things", Sample.Kind.COUNTER, Map.of("k", "b"), 4),
                    new Sample("level", "Level", Sample.Kind.GAUGE, Map.of(), 0.5)));
      }
      assertThat(backend.exports)
          .allMatch(sent -> sent.authorization().equals("Bearer made-up") && !sent.compressed());
      byte[] spans = message(backend, "TraceService/Export");
      var traces = ExportTraceServiceRequest.parseFrom(spans).getResourceSpans(0);
      assertThat(traces.getScopeSpans(0).getSpans(0).getName()).isEqualTo("scan");
      assertThat(strings(traces.getResource().getAttributesList()))
          .containsEntry("spanwarden.mark", "mark-1");
      byte[] metrics = message(backend, "MetricsService/Export");
      List<Metric> all =
          ExportMetricsServiceRequest.parseFrom(metrics)
              .getResourceMetrics(0)
              .getScopeMetrics(0)
              .getMetricsList();
      assertThat(all)
          .extracting(Metric::getName)
          .containsExactlyInAnyOrder("things_total", "level");
      Metric things = all.get(all.get(0).getName().equals("level") ? 1 : 0);
      assertThat(things.getSum().getIsMonotonic()).isTrue();
      assertThat(things.getSum().getDataPointsList())
          .extracting(point -> point.getAsDouble())
          .containsExactlyInAnyOrder(3.0, 4.0);
    }
  }

  @Test
  void ownSpansAndMetricsStayAtHomeByDefault() throws Exception {
    try (var backend = new Backend(0, n -> 0)) {
      try (OtlpExport export = export(backend.endpoint())) {
        assertThat(export.tracer().spanBuilder("scan").startSpan().isRecording()).isFalse();
        export.exportMetrics(
            () -> List.of(new Sample("level", "Level", Sample.Kind.GAUGE, Map.of(), 0.5)));
      }
      assertThat(backend.exports).isEmpty();
    }
  }

  private static byte[] message(Backend backend, String path) {
    return backend.exports.stream()
        .filter(sent -> sent.path().endsWith(path))
        .findFirst()
        .orElseThrow()
        .message();
  }
}
