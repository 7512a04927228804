package io.spanwarden.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BandTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, None",
    "0.1, Low",
    "3.9, Low",
    "4.0, Medium",
    "6.9, Medium",
    "7.0, High",
    "8.9, High",
    "9.0, Critical",
    "10.0, Critical"
  })
  void beginsWhereTheSpecificationSays(BigDecimal score, String title) {
    assertThat(Band.of(score).title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({"6.95, 7.0, High", "8.95, 9.0, Critical", "3.95, 4.0, Medium", "6.9499, 6.9, Medium"})
  void isThatOfTheRoundedScore(String raw, String score, String title) {
    BigDecimal rounded = Aivss.V0_8.score(Reference.input(raw, "0", "1", "1"));
    assertThat(rounded).isEqualTo(score);
    assertThat(Band.of(rounded).title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0000, false, No/Weak", "0.9150, true, No/Weak", "0.9149, false, Partial",
    "0.7500, true, Partial", "0.7499, true, Strong", "0.7499, false, Partial"
  })
  void mitigationIsStrongOnlyIfItWasValidated(BigDecimal factor, boolean validated, String title) {
    assertThat(MitigationStrength.of(factor, validated).title()).isEqualTo(title);
  }
}
