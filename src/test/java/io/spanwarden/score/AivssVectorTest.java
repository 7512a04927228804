package io.spanwarden.score;

import static io.spanwarden.score.Reference.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AivssVectorTest {
  private static final String TEN =
      "AU:1.0/TO:0.5/LA:X/CX:0.0/ND:0.0/OP:0.0/PE:0.0/ID:0.0/MA:0.0/SM:0.0";

  @Test
  void readsTheFactorsOfVersion08() {
    AivssVector vector = AivssVector.parse("AIVSS:0.8/" + TEN + "/TM:0.97/MF:0.9");
    assertThat(vector.strategy()).isEqualTo(Strategy.V0_8);
    assertThat(vector.factors().lowestSum()).isEqualByComparingTo("1.5");
    assertThat(vector.factors().highestSum()).isEqualByComparingTo("2.5");
    assertThat(vector.factors().schema()).hasValue(FactorSchema.V0_8);
    assertThat(vector.threatMultiplier()).hasValue(decimal("0.97"));
    assertThat(vector.mitigation()).hasValue(decimal("0.9"));
    assertThat(vector.cvssBase()).isEmpty();
  }

  @Test
  void readsTheFactorsOfTheListings() {
    AivssVector vector =
        AivssVector.parse(
            "AIVSS:0.8-listing/AA:0/GP:0/SM:0/TU:0/PM:.1/CA:.1/DI:0/MA:.1/ND:0/OP:.1");
    assertThat(vector.strategy()).isEqualTo(Strategy.V0_8_LISTING);
    assertThat(vector.factors().lowestSum()).isEqualByComparingTo("0.4");
    assertThat(vector.threatMultiplier()).isEmpty();
  }

  @Test
  void readsTheNotationOfVersion05() {
    AivssVector vector = AivssVector.parse("(CVSS:9.4/AARS:8.5)");
    assertThat(vector.strategy()).isEqualTo(Strategy.V0_5);
    assertThat(vector.cvssBase()).hasValue(decimal("9.4"));
    assertThat(vector.factors().onlySum()).hasValue(decimal("8.5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AIVSS:0.8/AU:1 | vector: TO: missing (expected: External Tool Control Surface, 0.0 to",
        "AIVSS:0.8/AU:1/AU:1 | vector: AU:1 (expected: each key once)",
        "AIVSS:0.8/AU:NaN | vector: AU:NaN (expected: a number)",
        "AIVSS:0.8/AU | vector: AU (expected: a key and its value, such as AU:0.5)",
        "AIVSS:0.8/MF:X | vector: MF:X (expected: a number; only factors can be unknown)",
        "AIVSS:2.0/LC:D | vector: AIVSS:2.0/LC:D (expected: AIVSS:0.8/..., AIVSS:0.8-listing/..."
      })
  void namesWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> AivssVector.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void rejectsAnUnknownKey() {
    assertThatThrownBy(() -> AivssVector.parse("AIVSS:0.8/" + TEN + "/ZZ:1"))
        .hasMessageStartingWith("vector: ZZ (expected: one of AU, TO, ");
  }
}
