package io.spanwarden.score;

import static io.spanwarden.score.Reference.decimal;
import static io.spanwarden.score.Reference.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AivssTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/score/worked-examples.csv", numLinesToSkip = 1)
  void givesTheWorkedExamplesOfTheSpecification_fromTheirFactorVectors(
      String risk,
      String vector,
      String base,
      String factors,
      String sum,
      String aars,
      String raw,
      String score,
      String band) {
    var declaration =
        new Declaration(
            Reference.factors(factors), decimal(base), vector, decimal("0.97"), BigDecimal.ONE);
    assertThat(InputProfile.STRICT.check(declaration)).as(risk).isEmpty();
    assertThat(CvssVector.parse(vector).base()).isEqualByComparingTo(base);
    AivssInput input = declaration.lowest();
    assertThat(input.factorSum()).isEqualByComparingTo(sum);
    assertThat(Aivss.V0_8.aars(input)).isEqualByComparingTo(aars);
    assertThat(Aivss.V0_8.raw(input)).isEqualByComparingTo(raw);
    assertThat(Aivss.V0_8.score(input)).isEqualTo(score);
    assertThat(Band.of(Aivss.V0_8.score(input)).title()).isEqualTo(band);
    assertThat(Aivss.UPLIFT_ONLY.score(input)).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/score/worked-examples-mitigated.csv", numLinesToSkip = 1)
  void mitigatesTheWorkedExamples(
      String base,
      String sum,
      String mitigation,
      String raw,
      String score,
      String band,
      String upliftOnly) {
    AivssInput input = input(base, sum, "0.97", mitigation);
    assertThat(Aivss.V0_8.raw(input)).isEqualByComparingTo(raw);
    assertThat(Aivss.V0_8.score(input)).isEqualTo(score);
    assertThat(Band.of(Aivss.V0_8.score(input)).title()).isEqualTo(band);
    assertThat(Aivss.UPLIFT_ONLY.score(input)).isEqualTo(upliftOnly);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/score/listings.csv", numLinesToSkip = 1)
  void givesTheScoresOfTheListings(
      String listing,
      String base,
      String sum,
      String threat,
      String mitigation,
      String aars,
      String raw,
      String score,
      String band) {
    AivssInput input = input(base, sum, threat, mitigation);
    assertThat(Aivss.V0_8.aars(input)).as(listing).isEqualByComparingTo(aars);
    assertThat(Aivss.V0_8.raw(input)).isEqualByComparingTo(raw);
    assertThat(Aivss.V0_8.score(input)).isEqualTo(score);
    assertThat(Band.of(Aivss.V0_8.score(input)).title()).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/score/ties.csv", numLinesToSkip = 1)
  void roundsTiesUp_whereBinaryFractionsWouldRoundDown(
      String base, String sum, String threat, String mitigation, String raw, String score) {
    AivssInput input = input(base, sum, threat, mitigation);
    assertThat(Aivss.V0_8.raw(input)).isEqualByComparingTo(raw);
    assertThat(Aivss.V0_8.score(input)).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/score/averages-0.5.csv", numLinesToSkip = 1)
  void givesTheWorkedExamplesOfVersion05(String base, String sum, String score) {
    assertThat(Aivss.V0_5.score(input(base, sum, "0.97", "1"))).isEqualTo(score);
  }

  @ParameterizedTest
  @CsvSource({
    "2.4, 7.0, 0.97, 1.0,  7.5604,   7.6",
    "2.4, 7.0, 0.97, 0.67, 5.065468, 5.1",
    "9.0, 0,   0.97, 0.67, 6.03,     6.0",
    "0,   0,   1.0,  1.0,  0,        0.0",
    "0,   0,   0.5,  0.67, 0,        0.0",
    "0,   10,  1.0,  1.0,  10,       10.0",
    "10,  10,  1.0,  0.67, 6.7,      6.7",
    "0.0, 10,  1.1,  1.0,  11.0,     10.0"
  })
  void givesTheEdgeCases(
      String base, String sum, String threat, String mitigation, String raw, String score) {
    AivssInput input = input(base, sum, threat, mitigation);
    assertThat(Aivss.V0_8.raw(input)).isEqualByComparingTo(raw);
    assertThat(Aivss.V0_8.score(input)).isEqualTo(score);
  }

  @ParameterizedTest
  @EnumSource(Aivss.class)
  void stepsEndInTheScore(Aivss formula) {
    var random = new Random(10);
    for (int i = 0; i < 200; i++) {
      AivssInput input = randomInput(random);
      List<CalculationStep> steps = formula.steps(input);
      assertThat(steps.get(steps.size() - 1).result()).isEqualTo(formula.score(input));
      assertThat(steps.get(steps.size() - 2).result()).isEqualTo(formula.raw(input));
      assertThat(steps.get(steps.size() - 3).result()).isEqualTo(formula.aars(input));
    }
  }

  @Test
  void stepsOfTheListingAreItsArithmetic() {
    assertThat(Aivss.V0_8.steps(input("4.3", "0.4", "0.95", "0.9")))
        .extracting(step -> step.numbers() + " = " + CalculationStep.plain(step.result()))
        .containsExactly(
            "10 - 4.3 = 5.7",
            "5.7 × 0.4 / 10 × 0.95 = 0.2166",
            "(4.3 + 0.2166) × 0.9 = 4.06494",
            "4.06494 = 4.1");
  }

  @Test
  void keepsTheBase_whenOnlyTheUpliftIsMitigated() {
    assertThat(Aivss.UPLIFT_ONLY.score(input("9.0", "0", "0.97", "0.67"))).isEqualTo("9.0");
  }

  @ParameterizedTest
  @EnumSource(Aivss.class)
  void neverFalls_whenAnOperandRises(Aivss formula) {
    var random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      AivssInput low = randomInput(random);
      BigDecimal score = formula.score(low);
      for (AivssInput high : raised(low)) {
        assertThat(formula.score(high)).isGreaterThanOrEqualTo(score);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Aivss.class)
  void staysBetween0And10_whenInputsKeepToTheSpecification(Aivss formula) {
    var random = new Random(9);
    for (int i = 0; i < 2_000; i++) {
      AivssInput input = randomInput(random);
      assertThat(formula.raw(input)).isBetween(BigDecimal.ZERO, BigDecimal.TEN);
      assertThat(Aivss.UPLIFT_ONLY.score(input)).isGreaterThanOrEqualTo(input.cvssBase());
    }
  }

  private static AivssInput randomInput(Random random) {
    return new AivssInput(
        BigDecimal.valueOf(random.nextInt(101), 1),
        BigDecimal.valueOf(random.nextInt(101), 1),
        BigDecimal.valueOf(random.nextInt(101), 2),
        BigDecimal.valueOf(67 + random.nextInt(34), 2));
  }

  private static AivssInput[] raised(AivssInput low) {
    return new AivssInput[] {
      low.withCvssBase(low.cvssBase().add(decimal("0.1")).min(BigDecimal.TEN)),
      low.withFactorSum(low.factorSum().add(decimal("0.1")).min(BigDecimal.TEN)),
      low.withMitigation(low.mitigation().add(decimal("0.01")).min(BigDecimal.ONE)),
      new AivssInput(
          low.cvssBase(),
          low.factorSum(),
          low.threatMultiplier().add(decimal("0.01")).min(BigDecimal.ONE),
          low.mitigation())
    };
  }

  @ParameterizedTest
  @EnumSource(Aivss.class)
  void isFoundByItsId(Aivss formula) {
    assertThat(Aivss.of(formula.id())).isSameAs(formula);
  }

  @Test
  void namesTheFormulas_whenAnIdIsUnknown() {
    assertThatThrownBy(() -> Aivss.of("aivss-0.9"))
        .hasMessage(
            "formula: aivss-0.9 (expected one of: [aivss-0.8, aivss-0.8-uplift-only, aivss-0.5])");
  }

  @Test
  void rejectsOperandsThatCannotBe() {
    assertThatThrownBy(() -> input("10.1", "0", "1", "1"))
        .hasMessage("cvss_base: 10.1 (expected: 0 to 10)");
    assertThatThrownBy(() -> input("1", "10.5", "1", "1")).hasMessageContaining("factor_sum");
    assertThatThrownBy(() -> input("1", "1", "-1", "1")).hasMessageContaining("threat_multiplier");
    assertThatThrownBy(() -> input("1", "1", "1", "1.01"))
        .hasMessageContaining("mitigation_factor");
  }
}
