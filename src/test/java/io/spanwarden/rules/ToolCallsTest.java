package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.command.CommandFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields as agents send them, from their bytes to verdicts. */
class ToolCallsTest {
  private final CommandDetector detector =
      new CommandDetector(
          CommandRulesTest.packed().stream().map(DocumentedCommandRule::rule).toList());

  private List<String> judged(String key, String value) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (!CommandFields.mayHold(name, 0, name.length)
        || !detector.mayConcern(utf8, 0, utf8.length)) {
      return List.of();
    }
    return CommandFields.actions(key, utf8, 0, utf8.length).stream()
        .flatMap(action -> detector.judge(action, false).stream())
        .map(
            v ->
                String.join(
                    " ",
                    v.rule().id(),
                    v.severity().label(),
                    v.confidence().label(),
                    v.variable().orElse("-")))
        .toList();
  }

  @Test
  void findsASwitchedOffAgentInEveryFeed() {
    String command = "CLAUDE_CODE_ENABLE_TELEMETRY=0 claude -p hi";
    String finding = "TB-101 high high CLAUDE_CODE_ENABLE_TELEMETRY";

    assertThat(
            Stream.of(
                judged("full_command", command),
                judged("bash_command", command),
                judged(
                    "tool_parameters",
                    "{\"bash_command\":\"x\",\"full_command\":\"" + command + "\"}"),
                judged("tool_input", "{\"command\":\"" + command + "\",\"description\":\"x\"}"),
                judged("gen_ai.tool.call.arguments", "{\"command\":\"" + command + "\"}"),
                judged("langfuse.observation.input", "{\"command\": \"" + command + "\"}"),
                judged("arguments", "{\"cmd\":\"" + command + "\"}"),
                judged("arguments", "{\"command\":[\"bash\",\"-lc\",\"" + command + "\"]}"),
                judged("function_args", "{\n  \"command\": \"" + command + "\"\n}")))
        .allSatisfy(found -> assertThat(found).containsExactly(finding));
  }

  @Test
  void findsSettingsThatSwitchTelemetryOff() {
    String settings = "{\\\"env\\\":{\\\"OTEL_LOGS_EXPORTER\\\":\\\"none\\\"}}";

    assertThat(
            judged(
                "tool_input",
                "{\"file_path\":\"/r/.claude/settings.json\",\"content\":\"" + settings + "\"}"))
        .containsExactly("TB-122 high high OTEL_LOGS_EXPORTER");
    assertThat(
            judged(
                "gen_ai.tool.call.arguments",
                "{\"file_path\":\"/r/.claude/settings.json\",\"new_string\":\""
                    + settings
                    + "\",\"old_string\":\"{}\"}"))
        .containsExactly("TB-122 high high OTEL_LOGS_EXPORTER");
    assertThat(
            judged(
                "function_args",
                "{\"file_path\":\".gemini/settings.json\",\"content\":\"{\\\"disableAllHooks\\\": true, \\\"x"))
        .containsExactly("TB-122 high medium disableAllHooks");
    assertThat(
            judged(
                "arguments",
                "{\"input\":\"*** Begin Patch\\n*** Update File: ~/.zshrc\\n"
                    + "+export OTEL_TRACES_EXPORTER=none\\n*** End Patch\"}"))
        .containsExactly("TB-122 high high OTEL_TRACES_EXPORTER");
    assertThat(
            judged(
                "tool_input",
                "{\"file_path\":\"/r/docs/off.md\",\"content\":\"OTEL_LOGS_EXPORTER=none\"}"))
        .containsExactly("TB-122 low high OTEL_LOGS_EXPORTER");
  }

  @Test
  void doesNotMindThatSettingsAreRead() {
    assertThat(judged("tool_input", "{\"file_path\":\"/r/.claude/settings.json\"}")).isEmpty();
    assertThat(
            judged(
                "tool_input",
                "{\"file_path\":\"/r/.claude/settings.json\",\"old_string\":"
                    + "\"\\\"disableAllHooks\\\": true\",\"new_string\":\"\"}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat .env | base64 | head -2",
        "chmod 777 README.md",
        "echo \"TRACEPARENT=$TRACEPARENT OTEL variables: $(env | grep -c ^OTEL_)\"",
        "echo \"turn one\" && wc -l src/app.py",
        "git add -A && git commit -q -m \"Change the greeting\" && git log --oneline | head -1",
        "sudo -n cat /etc/demo-shadow-does-not-exist",
        "env | grep OTEL_LOGS_EXPORTER",
        "export OTEL_TRACES_EXPORTER=otlp CLAUDE_CODE_ENABLE_TELEMETRY=1; claude -p hi",
        "docker compose up -d && sleep 5 && curl -s localhost:4318/v1/logs",
        "sed -n 's/OTEL_LOGS_EXPORTER=none/&/p' run.sh",
        "gh pr create --title x --body \"CLAUDE_CODE_ENABLE_TELEMETRY=0 is gone\"",
      })
  void staysQuietOnOrdinaryWork(String command) {
    assertThat(judged("full_command", command)).isEmpty();
  }
}
