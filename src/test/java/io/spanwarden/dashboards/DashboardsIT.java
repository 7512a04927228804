package io.spanwarden.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spanwarden.RunningServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every expression of every dashboard in a real Prometheus that scrapes a real Spanwarden. */
class DashboardsIT {
  private static final String RANGE = "2m";
  private static final double AN_HOUR = 3600;

  @TempDir static Path folder;

  private static Prometheus prometheus;
  private static RunningServer server;
  private static Map<String, JsonNode> idle = Map.of();
  private static Map<String, JsonNode> fed = Map.of();

  /** Idle first, then with recorded sessions of Claude Code, two of which leak. */
  @BeforeAll
  static void feed() throws Exception {
    Machine.require("prometheus");
    server = RunningServer.start(folder, Map.of("expected-agents", "claude-code-otel,codex"));
    prometheus = Prometheus.scraping(server.consolePort(), folder);
    prometheus.awaitScrapes(4);
    idle = evaluateAll();
    for (String scenario : List.of("normal", "pii", "secrets", "bypass")) {
      server.send(
          Capture.load(
              "demo/claude-code/http-json/" + scenario, new FreshValues(new SplittableRandom(1))));
    }
    prometheus.awaitScrapes(4);
    fed = evaluateAll();
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static Map<String, JsonNode> evaluateAll() throws Exception {
    var results = new TreeMap<String, JsonNode>();
    for (Expression expression : expressions()) {
      String agent = expression.key().startsWith("spanwarden-aivss") ? "claude-code-otel" : ".+";
      results.put(expression.key(), prometheus.api().query(expression.with(agent, RANGE)));
    }
    return results;
  }

  private static List<Expression> expressions() throws IOException {
    var all = new ArrayList<Expression>();
    for (Dashboard dashboard : Dashboard.all()) {
      all.addAll(dashboard.expressions());
    }
    return all;
  }

  @Test
  void everyExpressionHasAnExpectation() throws IOException {
    assertThat(Expectation.all().stream().map(Expectation::key))
        .containsExactlyInAnyOrderElementsOf(expressions().stream().map(Expression::key).toList());
  }

  @TestFactory
  Stream<DynamicTest> anExpressionReturnsWhatIsExpected() {
    return Expectation.all().stream()
        .flatMap(
            expectation ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        expectation.key() + " idle",
                        () -> expectation.idle().check(result(idle, expectation.key()))),
                    DynamicTest.dynamicTest(
                        expectation.key() + " fed",
                        () -> expectation.fed().check(result(fed, expectation.key())))));
  }

  private static JsonNode result(Map<String, JsonNode> results, String key) {
    JsonNode result = results.get(key);
    if (result == null) {
      throw new AssertionError("no expression " + key);
    }
    return result;
  }

  @Test
  void theStepsOfTheWaterfallStandInOrderAndAddUpToThePosture() {
    var steps = new TreeMap<String, String>();
    double sum = 0;
    for (JsonNode each : result(fed, "spanwarden-aivss 7A")) {
      String step = each.get("metric").get("step").asText();
      steps.put(each.get("metric").get("order").asText(), step);
      double points = each.get("value").get(1).asDouble();
      sum += step.equals("posture") ? -points : points;
    }
    assertThat(steps.values())
        .startsWith("cvss_base", "uplift", "declared_mitigation")
        .endsWith("findings_other", "rounding", "posture")
        .contains("coverage", "findings_redaction")
        .doesNotHaveDuplicates();
    assertThat(sum).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-6));
  }

  /** NaN stands for "not observed" in the MAESTRO panel, and only there. */
  @Test
  void noPanelShowsNonsense() throws IOException {
    for (Map<String, JsonNode> results : List.of(idle, fed)) {
      for (Expression expression : expressions()) {
        boolean layers = expression.text().contains("maestro_layer");
        for (JsonNode series : result(results, expression.key())) {
          double value = series.get("value").get(1).asDouble();
          assertThat(Double.isFinite(value) || layers).as(expression.key()).isTrue();
          if (expression.text().contains("time() -")) {
            assertThat(value).as(expression.key()).isBetween(-1.0, AN_HOUR);
          }
        }
      }
    }
  }

  @Test
  void everyMetricOfAnExpressionIsInTheScrape() throws Exception {
    String metrics = server.get("/metrics");
    var names = java.util.regex.Pattern.compile("\\b(spanwarden|jvm)_[a-z_]+(?=\\{)");
    for (Expression expression : expressions()) {
      names
          .matcher(expression.text())
          .results()
          .map(java.util.regex.MatchResult::group)
          .filter(name -> !ONLY_WHEN_CONFIGURED.contains(name))
          .forEach(name -> assertThat(metrics).as(expression.key()).contains("\n" + name));
    }
  }

  /** TLS is off in this test. */
  private static final List<String> ONLY_WHEN_CONFIGURED =
      List.of("spanwarden_tls_certificate_expiry_timestamp_seconds");
}
