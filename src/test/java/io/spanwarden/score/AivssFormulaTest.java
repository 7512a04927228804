package io.spanwarden.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AivssFormulaTest {
  private static final BigDecimal POC = new BigDecimal("0.97");
  private static final BigDecimal PARTIAL = new BigDecimal("0.83");
  private static final BigDecimal STRONG = new BigDecimal("0.67");

  /** AIVSS 0.8, section 3.6 and table 5; the public listings; ties of half-up rounding. */
  @ParameterizedTest(name = "{0}: {7}")
  @CsvFileSource(resources = "/aivss/worked-examples.csv", numLinesToSkip = 1)
  void agreesWithThePublishedExamples(
      String risk,
      BigDecimal base,
      BigDecimal sum,
      BigDecimal threat,
      BigDecimal mitigation,
      BigDecimal aars,
      BigDecimal raw,
      BigDecimal score,
      String band) {
    assertThat(AivssFormula.uplift(base, sum, threat)).as(risk).isEqualByComparingTo(aars);
    assertThat(AivssFormula.V0_8.raw(base, sum, threat, mitigation)).isEqualByComparingTo(raw);
    BigDecimal rounded = AivssFormula.V0_8.score(base, sum, threat, mitigation);
    assertThat(rounded).isEqualTo(score.setScale(1));
    assertThat(Band.of(rounded).title()).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/aivss/other-mitigation.csv", numLinesToSkip = 1)
  void agreesForOtherMitigation_inBothForms(
      BigDecimal base,
      BigDecimal sum,
      BigDecimal partial,
      BigDecimal strong,
      BigDecimal upliftPartial,
      BigDecimal upliftStrong) {
    assertThat(AivssFormula.V0_8.score(base, sum, POC, PARTIAL)).isEqualTo(partial);
    assertThat(AivssFormula.V0_8.score(base, sum, POC, STRONG)).isEqualTo(strong);
    assertThat(AivssFormula.UPLIFT_ONLY.score(base, sum, POC, PARTIAL)).isEqualTo(upliftPartial);
    assertThat(AivssFormula.UPLIFT_ONLY.score(base, sum, POC, STRONG)).isEqualTo(upliftStrong);
  }

  /** AIVSS 0.5, section 4.2. */
  @ParameterizedTest
  @CsvFileSource(resources = "/aivss/v05-examples.csv", numLinesToSkip = 1)
  void agreesWithTheExamplesOfTheFirstRelease(BigDecimal base, BigDecimal sum, BigDecimal score) {
    assertThat(AivssFormula.V0_5.score(base, sum, POC, BigDecimal.ONE)).isEqualTo(score);
  }

  @Test
  void isMonotoneAndBounded() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal base = tenths(random, 100);
      BigDecimal sum = tenths(random, 100);
      BigDecimal threat = BigDecimal.valueOf(random.nextInt(50, 101), 2);
      BigDecimal mitigation = BigDecimal.valueOf(random.nextInt(67, 101), 2);
      BigDecimal score = AivssFormula.V0_8.score(base, sum, threat, mitigation);
      assertThat(score).isBetween(BigDecimal.ZERO, BigDecimal.TEN);
      BigDecimal step = new BigDecimal("0.1");
      assertThat(
              AivssFormula.V0_8.score(base.add(step).min(BigDecimal.TEN), sum, threat, mitigation))
          .isGreaterThanOrEqualTo(score);
      assertThat(
              AivssFormula.V0_8.score(base, sum.add(step).min(BigDecimal.TEN), threat, mitigation))
          .isGreaterThanOrEqualTo(score);
      assertThat(
              AivssFormula.V0_8.score(base, sum, threat, mitigation.add(step).min(BigDecimal.ONE)))
          .isGreaterThanOrEqualTo(score);
      assertThat(AivssFormula.UPLIFT_ONLY.score(base, sum, threat, mitigation))
          .isGreaterThanOrEqualTo(base);
    }
  }

  private static BigDecimal tenths(SplittableRandom random, int most) {
    return BigDecimal.valueOf(random.nextInt(most + 1), 1);
  }

  @ParameterizedTest
  @CsvSource({
    "3.9,Low",
    "4.0,Medium",
    "6.9,Medium",
    "7.0,High",
    "8.9,High",
    "9.0,Critical",
    "0.0,None",
    "0.1,Low"
  })
  void bandsChangeAtTheirLimits(BigDecimal score, String band) {
    assertThat(Band.of(score).title()).isEqualTo(band);
  }

  @Test
  void theSpecificationsValuesDepartFromNothing_andTheListingsAreFlagged() {
    Map<Factor, BigDecimal> factors = new HashMap<>();
    for (Factor factor : Factor.values()) {
      factors.put(factor, new BigDecimal("0.5"));
    }
    assertThat(Conformance.departures(new BigDecimal("9.4"), factors, POC, PARTIAL)).isEmpty();
    factors.put(Factor.DYNAMIC_TOOL_USE, new BigDecimal("0.1"));
    factors.remove(Factor.PERSISTENT_MEMORY);
    assertThat(
            Conformance.departures(
                new BigDecimal("1.5"), factors, new BigDecimal("0.95"), new BigDecimal("0.5")))
        .containsExactly(
            "cvss_base: 1.5 (expected: a score that a CVSS v4.0 vector yields)",
            "dynamic_tool_use: 0.1 (expected: 0.0, 0.5 or 1.0)",
            "persistent_memory: missing (expected: 0.0, 0.5 or 1.0)",
            "threat_multiplier: 0.95 (expected: 0.50, 0.97 or 1.00)",
            "mitigation_factor: 0.5 (expected: 0.67 to 1.00)");
  }

  @Test
  void cvssHas63AttainableBaseScores() {
    assertThat(Conformance.attainableBases()).hasSize(63);
  }
}
