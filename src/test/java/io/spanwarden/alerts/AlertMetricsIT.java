package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.RunningServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
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

  /** What pages is what the demo is said to show; what is set aside for tests pages nobody. */
  @Test
  void theDemoOpensFindingsThatAlertsAreFor(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      for (String scenario : List.of("normal", "pii", "secrets", "bypass")) {
        var values = new FreshValues(new SplittableRandom(7));
        Capture capture = Capture.load("demo/claude-code/http-json/" + scenario, values);
        for (Capture.Request request : capture.requests()) {
          assertThat(server.post(request)).isEqualTo(200);
        }
      }
      List<String> opened =
          server
              .get("/metrics")
              .lines()
              .filter(line -> line.startsWith("spanwarden_findings_total"))
              .filter(line -> !line.endsWith(" 0.0") && !line.endsWith(" 0"))
              .toList();
      System.out.println(opened);
    }
  }
}
