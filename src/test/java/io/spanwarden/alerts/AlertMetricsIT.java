package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.RunningServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What alerts ask for is there, and is what they take it for. */
class AlertMetricsIT {
  private static final Pattern METRIC = Pattern.compile("(?<![\\w:])spanwarden_\\w+");

  /** Only there while TLS is on, and then the alert is for it. */
  private static final List<String> WITH_TLS_ONLY =
      List.of("spanwarden_tls_certificate_expiry_timestamp_seconds");

  /** An alert over a metric that is not there is quiet for the wrong reason. */
  @Test
  void everyMetricThatAnAlertOrRecordingAsksForIsThereFromTheStart(@TempDir Path folder)
      throws Exception {
    var asked = new TreeSet<String>();
    for (Shipped.Alert alert : Shipped.alerts()) {
      METRIC.matcher(alert.expression()).results().map(MatchResult::group).forEach(asked::add);
    }
    String recordings = Files.readString(Tool.DASHBOARDS.resolve("recording.yaml"));
    Pattern.compile("(?m)expr: (.*)$")
        .matcher(recordings)
        .results()
        .flatMap(line -> METRIC.matcher(line.group(1)).results())
        .map(MatchResult::group)
        .forEach(asked::add);
    asked.removeAll(WITH_TLS_ONLY);
    try (RunningServer server = RunningServer.start(folder, Map.of("expected-agents", "codex"))) {
      String metrics = server.get("/metrics");
      assertThat(asked).hasSizeGreaterThan(10);
      assertThat(asked)
          .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
      assertThat(metrics).contains("spanwarden_agent_expected{agent=\"codex\"} 1");
    }
  }

  /** The demo's personal data is set aside for tests: it must not alert. Its credentials must. */
  @Test
  void theDemosCredentialsAlertAndItsPersonalDataDoesNot(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      send(server, "pii", "", "");
      send(server, "secrets", "", "");
      assertThat(opened(server, "secret", "critical|high")).isPositive();
      assertThat(opened(server, "pii", "info")).isPositive();
      assertThat(opened(server, "pii", "low|medium|high|critical")).isZero();
    }
  }

  @Test
  void aCommandThatSwitchesTelemetryOffAlerts(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      send(server, "bypass", "", "");
      assertThat(opened(server, "bypass", "critical|high")).isZero();
      send(server, "bypass", "chmod 777 README.md", "CLAUDE_CODE_ENABLE_TELEMETRY=0 claude -p hi");
      assertThat(opened(server, "bypass", "critical|high")).isPositive();
    }
  }

  private static void send(RunningServer server, String scenario, String from, String to)
      throws Exception {
    var values = new FreshValues(new SplittableRandom(7));
    Capture capture = Capture.load("demo/claude-code/http-json/" + scenario, values);
    for (Capture.Request request : capture.requests()) {
      byte[] body =
          from.isEmpty()
              ? request.body()
              : new String(request.body(), StandardCharsets.UTF_8)
                  .replace(from, to)
                  .getBytes(StandardCharsets.UTF_8);
      assertThat(server.post(new Capture.Request(request.path(), request.headers(), body)))
          .isEqualTo(200);
    }
  }

  private static double opened(RunningServer server, String category, String severities)
      throws Exception {
    String series =
        "(?m)^spanwarden_findings_total\\{category=\"%s\",.*severity=\"(?:%s)\"} (\\S+)$"
            .formatted(category, severities);
    return Pattern.compile(series)
        .matcher(server.get("/metrics"))
        .results()
        .mapToDouble(count -> Double.parseDouble(count.group(1)))
        .sum();
  }
}
