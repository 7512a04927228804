package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Dash0, Langfuse and PagerDuty plugins and native Claude Code send, written by hand. */
class SamplesIT {
  private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

  /** The samples' example values, and what stands for a fresh one in their place. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "AKIAIOSFODNN7" + "EXAMPLE", "AKID",
          "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY", "ASK",
          "ghp_" + "0".repeat(28) + "EXAMPLE0", "GHP",
          "Tr0ub4dor" + "&3", "DBP",
          "Tr0ub4dor" + "\\u00263", "DBP",
          "Tr0ub4dor" + "\\\\u00263", "DBP");

  @TempDir Path dataDir;

  private static String sample(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/samples", name + ".json"));
  }

  private static void send(RunningServer server, String path, String body) throws Exception {
    int status =
        server.post(new Capture.Request(path, HEADERS, body.getBytes(StandardCharsets.UTF_8)));
    assertThat(status).isEqualTo(200);
  }

  private static String signalPath(String name) {
    return name.startsWith("langfuse")
        ? "/api/public/otel/v1/traces"
        : name.endsWith("metrics")
            ? "/v1/metrics"
            : name.endsWith("logs") ? "/v1/logs" : "/v1/traces";
  }

  @ParameterizedTest
  @CsvSource({
    "dash0-01-connectivity-check, ",
    "dash0-02-tool-bash-default-redacted, dash0",
    "dash0-03-tool-failure-secret-in-error-default-redacted, dash0",
    "dash0-05-subagent-tool-edit-full-content, dash0",
    "dash0-07-tool-agent-full-content, dash0",
    "dash0-08-chat-root-default-redacted, dash0",
    "dash0-09-chat-root-full-content, dash0",
    "dash0-10-tool-empty-trace-id, dash0",
    "dash0-11-chat-interrupted-session-end, dash0",
    "langfuse-01-turn-batch, langfuse",
    "langfuse-02-turn-no-tools-no-user-id, langfuse",
    "langfuse-04-attached-mode, langfuse",
    "claude-code-otel-logs, claude-code-otel",
    "claude-code-otel-metrics, claude-code-otel",
    "claude-code-otel-traces, claude-code-otel"
  })
  void isAcceptedAndAttributed_andItsExamplesAreNoRealSecrets(String name, String agent)
      throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(server, signalPath(name), sample(name));
      List<JsonNode> findings = server.findings();
      assertThat(findings)
          .allSatisfy(
              finding -> {
                assertThat(finding.get("agent").asText()).isEqualTo(agent);
                assertThat(finding.get("severity").asText()).as("%s", finding).isEqualTo("info");
              });
      assertThat(findings)
          .filteredOn(finding -> finding.get("rule").get("category").asText().equals("secret"))
          .allSatisfy(f -> assertThat(f.get("class").asText()).isEqualTo("placeholder"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dash0-03-tool-failure-secret-in-error-default-redacted, dash0",
    "dash0-05-subagent-tool-edit-full-content, dash0",
    "dash0-08-chat-root-default-redacted, dash0",
    "dash0-09-chat-root-full-content, dash0",
    "langfuse-01-turn-batch, langfuse",
    "langfuse-04-attached-mode, langfuse",
    "claude-code-otel-logs, claude-code-otel",
    "claude-code-otel-traces, claude-code-otel"
  })
  void freshValuesInPlaceOfItsExamplesAreFound(String name, String agent) throws Exception {
    var values = new FreshValues(new SplittableRandom(name.hashCode()));
    String body = sample(name);
    var expected = new java.util.TreeSet<String>();
    for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
      if (body.contains(example.getKey())) {
        expected.add(values.get(example.getValue()));
        body = body.replace(example.getKey(), values.get(example.getValue()));
      }
    }
    assertThat(expected).isNotEmpty();
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(server, signalPath(name), body);
      var fingerprints = KeyFile.open(dataDir);
      List<String> found =
          server.findings().stream()
              .filter(f -> f.get("class").asText().equals("real"))
              .filter(f -> f.get("agent").asText().equals(agent))
              .map(f -> f.path("match").path("fingerprint").asText())
              .toList();
      for (String value : expected) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        assertThat(found)
            .as("a fresh value in %s", name)
            .contains(fingerprints.fingerprint(bytes, 0, bytes.length));
      }
      assertThat(server.findings().toString() + server.get("/metrics") + server.everythingOnDisk())
          .doesNotContain(expected);
    }
  }

  @Test
  void aLeakInAPagerDutyCallIsPagerDutys_withTheFeedInItsContext() throws Exception {
    var values = new FreshValues(new SplittableRandom(7));
    String dash0 =
        sample("dash0-04-tool-mcp-pagerduty-default-redacted")
            .replace("<REDACTED>", "found " + values.get("GHP"));
    String nativeLogs =
        sample("pagerduty-native-logs")
            .replace(
                "mcp_tool_name\\\":",
                "note\\\": \\\"" + values.get("AKID") + "\\\", \\\"mcp_tool_name\\\":")
            .replace(
                "mcp_tool_name\":", "note\": \"" + values.get("AKID") + "\", \"mcp_tool_name\":");
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(server, "/v1/traces", dash0);
      send(server, "/v1/logs", nativeLogs);
      List<JsonNode> secrets =
          server.findings().stream()
              .filter(f -> f.get("rule").get("category").asText().equals("secret"))
              .toList();
      assertThat(secrets)
          .extracting(
              f -> f.get("agent").asText() + " through " + f.get("context").get("feed").asText())
          .contains("pagerduty through dash0", "pagerduty through claude-code-otel");
      assertThat(server.agent("pagerduty").get("headline").decimalValue())
          .isGreaterThanOrEqualTo(new java.math.BigDecimal("8.8"));
    }
  }
}
