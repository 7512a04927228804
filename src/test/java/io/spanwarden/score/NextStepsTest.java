package io.spanwarden.score;

import static io.spanwarden.score.Reference.all;
import static io.spanwarden.score.Reference.decimal;
import static io.spanwarden.score.Reference.evidence;
import static io.spanwarden.score.Reference.violation;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
import io.spanwarden.score.NextStep.Action;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NextStepsTest {
  private static final Set<Control> EARNING =
      Set.of(Control.REDACTION, Control.TRANSPORT, Control.AUTHN);

  private final Scorer scorer = new Scorer(Reference.PARAMETERS, Aivss.V0_8);
  private final NextSteps nextSteps = new NextSteps(Reference.PARAMETERS, scorer, EARNING);

  private AgentScore score(AgentEvidence evidence) {
    return scorer.score(Reference.agent("claude-code-otel"), evidence);
  }

  private static NextStep only(List<NextStep> steps, Action action) {
    List<NextStep> found = steps.stream().filter(step -> step.action() == action).toList();
    assertThat(found).as(action.name()).hasSize(1);
    return found.get(0);
  }

  @Test
  void resolvingTheOnlyFindingLeadsBackToTheScoreWithoutIt() {
    NextStep step = only(nextSteps.of(score(Scenarios.evidence("S3"))), Action.RESOLVE_FINDING);
    AgentScore without = score(Scenarios.evidence("S2"));
    assertThat(step.subject()).isEqualTo("secret");
    assertThat(step.findings()).isEqualTo(1);
    assertThat(step.mitigationFactor()).isEqualTo(without.mitigationFactor());
    assertThat(step.posture()).isEqualTo(without.posture());
    assertThat(step.headline()).isEqualTo(without.headline());
  }

  /** From 1 to 0.25 are two half-lives of three days, four times as fast. */
  @Test
  void tellsWhenAResolvedFindingIsNoLongerActive() {
    NextStep step = only(nextSteps.of(score(Scenarios.evidence("S3"))), Action.RESOLVE_FINDING);
    assertThat(step.after()).isEqualTo(Duration.ofHours(36));
  }

  @Test
  void oneOfTwoEqualFindingsDoesNotLowerTheHeadline_bothDo() {
    AgentScore now =
        score(
            evidence(
                Map.of(),
                violation("a", Severity.HIGH, 1, 1),
                violation("b", Severity.HIGH, 1, 1)));
    List<NextStep> steps = nextSteps.of(now);
    assertThat(steps.get(0).action()).isEqualTo(Action.RESOLVE_RULE);
    assertThat(steps.get(0).subject()).isEqualTo("rule");
    assertThat(steps.get(0).findings()).isEqualTo(2);
    assertThat(steps.get(0).headline()).isEqualTo("4.1");
    assertThat(steps.stream().filter(step -> step.action() == Action.RESOLVE_FINDING))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.headline()).isEqualTo(now.headline()))
        .allSatisfy(step -> assertThat(step.mitigationFactor()).isLessThan(now.mitigationFactor()));
  }

  @Test
  void nothingIsLeftToResolve_whenNothingWasFound() {
    List<NextStep> steps = nextSteps.of(score(evidence(Map.of())));
    assertThat(steps).noneMatch(step -> step.findings() > 0);
    assertThat(steps)
        .extracting(NextStep::action)
        .contains(Action.ENCRYPT, Action.AUTHENTICATE, Action.CLEAN_HOUR, Action.CLEAN_DAY);
  }

  /** 288 windows of a day: a_c = 415.996 (1 - 2^-1). */
  @Test
  void aCleanDayIsWorthWhatTheModelGivesForItsWindows() {
    NextStep step = only(nextSteps.of(score(evidence(Map.of()))), Action.ENCRYPT);
    AgentScore after = score(evidence(Map.of(Control.TRANSPORT, Reference.watched(24))));
    assertThat(step.subject()).isEqualTo("transport");
    assertThat(step.after()).isEqualTo(Duration.ofDays(1));
    assertThat(step.mitigationFactor()).isEqualTo(after.mitigationFactor());
  }

  @Test
  void whatIsEncryptedAlreadyOnlyHasToGoOn() {
    List<NextStep> steps = nextSteps.of(score(evidence(all(12))));
    assertThat(steps)
        .extracting(NextStep::action)
        .doesNotContain(Action.ENCRYPT, Action.AUTHENTICATE);
    assertThat(steps)
        .filteredOn(step -> step.action() == Action.CLEAN_DAY)
        .extracting(NextStep::subject)
        .containsExactlyInAnyOrder("redaction", "transport", "authn");
  }

  /** A control that no window can show to be clean is no advice. */
  @Test
  void promisesNothingOfControlsThatCannotEarn() {
    assertThat(nextSteps.of(score(evidence(Map.of()))))
        .extracting(NextStep::subject)
        .doesNotContain("coverage", "egress", "integrity", "rate");
  }

  @Test
  void plaintextThatWasFoundGoesAwayWithEncryption() {
    var plaintext =
        new Violation(
            "p", "TP-501", Reference.kind(Control.TRANSPORT, .9, "6.0"), Severity.HIGH, 1, 1);
    NextStep step = only(nextSteps.of(score(evidence(Map.of(), plaintext))), Action.ENCRYPT);
    assertThat(step.findings()).isEqualTo(1);
    assertThat(step.headline()).isLessThan(decimal("4.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"})
  void everyStepLowersSomethingAndTheBestComesFirst(String scenario) {
    AgentScore now = score(Scenarios.evidence(scenario));
    List<NextStep> steps = nextSteps.of(now);
    assertThat(steps)
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(step.headline()).isLessThanOrEqualTo(now.headline());
              assertThat(step.mitigationFactor()).isLessThan(now.mitigationFactor());
            });
    assertThat(steps.stream().map(NextStep::headline))
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void triesTheDearestFindingsOnly_whenThereAreVeryMany() {
    Violation[] many = new Violation[500];
    for (int i = 0; i < many.length; i++) {
      many[i] = violation("f" + i, Severity.LOW, 1, 1);
    }
    assertThat(nextSteps.of(score(evidence(Map.of(), many)))).hasSizeLessThan(30);
  }
}
