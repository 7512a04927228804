package io.spanwarden.score;

import static io.spanwarden.score.Reference.all;
import static io.spanwarden.score.Reference.decimal;
import static io.spanwarden.score.Reference.evidence;
import static io.spanwarden.score.Reference.proven;
import static io.spanwarden.score.Reference.violation;
import static io.spanwarden.score.Reference.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Waterfall.Cause;
import io.spanwarden.score.Waterfall.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the presets and a canary do to the factor. */
final class MitigationPresetsTest {
  private static Waterfall strict(String declared, AgentEvidence evidence) {
    return new Mitigation(Reference.STRICT).explain(decimal(declared), evidence, decimal("4.5166"));
  }

  @ParameterizedTest
  @CsvSource({
    "LOW,      1,      0.9, 0.7377",
    "MEDIUM,   0.25,   0.9, 0.8300",
    "MEDIUM,   0.2499, 0.9, 0.7377",
    "HIGH,     0.25,   0.9, 0.9000",
    "HIGH,     0.25,   0.7, 0.8300",
    "CRITICAL, 0.25,   0.9, 1.0000"
  })
  void keepsAFloor_whileAFindingIsActive(
      Severity severity, double occurrences, String declared, String expected) {
    AgentEvidence seen = evidence(all(watched(24)), violation("a", severity, .2, 1, occurrences));
    assertThat(strict(declared, seen).result()).isEqualTo(expected);
  }

  @Test
  void tellsTheFloorAsAStepOfItsOwn() {
    AgentEvidence seen =
        evidence(
            all(watched(24)),
            violation("medium", Severity.MEDIUM, .2, 1, 1),
            violation("high", Severity.HIGH, .2, 1, 1));
    Waterfall waterfall = strict("0.9", seen);
    Step floor =
        waterfall.steps().stream().filter(s -> s.cause() == Cause.FLOOR).findFirst().orElseThrow();
    assertThat(floor.name()).isEqualTo("high");
    assertThat(floor.deltaMitigation()).isPositive();
    assertThat(floor.deltaScore()).isCloseTo(floor.deltaMitigation() * 4.5166, within(1e-12));
    assertThat(waterfall.result()).isEqualTo("0.9000");
    assertThat(MitigationTest.sum(waterfall)).isCloseTo(.9, within(1e-12));
  }

  @Test
  void hasNoFloor_whenTheFactorIsAboveIt() {
    assertThat(strict("0.9", Scenarios.evidence("S3")).result()).isEqualTo("0.9272");
    assertThat(strict("0.9", Scenarios.evidence("S3")).steps())
        .noneMatch(step -> step.cause() == Cause.FLOOR);
    assertThat(strict("0.9", Scenarios.evidence("S2")).result()).isEqualTo("0.7285");
  }

  @Test
  void earnsSixTimesSlower_withTheSlowPreset() {
    var slow = new Mitigation(Reference.SLOW);
    assertThat(slow.explain(decimal("0.9"), evidence(all(288)), decimal("1")).result())
        .isEqualTo(
            new Mitigation(Reference.PARAMETERS)
                .explain(decimal("0.9"), evidence(all(48)), decimal("1"))
                .result());
    assertThat(slow.explain(decimal("0.9"), evidence(Map.of()), decimal("1")).result())
        .isEqualByComparingTo("0.9");
  }

  @Test
  void liftsTheCapOfRedaction_whileACanaryProvesIt() {
    AgentEvidence steady = evidence(all(1e9));
    var mitigation = new Mitigation(Reference.PARAMETERS);
    assertThat(mitigation.explain(decimal("1.0"), steady, decimal("1")).result())
        .isEqualTo("0.7195");
    assertThat(mitigation.explain(decimal("1.0"), proven(steady), decimal("1")).result())
        .isEqualTo("0.6989");
    assertThat(MitigationStrength.of(decimal("0.6989"), false))
        .isEqualTo(MitigationStrength.PARTIAL);
    assertThat(MitigationStrength.of(decimal("0.6989"), true)).isEqualTo(MitigationStrength.STRONG);
  }
}
