package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentProfile;
import io.spanwarden.event.InvalidRuleException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentProfilesTest {
  private final AgentProfiles profiles =
      new AgentProfiles(
          List.of(
              scopes("claude-code-otel", List.of("claude-code-otel"), "com.anthropic.claude_code"),
              scopes("dash0", List.of("dash0-agent-plugin")),
              scopes("langfuse", List.of("langfuse-sdk")),
              scopes("codex", List.of("codex"), "codex_"),
              scopes("codex-special", List.of("codex_otel.special"), "codex_otel.spec"),
              new AgentProfile(
                  AgentId.PAGERDUTY,
                  List.of(),
                  List.of(),
                  List.of(
                      "mcp__plugin_pagerduty_pagerduty__",
                      "plugin_pagerduty_pagerduty",
                      "plugin:pagerduty:pagerduty",
                      "mcp__pagerduty-advance-mcp",
                      "pagerduty"))));

  @ParameterizedTest
  @CsvSource({
    "com.anthropic.claude_code.events, claude-code-otel",
    "com.anthropic.claude_code, claude-code-otel",
    "claude-code-otel, claude-code-otel",
    "dash0-agent-plugin, dash0",
    "langfuse-sdk, langfuse",
    "codex, codex",
    "codex_exec, codex",
    "codex_otel.special, codex-special",
    "codex_otel.species, codex-special"
  })
  void recognisesAScope(String scope, String agent) {
    assertThat(byScope(scope)).contains(new AgentId(agent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "claude-code", "dash0-agent-plugin2", "Langfuse-SDK", "pagerduty"})
  void doesNotRecogniseOtherScopes(String scope) {
    assertThat(byScope(scope)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mcp__plugin_pagerduty_pagerduty__list_incidents",
        "plugin_pagerduty_pagerduty",
        "plugin:pagerduty:pagerduty",
        "mcp__pagerduty-advance-mcp__list_skill_tool",
        "mcp__pagerduty-advance-mcp-__list_skill_tool",
        "pagerduty"
      })
  void recognisesPagerDuty_byTheNamesOfItsToolsAndServers(String name) {
    assertThat(byTool(name)).contains(AgentId.PAGERDUTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bash", "list_incidents", "mcp__plugin_pagerduty", "mcp__linear__x"})
  void doesNotRecogniseOtherTools(String name) {
    assertThat(byTool(name)).isEmpty();
  }

  @Test
  void answersWithTheSameObject_becauseItIsAskedForEveryRecord() {
    assertThat(byScope("codex")).isSameAs(byScope("codex"));
    assertThat(byTool("pagerduty")).isSameAs(byTool("pagerduty"));
  }

  @Test
  void fallsBackToTheGenAiConventions() {
    byte[] key = "gen_ai.system".getBytes(UTF_8);
    assertThat(AgentProfiles.isGenAiKey(key, 0, key.length)).isTrue();
    assertThat(AgentProfiles.isGenAiKey(key, 0, 6)).isFalse();
    assertThat(AgentProfiles.isGenAiKey(key, 1, key.length - 1)).isFalse();
    assertThat(AgentProfiles.unrecognised(true)).isEqualTo(AgentId.GENAI);
    assertThat(AgentProfiles.unrecognised(false)).isEqualTo(AgentId.UNKNOWN);
  }

  @Test
  void rejectsANameThatTwoAgentsClaim() {
    assertThatThrownBy(
            () ->
                new AgentProfiles(
                    List.of(scopes("one", List.of("same")), scopes("two", List.of("same")))))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("scopes: same (expected: one agent, not one and two)");
  }

  private static AgentProfile scopes(String agent, List<String> scopes, String... prefixes) {
    return new AgentProfile(new AgentId(agent), scopes, List.of(prefixes), List.of());
  }

  /** The slice stands in the middle of a larger buffer, as it does in a request. */
  private Optional<AgentId> byScope(String name) {
    byte[] bytes = ("xx" + name + "yy").getBytes(UTF_8);
    return profiles.byScope(bytes, 2, bytes.length - 4);
  }

  private Optional<AgentId> byTool(String name) {
    byte[] bytes = ("xx" + name + "yy").getBytes(UTF_8);
    return profiles.byTool(bytes, 2, bytes.length - 4);
  }
}
