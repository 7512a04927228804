package io.spanwarden.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
  private final Scorer scorer = new Scorer(Evidences.RULES.evidence());

  /** The worked scenarios of the evidence model, MF to four decimals and AIVSS to one. */
  @ParameterizedTest(name = "{0} of {1}: {5}, {6}")
  @CsvFileSource(resources = "/aivss/scenarios.csv", numLinesToSkip = 1)
  void agreesWithTheWorkedScenarios(
      String scenario,
      String agent,
      double windows,
      String exercised,
      String findings,
      BigDecimal mitigation,
      BigDecimal posture) {
    AgentScore score =
        scorer.score(
            Evidences.factors(agent),
            Evidences.of(
                agent,
                Evidences.windows(windows, exercised),
                Evidences.violations(findings == null ? "" : findings)));
    assertThat(score.mitigationFactor()).as(scenario).isEqualByComparingTo(mitigation);
    assertThat(score.posture().orElseThrow()).isEqualByComparingTo(posture);
    assertSumsUp(score.waterfall());
  }

  private static void assertSumsUp(Waterfall waterfall) {
    double sum =
        waterfall.declared().doubleValue()
            + waterfall.steps().stream().mapToDouble(Waterfall.Step::deltaMitigation).sum()
            + waterfall.rounding();
    assertThat(sum).isCloseTo(waterfall.result().doubleValue(), within(1e-12));
  }

  /** Earning from what was declared, by hours of clean watching. */
  @ParameterizedTest
  @CsvSource({
    "12, 0.8716, 0.9559",
    "48, 0.8132, 0.8651",
    "144, 0.7506, 0.7678",
    "288, 0.7285, 0.7334",
    "864, 0.7204, 0.7210",
    "2016, 0.7200, 0.7202"
  })
  void cleanTimeEarnsEverLess(int windowsWatched, BigDecimal published, BigDecimal defaults) {
    double decayed = 0;
    for (int i = 0; i < windowsWatched; i++) {
      decayed += Math.pow(2, -i / 288.0);
    }
    var windows = Evidences.windows(decayed, "all");
    assertThat(
            scorer
                .score(
                    Evidences.factors("claude-code-otel"),
                    Evidences.of("claude-code-otel", windows, List.of()))
                .mitigationFactor())
        .isEqualByComparingTo(published);
    assertThat(
            scorer
                .score(Evidences.factors("dash0"), Evidences.of("dash0", windows, List.of()))
                .mitigationFactor())
        .isEqualByComparingTo(defaults);
  }

  @Test
  void theWaterfallOfAFindingOnACleanDayIsAsWorked() {
    AgentScore score =
        scorer.score(
            Evidences.factors("claude-code-otel"),
            Evidences.of(
                "claude-code-otel",
                Evidences.windows(207.9982, "all"),
                Evidences.violations("high:1.0:0.95:1")));
    Map<String, Double> expected =
        Map.of(
            "redaction", -.03505,
            "transport", -.04372,
            "authn", -.03279,
            "coverage", -.02103,
            "egress", -.01402,
            "integrity", -.01402,
            "rate", -.01093,
            "finding-0", .19879);
    assertThat(score.waterfall().steps())
        .hasSize(expected.size())
        .allSatisfy(
            step ->
                assertThat(step.deltaMitigation())
                    .as(step.name())
                    .isCloseTo(expected.get(step.name()), within(5e-6)));
    assertThat(score.waterfall().steps().get(0).name()).isEqualTo("finding-0");
    assertThat(score.waterfall().steps().get(0).bits()).isCloseTo(1.9, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 1", "2, 1.693147", "3, 2.098612", "10, 3.302585", "100, 5.605170"})
  void repeatsAreDamped(double occurrences, double expected) {
    assertThat(Mitigation.damped(occurrences)).isCloseTo(expected, within(1e-6));
  }

  /** A finding scored by itself: its kind's base with the agent's factors at ThM 0.97. */
  @ParameterizedTest
  @CsvSource({
    "secret_in_telemetry, 8.4, 8.5, 8.8",
    "credential_to_third_party, 9.3, 9.4, 9.5",
    "pii_in_telemetry, 7.2, 7.4, 7.9",
    "plaintext_export, 6.2, 6.5, 7.1",
    "unauthenticated_export, 7.0, 7.3, 7.8",
    "tracing_bypass, 5.5, 5.8, 6.6",
    "injection_then_action, 9.4, 9.5, 9.6"
  })
  void findingsAreScoredByThemselves(
      String kind, BigDecimal published, BigDecimal dash0, BigDecimal pagerduty) {
    assertThat(worst("claude-code-otel", kind)).isEqualByComparingTo(published);
    assertThat(worst("dash0", kind)).isEqualByComparingTo(dash0);
    assertThat(worst("langfuse", kind)).isEqualByComparingTo(dash0);
    assertThat(worst("pagerduty", kind)).isEqualByComparingTo(pagerduty);
  }

  private BigDecimal worst(String agent, String kind) {
    return scorer
        .score(Evidences.factors(agent), Evidences.of(agent, Map.of(), List.of(finding(kind, 1))))
        .worstFinding();
  }

  private static Violation finding(String kind, double occurrences) {
    RiskKind risk = Evidences.RULES.kinds().get(kind);
    if (risk == null) {
      throw new IllegalArgumentException(kind);
    }
    return new Violation("f", "r", risk, Severity.HIGH, 0.95, occurrences);
  }

  @Test
  void nothingObservedIsTheDeclaredScore() {
    AgentScore score =
        scorer.score(
            Evidences.factors("claude-code-otel"),
            new AgentEvidence(
                new AgentId("claude-code-otel"), Status.UNOBSERVED, Map.of(), List.of()));
    assertThat(score.posture()).contains(new BigDecimal("4.1"));
    assertThat(score.worstFinding()).isEqualByComparingTo("0.0");
    assertThat(score.headline()).isEqualTo(new BigDecimal("4.1"));
    assertThat(score.band()).isEqualTo(Band.MEDIUM);
    assertThat(score.mitigationFactor()).isEqualByComparingTo("0.9");
    assertThat(score.aars()).isEqualByComparingTo("0.2166");
    assertThat(score.waterfall().steps()).isEmpty();
    assertThat(score.evidenceConfidence()).isZero();
  }

  @Test
  void theHeadlineIsTheLargerOfPostureAndWorstFinding() {
    AgentScore leaked =
        scorer.score(
            Evidences.factors("claude-code-otel"),
            Evidences.of("claude-code-otel", Map.of(), List.of(finding("secret_in_telemetry", 1))));
    assertThat(leaked.headline()).isEqualByComparingTo("8.4");
    assertThat(leaked.band()).isEqualTo(Band.HIGH);
    assertThat(leaked.worstFindingId()).contains("f");
    AgentScore faded =
        scorer.score(
            Evidences.factors("claude-code-otel"),
            Evidences.of(
                "claude-code-otel", Map.of(), List.of(finding("secret_in_telemetry", 0.2))));
    assertThat(faded.findingScores()).isEmpty();
    assertThat(faded.headline()).isEqualTo(faded.posture().orElseThrow());
  }

  @Test
  void exploitationRaisesTheThreat_whileItIsFresh() {
    AgentScore fresh =
        scorer.score(
            Evidences.factors("claude-code-otel"),
            Evidences.of(
                "claude-code-otel", Map.of(), List.of(finding("injection_then_action", 0.5))));
    assertThat(fresh.threatMultiplier()).isEqualByComparingTo("1.00");
    AgentScore faded =
        scorer.score(
            Evidences.factors("claude-code-otel"),
            Evidences.of(
                "claude-code-otel", Map.of(), List.of(finding("injection_then_action", 0.4))));
    assertThat(faded.threatMultiplier()).isEqualByComparingTo("0.95");
  }

  @Test
  void unknownFactorsGiveAnInterval_andTheWorstFindingAlone() {
    AgentScore quiet =
        scorer.score(Evidences.factors("genai"), Evidences.of("genai", Map.of(), List.of()));
    assertThat(quiet.posture()).isEmpty();
    assertThat(quiet.interval().orElseThrow().low()).isEqualByComparingTo("5.0");
    assertThat(quiet.interval().orElseThrow().high()).isEqualByComparingTo("9.9");
    assertThat(quiet.headline()).isEqualByComparingTo("0.0");
    AgentScore leaked =
        scorer.score(
            Evidences.factors("genai"),
            Evidences.of("genai", Map.of(), List.of(finding("secret_in_telemetry", 1))));
    assertThat(leaked.headline()).isEqualByComparingTo("8.3");
  }

  @Test
  void isMonotoneBoundedAndIndependentOfOrder() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 3_000; i++) {
      var violations = new ArrayList<Violation>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        violations.add(
            new Violation(
                "f" + n,
                "r",
                finding("secret_in_telemetry", 1).kind(),
                List.of(Severity.values()).get(random.nextInt(5)),
                random.nextDouble(0.01, 1),
                random.nextDouble(0, 20)));
      }
      double watched = random.nextDouble(0, 416);
      BigDecimal factor = factor(watched, violations);
      assertThat(factor).isBetween(new BigDecimal("0.67"), BigDecimal.ONE);
      var shuffled = new ArrayList<>(violations);
      Collections.shuffle(shuffled, new Random(i));
      assertThat(factor(watched, shuffled)).isEqualTo(factor);
      assertThat(factor(watched, violations.subList(1, violations.size())))
          .isLessThanOrEqualTo(factor);
      assertThat(factor(watched + 10, violations)).isLessThanOrEqualTo(factor);
    }
  }

  private BigDecimal factor(double watched, List<Violation> violations) {
    return scorer
        .score(
            Evidences.factors("claude-code-otel"),
            Evidences.of("claude-code-otel", Evidences.windows(watched, "all"), violations))
        .mitigationFactor();
  }

  @Test
  void strongNeedsValidation() {
    assertThat(Strength.of(new BigDecimal("0.915"), true)).isEqualTo(Strength.NONE_OR_WEAK);
    assertThat(Strength.of(new BigDecimal("0.9149"), true)).isEqualTo(Strength.PARTIAL);
    assertThat(Strength.of(new BigDecimal("0.70"), true)).isEqualTo(Strength.STRONG);
    assertThat(Strength.of(new BigDecimal("0.70"), false)).isEqualTo(Strength.PARTIAL);
  }
}
