package io.spanwarden.score;

import static io.spanwarden.score.Reference.all;
import static io.spanwarden.score.Reference.decimal;
import static io.spanwarden.score.Reference.evidence;
import static io.spanwarden.score.Reference.kind;
import static io.spanwarden.score.Reference.violation;
import static io.spanwarden.score.Reference.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
import io.spanwarden.score.AgentScore.Interval;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScorerTest {
  private final Scorer scorer = new Scorer(Reference.PARAMETERS, Aivss.V0_8);

  @ParameterizedTest
  @CsvFileSource(resources = "/score/scenarios.csv", numLinesToSkip = 1)
  void givesThePostureOfEveryScenario(
      String scenario, String agent, String mitigation, String posture) {
    AgentScore score = scorer.score(Reference.agent(agent), Scenarios.evidence(scenario));
    assertThat(score.mitigationFactor()).isEqualTo(mitigation);
    assertThat(score.posture()).hasValue(decimal(posture));
    assertThat(score.headline()).isEqualTo(score.worstFinding().max(decimal(posture)));
  }

  @Test
  void givesThePublishedScore_whenNothingWasObserved() {
    AgentScore score = scorer.score(Reference.agent("claude-code-otel"), evidence(Map.of()));
    assertThat(score.aars()).isEqualByComparingTo("0.2166");
    assertThat(score.posture()).hasValue(decimal("4.1"));
    assertThat(score.headline()).isEqualTo("4.1");
    assertThat(score.band()).isEqualTo(Band.MEDIUM);
    assertThat(score.worstFinding()).isEqualTo("0.0");
    assertThat(score.worstFindingId()).isEmpty();
    assertThat(score.interval()).isEmpty();
    assertThat(score.formula()).isEqualTo("aivss-0.8");
    assertThat(score.parameters()).isEqualTo("eam-1");
    assertThat(score.evidenceConfidence()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"claude-code-otel, 0.4", "dash0, 1.2", "langfuse, 1.2", "pagerduty, 2.9"})
  void sumsTheFactorsOfTheListings(String agent, String sum) {
    assertThat(Reference.agent(agent).factorSum()).isEqualByComparingTo(sum);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"})
  void staysAtTheBaseOrAbove_whenOnlyTheUpliftIsMitigated(String scenario) {
    var amended = new Scorer(Reference.PARAMETERS, Aivss.UPLIFT_ONLY);
    var evidence = Scenarios.evidence(scenario);
    assertThat(amended.score(Reference.agent("claude-code-otel"), evidence).posture())
        .hasValue(decimal("4.5"));
    assertThat(amended.score(Reference.agent("dash0"), evidence).posture().orElseThrow())
        .isBetween(decimal("6.3"), decimal("6.5"));
    assertThat(amended.score(Reference.agent("pagerduty"), evidence).posture().orElseThrow())
        .isBetween(decimal("6.7"), decimal("7.1"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/score/finding-scores.csv", numLinesToSkip = 1)
  void scoresFindingsByThemselves(
      String finding, String base, String agent, String expected, String band) {
    var violation = new Violation("id", "rule", kind(Control.EGRESS, 1, base), Severity.LOW, 1, 1);
    AgentScore score = scorer.score(Reference.agent(agent), evidence(Map.of(), violation));
    assertThat(score.findingScores())
        .as(finding)
        .containsExactly(Map.entry("id", decimal(expected)));
    assertThat(score.worstFinding()).isEqualTo(expected);
    assertThat(score.worstFindingId()).hasValue("id");
    assertThat(Band.of(score.worstFinding()).title()).isEqualTo(band);
  }

  @Test
  void raisesTheHeadlineToTheWorstFinding() {
    AgentScore score = scorer.score(Reference.agent("claude-code-otel"), Scenarios.evidence("S3"));
    assertThat(score.posture()).hasValue(decimal("4.2"));
    assertThat(score.headline()).isEqualTo("8.4");
    assertThat(score.band()).isEqualTo(Band.HIGH);
    double points = score.waterfall().steps().get(0).deltaScore();
    assertThat(points).isCloseTo(.19879 * 4.5166, within(1e-4));
  }

  @Test
  void namesTheSeverestThenTheOldest_whenFindingsScoreTheSame() {
    AgentScore score =
        scorer.score(
            Reference.agent("dash0"),
            evidence(
                Map.of(),
                violation("01A", Severity.LOW, 1, 1),
                violation("01C", Severity.HIGH, 1, 1),
                violation("01B", Severity.HIGH, 1, 1)));
    assertThat(score.worstFindingId()).hasValue("01B");
  }

  @ParameterizedTest
  @CsvSource({"0.25, 1", "0.2499, 0"})
  void dropsAFinding_whenItsEvidenceHasFaded(double occurrences, int active) {
    AgentScore score =
        scorer.score(
            Reference.agent("dash0"),
            evidence(Map.of(), violation("a", Severity.HIGH, 1, occurrences)));
    assertThat(score.findingScores()).hasSize(active);
    assertThat(score.waterfall().steps()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1.00", "0.4999, 0.95"})
  void raisesTheThreat_whileExploitationIsFresh(double occurrences, String threat) {
    var exploited =
        new Violation(
            "x", "rule", Reference.exploitation("9.3"), Severity.CRITICAL, 1, occurrences);
    AgentScore score =
        scorer.score(Reference.agent("claude-code-otel"), evidence(Map.of(), exploited));
    assertThat(score.threatMultiplier()).isEqualTo(threat);
    assertThat(score.aars()).isEqualByComparingTo(decimal("0.228").multiply(decimal(threat)));
  }

  @Test
  void neverLowersTheThreat() {
    AgentFactors listed =
        Reference.profile("listed", "1 1 1 1 1 1 1 1 1 1", "2.0", "", "1.1", "1.0");
    var exploited =
        new Violation("x", "rule", Reference.exploitation("9.3"), Severity.CRITICAL, 1, 1);
    AgentScore score = scorer.score(listed, evidence(Map.of(), exploited));
    assertThat(score.threatMultiplier()).isEqualTo("1.1");
    assertThat(score.posture()).hasValue(decimal("10.0"));
  }

  @Test
  void givesAnIntervalAndNoPosture_whenFactorsAreUnknown() {
    AgentFactors unknown = Reference.profile("genai", "", "5.0", "", "0.97", "1.0");
    AgentScore quiet = scorer.score(unknown, evidence(Map.of()));
    assertThat(quiet.posture()).isEmpty();
    assertThat(quiet.interval()).hasValue(new Interval(decimal("5.0"), decimal("9.9")));
    assertThat(quiet.headline()).isEqualTo("0.0");
    assertThat(quiet.band()).isEqualTo(Band.NONE);

    AgentScore leaking =
        scorer.score(unknown, evidence(Map.of(), violation("a", Severity.HIGH, 1, 1)));
    assertThat(leaking.headline()).isEqualTo("8.3");
    assertThat(leaking.aars()).isEqualByComparingTo("0");
  }

  @Test
  void widensTheIntervalByTheUnknownFactorsOnly() {
    AgentFactors partly = Reference.profile("partly", ".5 .5 X 1 0 0 0 0 0 X", "5.0", "", "1", "1");
    AgentScore score = scorer.score(partly, evidence(Map.of()));
    assertThat(score.posture()).isEmpty();
    assertThat(score.interval()).hasValue(new Interval(decimal("6.0"), decimal("7.0")));
    assertThat(score.aars()).isEqualByComparingTo("1");
  }

  @Test
  void tellsHowMuchWasWatched() {
    AgentScore score = scorer.score(Reference.agent("dash0"), evidence(all(48)));
    assertThat(score.evidenceConfidence()).isCloseTo(.5, within(1e-12));
    assertThat(
            scorer.score(Reference.agent("dash0"), evidence(all(watched(24)))).evidenceConfidence())
        .isBetween(.95, .951);
  }
}
