package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exporters of OpenTelemetry JavaScript, which Claude Code uses, against the whole server. */
class NpmExportersIT {
  private static final Path FOLDER = Path.of("src/test/npm");

  @TempDir Path dataDir;

  /** Where Node or its packages are missing the tests are skipped, but not in CI. */
  @BeforeAll
  static void nodeIsThere() {
    boolean there = Files.isDirectory(FOLDER.resolve("node_modules"));
    assumeTrue(
        there || System.getenv("CI") != null,
        "skipped: no src/test/npm/node_modules (npm ci --prefix src/test/npm installs it)");
    assertThat(there).as("src/test/npm/node_modules (CI installs it)").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"http, none", "http, gzip", "proto, none", "proto, gzip", "grpc, none", "grpc, gzip"})
  void spansArriveAndTheirLeakIsFound(String kind, String compression) throws Exception {
    String secret = new FreshValues(new SplittableRandom(1)).get("SAK");
    try (RunningServer server = RunningServer.start(dataDir)) {
      String url =
          kind.equals("grpc")
              ? "http://127.0.0.1:" + server.grpcPort()
              : "http://127.0.0.1:" + server.httpPort() + "/v1/traces";
      assertThat(send(kind, url, compression, "ask --key " + secret, Map.of())).isZero();
      assertThat(server.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.get("kind").asText()).isEqualTo("secret_in_telemetry");
                assertThat(finding.get("context").get("path").asText())
                    .isEqualTo("span.full_command");
                assertThat(finding.get("agent").asText()).isEqualTo("claude-code-otel");
              });
    }
  }

  /** The README's environment block for Claude Code, only with the port of this server. */
  @Test
  void theReadmesEnvironmentBlockLeadsToTheServer() throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      var environment = new HashMap<String, String>();
      Pattern.compile("(?m)^export ([A-Z_]+)=(\\S+)$")
          .matcher(Files.readString(Path.of("README.md")))
          .results()
          .forEach(
              line ->
                  environment.put(
                      line.group(1), line.group(2).replace("4318", "" + server.httpPort())));
      assertThat(environment).containsEntry("CLAUDE_CODE_ENABLE_TELEMETRY", "1");
      assertThat(environment).containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
      assertThat(send("proto", "", "none", "ls", environment)).isZero();
      assertThat(server.get("/metrics"))
          .contains(
              "spanwarden_otlp_requests_total{outcome=\"accepted\",signal=\"traces\",transport=\"http_protobuf\"} 1.0");
    }
  }

  private int send(
      String kind, String url, String compression, String text, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = dataDir.resolve("node.log");
    var builder =
        new ProcessBuilder("node", "send.mjs", kind, url, compression)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process node = builder.start();
    try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
      in.write(text);
    }
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).as("node ends").isTrue();
    return node.exitValue();
  }
}
