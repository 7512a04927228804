package io.spanwarden.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in collector/agents, as the agents would read them. */
class AgentSettingsTest {
  private static final Path FOLDER = Path.of("collector/agents");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Keys of other agents' files, which Claude Code's managed settings cannot hold. */
  private static final Set<String> OF_OTHER_AGENTS =
      Set.of("enabled", "otlp_url", "telemetry", "exporter");

  @TempDir Path folder;

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static JsonNode json(String name) throws IOException {
    return JSON.readTree(Files.readString(FOLDER.resolve(name)));
  }

  @Test
  void everyJsonFileIsAnObject() throws IOException {
    assertThat(files(FOLDER, ".json"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(JSON.readTree(Files.readString(file)).isObject()).isTrue());
  }

  @Test
  void codexsFileHoldsATableOfScalarsAndInlineTables() throws IOException {
    String value = "(true|false|\"[^\"]*\"|\\{ .+ })";
    assertThat(Files.readAllLines(FOLDER.resolve("codex.config.toml")))
        .allSatisfy(line -> assertThat(line).matches("\\[otel]|[a-z_]+ = " + value))
        .anySatisfy(line -> assertThat(line).startsWith("trace_exporter = { otlp-http = { "));
  }

  @Test
  void dash0sFileHasYamlFrontMatter() throws IOException {
    String text = Files.readString(FOLDER.resolve("dash0-agent-plugin.local.md"));
    JsonNode settings = YAML.readTree(text.split("---\n", -1)[1]);
    assertThat(settings.get("enabled").asBoolean()).isTrue();
    assertThat(settings.get("otlp_url").asText()).startsWith("http://127.0.0.1");
  }

  @Test
  void managedSettingsLockWhateverTheCommandRulesKnowAsASwitch() throws IOException {
    JsonNode managed = json("claude-code.managed-settings.json");
    var locked = new ArrayList<String>();
    managed.fieldNames().forEachRemaining(locked::add);
    managed.get("env").fieldNames().forEachRemaining(locked::add);
    var switches = new ArrayList<String>();
    for (Path rule : files(Path.of("rules/commands"), ".yaml")) {
      YAML.readTree(Files.readString(rule))
          .get("variables")
          .fieldNames()
          .forEachRemaining(switches::add);
    }
    switches.removeAll(OF_OTHER_AGENTS);
    assertThat(switches).contains("OTEL_LOGS_EXPORTER", "otelHeadersHelper");
    assertThat(locked).containsAll(switches);
  }

  @Test
  void nothingThatTheUsersFileSetsIsLeftOpenByTheManagedOne() throws IOException {
    JsonNode managed = json("claude-code.managed-settings.json").get("env");
    json("claude-code.user.settings.json")
        .get("env")
        .properties()
        .forEach(entry -> assertThat(managed.has(entry.getKey())).as(entry.getKey()).isTrue());
  }

  @Test
  void theHeadersHelperPrintsTheTokenAsJson() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "made-up\n");
    var builder = new ProcessBuilder(FOLDER.resolve("spanwarden-headers").toString());
    builder.environment().put("SPANWARDEN_TOKEN_FILE", token.toString());
    Process helper = builder.start();
    String said = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(helper.waitFor()).isZero();
    assertThat(JSON.readTree(said).get("Authorization").asText()).isEqualTo("Bearer made-up");
  }

  @Test
  void everyFileIsExplained() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertThat(files(FOLDER, ""))
        .allSatisfy(
            file -> {
              String name = String.valueOf(file.getFileName());
              assertThat(name.equals("README.md") || readme.contains("`" + name + "`"))
                  .as(name)
                  .isTrue();
            });
  }
}
