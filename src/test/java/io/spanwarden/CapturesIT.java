package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real telemetry of Claude Code, Codex and Gemini CLI against the whole server. */
class CapturesIT {
  private static final Path RESOURCES = Path.of("src");

  @TempDir Path dataDir;

  static List<String> captures() throws IOException {
    var folders = new ArrayList<String>();
    for (Path root :
        List.of(RESOURCES.resolve("main/resources"), RESOURCES.resolve("test/resources"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.endsWith("capture.json"))
            .forEach(file -> folders.add(root.relativize(file.getParent()).toString()));
      }
    }
    return folders.stream().sorted().toList();
  }

  private static Capture load(String folder) throws IOException {
    return Capture.load(folder, new FreshValues(new SplittableRandom(folder.hashCode())));
  }

  private static void send(Capture capture, RunningServer server) throws Exception {
    for (Capture.Request request : capture.requests()) {
      int status =
          request.path().startsWith("/v1/") ? server.post(request) : sendGrpc(request, server);
      assertThat(status).as("%s %s", capture.name(), request.path()).isEqualTo(200);
    }
  }

  private static int sendGrpc(Capture.Request request, RunningServer server) {
    return GrpcCall.to(server.grpcPort(), request.path(), request.body()) == 0 ? 200 : 500;
  }

  @TestFactory
  Stream<DynamicTest> eachVisibleSecretYieldsAFinding() throws IOException {
    return captures().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder,
                    () -> {
                      Path dir = Files.createTempDirectory(dataDir, "data");
                      try (RunningServer server = RunningServer.start(dir)) {
                        check(load(folder), server);
                      }
                    }));
  }

  private static void check(Capture capture, RunningServer server) throws Exception {
    send(capture, server);
    var fingerprints = KeyFile.open(server.dataDir());
    List<JsonNode> findings = server.findings();
    List<String> found =
        findings.stream()
            .map(finding -> finding.path("match").path("fingerprint").asText())
            .toList();
    for (Map.Entry<String, String> planted : capture.planted().entrySet()) {
      if (planted.getKey().equals("ENV64")) {
        continue; // base64 of a whole file: no plain text to find
      }
      byte[] value = planted.getValue().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(found)
          .as("%s of %s", planted.getKey(), capture.name())
          .contains(fingerprints.fingerprint(value, 0, value.length));
    }
    if (capture.planted().isEmpty()) {
      assertThat(findings)
          .filteredOn(
              finding ->
                  !finding.get("severity").asText().equals("info")
                      && List.of("secret", "pii")
                          .contains(finding.get("rule").get("category").asText()))
          .as("false alarms in %s", capture.name())
          .isEmpty();
    }
    assertNothingPlantedIsShown(capture, server);
  }

  private static void assertNothingPlantedIsShown(Capture capture, RunningServer server)
      throws Exception {
    String shown =
        server.get("/metrics")
            + server.get("/api/v1/agents")
            + server.findings()
            + server.get("/api/v1/agents/claude-code-otel/score")
            + server.get("/")
            + server.everythingOnDisk();
    for (String value : capture.planted().values()) {
      assertThat(shown).doesNotContain(value);
      assertThat(shown).doesNotContain(value.substring(value.length() - 12));
    }
  }

  @Test
  void aNormalSessionRaisesNothing() throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(load("demo/claude-code/http-json/normal"), server);
      assertThat(server.findings())
          .as("only how it arrived and what the profile does not say, as information")
          .isNotEmpty()
          .allSatisfy(
              finding -> {
                assertThat(finding.get("severity").asText()).isEqualTo("info");
                assertThat(finding.get("rule").get("category").asText())
                    .isIn("transport", "policy");
              });
      assertThat(server.agent("claude-code-otel").get("headline").decimalValue())
          .isEqualByComparingTo("4.1");
    }
  }

  @Test
  void aLeakRaisesTheHeadlineAndTheApiExplainsWhy() throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      assertThat(server.agent("claude-code-otel").get("headline").decimalValue())
          .isEqualByComparingTo("4.1");
      send(load("demo/claude-code/http-json/secrets"), server);
      JsonNode agent = server.agent("claude-code-otel");
      assertThat(agent.get("headline").decimalValue())
          .isGreaterThanOrEqualTo(new java.math.BigDecimal("8.4"));
      assertThat(server.get("/metrics"))
          .contains("spanwarden_aivss_score{agent=\"claude-code-otel\"} 8.");
      JsonNode score = server.json("/api/v1/agents/claude-code-otel/score");
      assertThat(score.get("explanation")).isNotEmpty();
      assertThat(score.get("waterfall").get("steps"))
          .anySatisfy(step -> assertThat(step.get("cause").asText()).isEqualTo("finding"));
      assertThat(server.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.get("rule").get("id").asText()).isEqualTo("github-pat-classic");
                assertThat(finding.get("context").get("path").asText())
                    .isEqualTo("span.event[tool.output].output");
                assertThat(finding.get("context").get("tool_name").asText()).isEqualTo("Bash");
              });
    }
  }

  @Test
  void personalDataReservedForTestsIsInformation() throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      send(load("demo/claude-code/http-json/pii"), server);
      List<JsonNode> personal =
          server.findings().stream()
              .filter(f -> f.get("rule").get("category").asText().equals("pii"))
              .toList();
      assertThat(personal)
          .extracting(f -> f.get("rule").get("id").asText())
          .contains("email-address", "phone-number", "us-ssn", "payment-card", "iban");
      assertThat(personal)
          .allSatisfy(
              f -> {
                assertThat(f.get("severity").asText()).isEqualTo("info");
                assertThat(f.get("class").asText()).isEqualTo("reserved");
              });
    }
  }
}
