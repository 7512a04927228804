package io.spanwarden.score;

import static io.spanwarden.score.Reference.all;
import static io.spanwarden.score.Reference.decimal;
import static io.spanwarden.score.Reference.evidence;
import static io.spanwarden.score.Reference.violation;
import static io.spanwarden.score.Reference.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Waterfall.Step;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MitigationTest {
  private static final BigDecimal DECLARED = decimal("0.9");
  private static final Offset<Double> SIX = within(5.1e-7);
  private final Mitigation mitigation = new Mitigation(Reference.PARAMETERS);

  private BigDecimal factor(BigDecimal declared, AgentEvidence evidence) {
    return mitigation.explain(declared, evidence, BigDecimal.ONE).result();
  }

  private Mitigation.Account account(AgentEvidence evidence) {
    return mitigation.new Account(DECLARED, evidence);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 1", "2, 1.693147", "3, 2.098612", "10, 3.302585", "100, 5.605170"})
  void dampsRepeats(double occurrences, double damped) {
    assertThat(Mitigation.damped(occurrences)).isCloseTo(damped, SIX);
  }

  @Test
  void givesTheIntermediateValuesOfTheScenarios() {
    assertThat(watched(4)).isCloseTo(45.3857, within(5e-5));
    assertThat(watched(24)).isCloseTo(207.9982, within(5e-5));
    assertThat(account(evidence(Map.of())).declaredCredit()).isCloseTo(.303030, SIX);
    assertThat(account(Scenarios.evidence("S1")).credit()).isCloseTo(.565993, SIX);
    var s2 = account(Scenarios.evidence("S2"));
    assertThat(s2.credit(Control.REDACTION)).isCloseTo(.7278, within(5e-5));
    assertThat(s2.credit(Control.TRANSPORT)).isCloseTo(.9654, within(5e-5));
    assertThat(s2.credit()).isCloseTo(.822866, SIX);
    assertThat(account(Scenarios.evidence("S3")).remaining()).isCloseTo(.220482, SIX);
    var s4 = account(Scenarios.evidence("S4"));
    assertThat(s4.credit()).isCloseTo(.848041, SIX);
    assertThat(s4.remaining()).isCloseTo(.438973, SIX);
    assertThat(account(Scenarios.evidence("S7")).credit()).isCloseTo(.534868, SIX);
  }

  @ParameterizedTest
  @CsvSource({"S3, 1.9, .220482", "S4, .95, .438973", "S5, 5.4, .019488", "S6, 4.5, .013392"})
  void takesBitsFromTheCredit(String scenario, double bits, double remaining) {
    var account = account(Scenarios.evidence(scenario));
    assertThat(account.bits()).isCloseTo(bits, within(1e-9));
    assertThat(account.remaining()).isCloseTo(remaining, SIX);
  }

  @Test
  void agesTenTimesSlower_whenNobodyWatches() {
    assertThat(account(Scenarios.evidence("S9")).bits()).isCloseTo(1.7728, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.9272", "2, 0.9708", "3, 0.9829", "10, 0.9965"})
  void countsRepeatsOfOneFinding(double occurrences, String expected) {
    Violation repeated = violation("a", Severity.HIGH, .95, occurrences);
    assertThat(factor(DECLARED, evidence(all(watched(24)), repeated))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.9272", "2, 0.9805", "3, 0.9948"})
  void multipliesDistinctFindings(int count, String expected) {
    Violation[] distinct =
        IntStream.range(0, count)
            .mapToObj(i -> violation("f" + i, Severity.HIGH, .95, 1))
            .toArray(Violation[]::new);
    assertThat(factor(DECLARED, evidence(all(watched(24)), distinct))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, 0.9830, 0.9938",
    "HIGH, 0.9321, 0.9750",
    "MEDIUM, 0.8642, 0.9500",
    "LOW, 0.7717, 0.9159",
    "INFO, 0.7285, 0.9000"
  })
  void weighsSeverities(Severity severity, String afterADay, String nothingEarned) {
    Violation fresh = violation("a", severity, 1, 1);
    assertThat(factor(DECLARED, evidence(all(watched(24)), fresh))).isEqualTo(afterADay);
    assertThat(factor(DECLARED, evidence(Map.of(), fresh))).isEqualTo(nothingEarned);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.9830", "24, 0.9780", "72, 0.9654", "144, 0.9412", "216, 0.9129", "720, 0.7644"})
  void forgivesACriticalFindingSlowly(double hours, String expected) {
    double occurrences = Math.pow(2, -hours / (7 * 24));
    Violation aged = violation("a", Severity.CRITICAL, 1, occurrences);
    assertThat(factor(DECLARED, evidence(all(watched(24)), aged))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.8716, 0.9559",
    "4, 0.8132, 0.8651",
    "12, 0.7506, 0.7678",
    "24, 0.7285, 0.7334",
    "72, 0.7204, 0.7210",
    "168, 0.7200, 0.7202"
  })
  void earnsCreditWithWatchedTime(double hours, String from09, String from10) {
    AgentEvidence clean = evidence(all(watched(hours)));
    assertThat(factor(DECLARED, clean)).isEqualTo(from09);
    assertThat(factor(decimal("1.0"), clean)).isEqualTo(from10);
  }

  @Test
  void tellsEveryStepOfS3() {
    Waterfall waterfall = mitigation.explain(DECLARED, Scenarios.evidence("S3"), decimal("4.5166"));
    assertThat(waterfall.steps().get(0).name()).isEqualTo("secret");
    assertStep(waterfall, "secret", .19879);
    assertStep(waterfall, "redaction", -.03505);
    assertStep(waterfall, "transport", -.04372);
    assertStep(waterfall, "authn", -.03279);
    assertStep(waterfall, "coverage", -.02103);
    assertStep(waterfall, "egress", -.01402);
    assertStep(waterfall, "integrity", -.01402);
    assertStep(waterfall, "rate", -.01093);
    assertThat(waterfall.rounding()).isCloseTo(.9272 - .92724, within(5e-6));
    assertThat(waterfall.result()).isEqualTo("0.9272");
    assertThat(sum(waterfall)).isCloseTo(.9272, within(1e-12));
  }

  private static void assertStep(Waterfall waterfall, String name, double delta) {
    Step step =
        waterfall.steps().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    assertThat(step.deltaMitigation()).as(name).isCloseTo(delta, within(5.1e-6));
    assertThat(step.deltaScore()).isCloseTo(step.deltaMitigation() * 4.5166, within(1e-12));
  }

  static double sum(Waterfall waterfall) {
    double steps = waterfall.steps().stream().mapToDouble(Step::deltaMitigation).sum();
    return waterfall.declared().doubleValue() + steps + waterfall.rounding();
  }

  @Test
  void keepsTheDeclaredFactor_whenNothingWasObserved() {
    for (String declared : new String[] {"0.67", "0.83", "0.9", "0.9999", "1.0", "0.5"}) {
      assertThat(factor(decimal(declared), evidence(Map.of()))).isEqualByComparingTo(declared);
    }
  }

  @Test
  void acceptsLessThanTheFloor_whenItWasDeclared() {
    assertThat(factor(decimal("0.5"), evidence(all(watched(24))))).isEqualTo("0.5000");
    assertThatThrownBy(() -> factor(decimal("1.1"), evidence(Map.of())))
        .hasMessage("declared_mitigation: 1.1 (expected: above 0, at most 1)");
  }

  @Test
  void rejectsParametersThatAreIncomplete() {
    EvidenceParameters p = Reference.PARAMETERS;
    assertThatThrownBy(() -> new Mitigation(with(p, Map.of(), p.bits())))
        .hasMessageStartingWith("weights.redaction: null");
    assertThatThrownBy(() -> new Mitigation(with(p, p.caps(), p.bits())))
        .hasMessageContaining("(expected: 1)");
    assertThatThrownBy(() -> new Mitigation(with(p, p.weights(), Map.of())))
        .hasMessageStartingWith("bits.info: null");
  }

  private static EvidenceParameters with(
      EvidenceParameters p, Map<Control, Double> weights, Map<Severity, Double> bits) {
    return new EvidenceParameters(
        p.version(),
        p.hash(),
        p.mitigationFloor(),
        weights,
        p.caps(),
        bits,
        p.halfLives(),
        p.window(),
        p.grace(),
        p.minimumRecords(),
        p.cleanHalfLife(),
        p.credit(),
        p.silentAgeing(),
        p.hardExpiry(),
        p.staleAfter(),
        p.activeFrom(),
        p.threatFrom(),
        p.operators(),
        p.floors());
  }
}
