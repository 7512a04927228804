package io.spanwarden.score;

import static io.spanwarden.score.Reference.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InputProfileTest {
  private static final String TEN = "1 1 1 1 .5 1 1 1 .5 0";
  private static final String VECTOR =
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

  private static Declaration declared(
      String factors, String base, String vector, String threat, String mitigation) {
    return new Declaration(
        Reference.factors(factors), decimal(base), vector, decimal(threat), decimal(mitigation));
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 1 1 .1 1 1 1 .5 0, 8.7, V, 0.97, 1.0, factor: 0.1",
    "1 1 1 1 .5 1 1 1 .5 0, 8.7, V, 0.95, 1.0, threat_multiplier: 0.95",
    "1 1 1 1 .5 1 1 1 .5 0, 8.7, V, 1.1, 1.0, threat_multiplier: 1.1",
    "1 1 1 1 .5 1 1 1 .5 0, 8.7, V, 0.97, 0.5, mitigation_factor: 0.5",
    "1 1 1 1 .5 1 1 1 .5 0, 9.8, CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 0.97, 1.0, cvss_vector: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    "1 1 1 1 .5 1 1 1 .5 0, 9.3, V, 0.97, 1.0, cvss_base: 9.3",
    "1 1 1 1 .5 1 1 1 .5 0, 8.7, V/E:P, 0.97, 1.0, cvss_vector: E:P",
    "'', 8.7, V, 0.97, 1.0, factors: unknown",
    "1 1 1 1 1 1 1 1 1, 8.7, V, 0.97, 1.0, factors: 1 unknown",
    "1 1 1 1 1 1 1 1 1 1 1, 8.7, V, 0.97, 1.0, factors: 11",
    "1 1 1 1 .5 1 1 1 .5 0, 8.7, '', 0.97, 1.0, cvss_vector: none"
  })
  void strictRejects_andListingFlags(
      String factors,
      String base,
      String vector,
      String threat,
      String mitigation,
      String problem) {
    Declaration declaration =
        declared(factors, base, vector.replaceFirst("^V", VECTOR), threat, mitigation);
    assertThatThrownBy(() -> InputProfile.STRICT.check(declaration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem + " (expected: ");
    assertThat(InputProfile.LISTING.check(declaration))
        .singleElement()
        .asString()
        .startsWith(problem + " (expected: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.75", "1.5", "9.8"})
  void strictRejects_andListingFlags_whatNoVectorYields(String base) {
    Declaration declaration = declared(TEN, base, VECTOR, "0.97", "1.0");
    assertThatThrownBy(() -> InputProfile.STRICT.check(declaration))
        .hasMessageContaining("cvss_base: " + base + " (expected: one that CVSS v4.0 can yield)");
    assertThat(InputProfile.LISTING.check(declaration)).hasSize(2);
  }

  @Test
  void bothReject_whatIsNoVector() {
    for (InputProfile profile : InputProfile.values()) {
      assertThatThrownBy(() -> profile.check(declared(TEN, "8.7", "CVSS:4.0/AV:N", "1", "1")))
          .hasMessage("cvss_vector: AC: missing (expected: one of L, H)");
    }
  }

  @Test
  void flagsASumWithoutItsFactors_andRejectsOneThatCannotBe() {
    assertThat(InputProfile.LISTING.check(sum("4.5")))
        .containsExactly("factors: nothing but their sum (expected: all ten)");
    assertThatThrownBy(() -> InputProfile.STRICT.check(sum("4.5")))
        .hasMessageContaining("nothing but their sum");
    assertThatThrownBy(() -> InputProfile.LISTING.check(sum("10.5")))
        .hasMessage("factor_sum: 10.5 (expected: 0 to 10)");
  }

  private static Declaration sum(String sum) {
    return new Declaration(
        FactorValues.sum(decimal(sum)), decimal("8.7"), VECTOR, decimal("0.97"), decimal("1"));
  }

  @Test
  void version05HasItsOwnMultipliers_andNoMitigation() {
    assertThat(InputProfile.V0_5.check(declared(TEN, "8.7", VECTOR, "0.91", "1"))).isEmpty();
    assertThat(InputProfile.V0_5.check(declared(TEN, "8.7", VECTOR, "0.5", "0.9")))
        .containsExactly(
            "threat_multiplier: 0.5 (expected: 0.91, 0.97 or 1.00)",
            "mitigation_factor: 0.9 (expected: none; it is not used)");
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 1 1 1 1 1 1 1 1.1, 8.7, 1, 1",
    "1 1 1 1 1 1 1 1 1 -.1, 8.7, 1, 1",
    "1 1 1 1 1 1 1 1 1 1, 10.1, 1, 1",
    "1 1 1 1 1 1 1 1 1 1, 8.7, 1.6, 1",
    "1 1 1 1 1 1 1 1 1 1, 8.7, 1, 1.1"
  })
  void bothReject_whenNoScoreCouldBeMade(
      String factors, String base, String threat, String mitigation) {
    for (InputProfile profile : InputProfile.values()) {
      assertThatThrownBy(() -> profile.check(declared(factors, base, VECTOR, threat, mitigation)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void namesEveryProblem() {
    assertThatThrownBy(() -> InputProfile.STRICT.check(declared(TEN, "3.0", "", "0.95", "0.5")))
        .message()
        .hasLineCount(4);
  }

  @Test
  void acceptsA40VectorWithoutItsPrefix() {
    String bare = VECTOR.substring("CVSS:4.0/".length());
    assertThat(InputProfile.STRICT.check(declared(TEN, "8.7", bare, "0.50", "0.83"))).isEmpty();
    assertThatThrownBy(
            () -> InputProfile.STRICT.check(declared(TEN, "8.7", "AV:N/AC:L/PR:L", "1", "1")))
        .hasMessageContaining("cvss_vector: AT: missing");
  }

  @Test
  void knowsThe63BasesOfCvss40() {
    List<String> attainable =
        IntStream.rangeClosed(0, 100)
            .mapToObj(tenths -> tenths / 10 + "." + tenths % 10)
            .filter(
                base -> InputProfile.LISTING.check(declared(TEN, base, "", "1", "1")).size() == 1)
            .toList();
    assertThat(attainable).hasSize(63).contains("0.0", "2.4", "4.3", "10.0").doesNotContain("6.6");
  }

  @Test
  void flagsWhatThePublishedListingDepartsIn() {
    assertThat(InputProfile.LISTING.check(Declaration.of(Reference.agent("claude-code-otel"))))
        .containsExactly(
            "factor names: of AIVSS 0.5 and the listings (expected: of AIVSS 0.8)",
            "factor: 0.1 (expected: 0.0, 0.5 or 1.0)",
            "threat_multiplier: 0.95 (expected: 0.50, 0.97 or 1.00)",
            "cvss_vector: none (expected: CVSS:4.0/...)");
  }
}
