package io.spanwarden.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.detect.stream.Ability;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentProfile;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.score.AgentFactors;
import io.spanwarden.score.Factor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that were published or pinned stand in the files as they are. */
class KnowledgeTest {
  private static final RuleBook BOOK = RuleBook.load(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "secret_in_telemetry, 8.3, 1.0, redaction, false",
    "credential_to_third_party, 9.3, 1.0, egress, true",
    "pii_in_telemetry, 7.1, 0.8, redaction, false",
    "raw_content_capture, 5.3, 0.5, redaction, false",
    "plaintext_export, 6.0, 0.9, transport, false",
    "plaintext_export_wan, 8.3, 0.9, transport, false",
    "weak_tls, 2.3, 0.7, transport, false",
    "weak_tls_wan, 6.3, 0.7, transport, false",
    "unauthenticated_export, 6.9, 0.8, authn, false",
    "untrusted_destination, 6.3, 0.8, egress, false",
    "tracing_bypass, 5.3, 0.6, coverage, false",
    "spoofed_telemetry, 6.9, 0.8, integrity, false",
    "log_tampering, 7.1, 0.9, integrity, false",
    "log_injection, 5.1, 0.6, integrity, false",
    "telemetry_flood, 6.9, 0.7, rate, false",
    "telemetry_flood_authenticated, 5.3, 0.7, rate, false",
    "prompt_injection_in_content, 5.3, 0.6, none, false",
    "injection_then_action, 9.4, 1.0, none, true",
    "cross_agent_leak, 7.0, 0.9, redaction, false",
    "memory_poisoning, 5.3, 0.5, none, false",
    "factor_drift, 5.3, 0.1, none, false",
  })
  void kindIsAsPinned(String id, String base, double weight, String control, boolean raises) {
    RiskKind kind = requireNonNull(BOOK.kinds().get(id));

    assertThat(kind.cvssBase()).isEqualByComparingTo(base);
    assertThat(kind.weight()).isEqualTo(weight);
    assertThat(kind.control().map(Control::label).orElse("none")).isEqualTo(control);
    assertThat(kind.raisesThreat()).isEqualTo(raises);
    assertThat(kind.cwe()).isNotEmpty().allMatch(cwe -> cwe.matches("CWE-\\d+"));
    assertThat(kind.owasp()).isNotEmpty().allMatch(list -> list.matches("(ASI|LLM)\\d\\d"));
  }

  @Test
  void thereAreTwentyOneKinds() {
    assertThat(BOOK.kinds()).hasSize(21);
  }

  @Test
  void theListingScoresToolsAndIdentitiesZero() {
    assertThat(BOOK.unscoredAbilities().get(new AgentId("claude-code-otel")))
        .containsExactlyInAnyOrder(Ability.TOOLS, Ability.IDENTITIES);
    assertThat(BOOK.unscoredAbilities().get(new AgentId("dash0"))).isEmpty();
    assertThat(BOOK.unscoredAbilities().get(AgentId.GENAI)).isEmpty();
  }

  @Test
  void everyAbilityIsAFactorAndHasARule() {
    for (Ability ability : Ability.values()) {
      assertThat(Factor.values()).extracting(Factor::label).contains(ability.factor());
      RuleInfo rule = requireNonNull(BOOK.driftRules().get(ability));
      assertThat(rule.severities()).containsExactly(Severity.INFO);
      assertThat(rule.advice().get(0)).contains(ability.factor() + ": 0.5");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "claude-code-otel, published, 4.3, 0.40, 0.95, 0.9",
    "dash0, proposed, 6.0, 1.20, 0.97, 1.0",
    "langfuse, proposed, 6.0, 1.20, 0.97, 1.0",
    "pagerduty, proposed, 5.9, 2.90, 0.97, 1.0",
    "codex, estimated, 7.1, 3.60, 0.97, 1.0",
    "gemini-cli, estimated, 6.0, 3.60, 0.97, 1.0",
    "genai, estimated, 5.0, 0, 0.97, 1.0",
    "unknown, estimated, 5.0, 0, 0.97, 1.0",
  })
  void agentIsAsDeclared(
      String name, String provenance, String base, String sum, String threat, String mitigation) {
    AgentFactors agent = requireNonNull(BOOK.factors().get(new AgentId(name)));

    assertThat(agent.provenance()).isEqualTo(provenance);
    assertThat(agent.cvssBase()).isEqualByComparingTo(base);
    assertThat(agent.factorSum()).isEqualByComparingTo(sum);
    assertThat(agent.threatMultiplier()).isEqualByComparingTo(threat);
    assertThat(agent.declaredMitigation()).isEqualByComparingTo(mitigation);
    assertThat(agent.source()).isNotBlank();
  }

  @Test
  void factorsStandInTheOrderOfTheListing() {
    for (RuleFile file : RuleFiles.packed().under("agents")) {
      RuleDocument document = file.document();
      if (document.has("factors")) {
        assertThat(document.document("factors").keys())
            .as(file.shown())
            .containsExactlyElementsOf(Arrays.stream(Factor.values()).map(Factor::label).toList());
      }
    }
  }

  @Test
  void agentsAreRecognisedByTheirScopes() {
    assertThat(profile("claude-code-otel").scopePrefixes())
        .containsExactly("com.anthropic.claude_code");
    assertThat(profile("dash0").scopes()).containsExactly("dash0-agent-plugin");
    assertThat(profile("langfuse").scopes()).containsExactly("langfuse-sdk");
    assertThat(profile("gemini-cli").scopes()).containsExactly("gemini-cli");
    assertThat(profile("codex").scopes()).contains("codex_exec", "codex");
    assertThat(profile("pagerduty").toolPrefixes()).contains("mcp__plugin_pagerduty_");
    assertThat(profile("pagerduty").scopes()).isEmpty();
    assertThat(profile("demo").scopePrefixes()).containsExactly("com.spanwarden.demo.agent");
    assertThat(BOOK.profiles()).hasSize(9);
  }

  private static AgentProfile profile(String name) {
    return BOOK.profiles().stream()
        .filter(profile -> profile.agent().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void evidenceHasTheParametersOfTheModel() {
    EvidenceParameters evidence = BOOK.evidence();

    assertThat(evidence.version()).isEqualTo("eam-1");
    assertThat(evidence.hash()).matches("[0-9a-f]{64}");
    assertThat(evidence.mitigationFloor()).isEqualTo(0.67);
    assertThat(sum(evidence.weights())).isCloseTo(1, within(1e-12));
    assertThat(evidence.bits())
        .isEqualTo(
            Map.of(
                Severity.CRITICAL, 4.0,
                Severity.HIGH, 2.0,
                Severity.MEDIUM, 1.0,
                Severity.LOW, 0.25,
                Severity.INFO, 0.0));
    assertThat(evidence.halfLives())
        .containsEntry(Severity.CRITICAL, Duration.ofDays(7))
        .containsEntry(Severity.HIGH, Duration.ofDays(3))
        .containsEntry(Severity.MEDIUM, Duration.ofDays(1))
        .containsEntry(Severity.LOW, Duration.ofHours(12));
    assertThat(evidence.window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(evidence.grace()).isEqualTo(Duration.ofSeconds(30));
    assertThat(evidence.cleanHalfLife()).isEqualTo(Duration.ofHours(24));
    assertThat(evidence.credit()).isEqualTo(48);
    assertThat(evidence.silentAgeing()).isEqualTo(0.1);
    assertThat(evidence.hardExpiry()).isEqualTo(Duration.ofDays(90));
    assertThat(evidence.staleAfter()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void watchingAloneEarnsAtMostEightyFivePercent() {
    EvidenceParameters evidence = BOOK.evidence();
    double most = 0;
    for (Control control : Control.values()) {
      most +=
          requireNonNull(evidence.weights().get(control))
              * requireNonNull(evidence.caps().get(control));
    }

    assertThat(most).isCloseTo(0.85, within(1e-12));
  }

  @Test
  void theHashIsOfTheValuesAndNotOfTheFile() throws IOException {
    RuleFile file = RuleFiles.packed().named("evidence.yaml").get(0);
    String packed = hash(file, BOOK.kinds());

    assertThat(hash(changed(file, "window: 5m", "window: 5m # five"), BOOK.kinds()))
        .isEqualTo(packed)
        .isEqualTo(BOOK.evidence().hash());
    assertThat(hash(changed(file, "window: 5m", "window: 6m"), BOOK.kinds())).isNotEqualTo(packed);
  }

  private static String hash(RuleFile file, Map<String, RiskKind> kinds) {
    return requireNonNull(EvidenceReader.read(file, kinds).get(EvidenceReader.DEFAULT)).hash();
  }

  private static RuleFile changed(RuleFile file, String from, String to) throws IOException {
    String text = Files.readString(Path.of(file.shown()));
    assertThat(text).contains(from);
    return RuleFile.yaml(file.path(), file.shown(), text.replace(from, to));
  }

  private static double sum(Map<Control, Double> weights) {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
