package io.spanwarden.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.springett.cvss.Cvss;

final class CvssVectorTest {
  /** On ties the library of the comparison rounds down; the specification rounds up. */
  private static final double TIE = 0.1;

  private static double oracle(String vector) {
    return Cvss.fromVector(vector).calculateScore().getBaseScore();
  }

  private static String random(Random random, String start, String[][] metrics) {
    var vector = new StringBuilder(start);
    for (String[] metric : metrics) {
      char value = metric[1].charAt(random.nextInt(metric[1].length()));
      vector.append('/').append(metric[0]).append(':').append(value);
    }
    return vector.toString();
  }

  @Test
  void agreesWithALibraryOnRandomVectors_butForTiesThatItRoundsDown() {
    var random = new Random(40);
    int ties = 0;
    Set<String> bases = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String vector = random(random, "CVSS:4.0", Cvss40.METRICS);
      String base = CvssVector.parse(vector).base().toString();
      double difference = Double.parseDouble(base) - oracle(vector);
      if (Math.abs(difference) > 1e-9) {
        assertThat(difference).as(vector).isBetween(TIE - 1e-9, TIE + 1e-9);
        ties++;
      }
      bases.add(base);
    }
    // 522 of the 104,976 vectors are such ties: about one in 201.
    assertThat(ties).isBetween(60, 140);
    assertThat(bases).hasSize(63);
  }

  @Test
  void agreesWithALibraryOnAllVectorsOfVersion31() {
    var random = new Random(31);
    for (int i = 0; i < 5_000; i++) {
      String vector = random(random, "CVSS:3.1", Cvss31.METRICS);
      CvssVector parsed = CvssVector.parse(vector);
      assertThat(parsed.base().doubleValue()).as(vector).isEqualTo(oracle(vector));
      assertThat(parsed.version()).isEqualTo("3.1");
    }
  }

  /** The vectors of the kinds of risk, and a tie that rounds up. */
  @ParameterizedTest
  @CsvSource({
    "AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N, 8.3",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:H/SI:H/SA:N, 9.3",
    "AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N, 7.1",
    "AV:N/AC:L/AT:N/PR:L/UI:N/VC:L/VI:N/VA:N/SC:L/SI:N/SA:N, 5.3",
    "AV:A/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N, 6.0",
    "AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N, 8.3",
    "AV:A/AC:H/AT:P/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N, 2.3",
    "AV:N/AC:H/AT:P/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N, 6.3",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:L/SC:N/SI:N/SA:N, 6.9",
    "AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:L/SI:N/SA:N, 6.3",
    "AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N, 5.3",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:L/SA:N, 6.9",
    "AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N, 7.1",
    "AV:N/AC:L/AT:N/PR:L/UI:P/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N, 5.1",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N, 6.9",
    "AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N, 5.3",
    "AV:N/AC:L/AT:N/PR:N/UI:P/VC:L/VI:L/VA:N/SC:L/SI:L/SA:N, 5.3",
    "AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:L/SC:H/SI:H/SA:L, 9.4",
    "AV:N/AC:L/AT:P/PR:L/UI:N/VC:H/VI:N/VA:N/SC:H/SI:N/SA:N, 7.0",
    "AV:N/AC:L/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:L/SA:N, 5.9",
    "AV:N/AC:L/AT:P/PR:L/UI:N/VC:H/VI:N/VA:N/SC:L/SI:N/SA:N, 6.0",
    "AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:L/VA:N/SC:H/SI:H/SA:H, 8.6",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N, 0.0"
  })
  void yieldsThePinnedBases(String vector, String base) {
    assertThat(CvssVector.parse("CVSS:4.0/" + vector).base()).isEqualTo(base);
    assertThat(CvssVector.parse(vector).base()).isEqualTo(base);
  }

  @Test
  void keepsApartWhatIsNotOfTheBase() {
    CvssVector parsed =
        CvssVector.parse(
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N/E:P/CR:H");
    assertThat(parsed.base()).isEqualTo("7.1");
    assertThat(parsed.others()).containsExactly("E:P", "CR:H");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CVSS:2.0/AV:N | cvss_vector: CVSS:2.0/AV:N (expected: CVSS:4.0/... or CVSS:3.1/...)",
        "CVSS:4.0/AV:X | cvss_vector: AV:X (expected: one of N, A, L, P)",
        "CVSS:4.0/AV:N/AV:N | cvss_vector: AV:N (expected: each metric once)",
        "CVSS:4.0/AV:N/AC:L | cvss_vector: AT: missing (expected: one of N, P)",
        "CVSS:4.0/AV | cvss_vector: AV (expected: a metric and its value, such as AV:N)"
      })
  void namesWhatIsWrong(String vector, String message) {
    assertThatThrownBy(() -> CvssVector.parse(vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
