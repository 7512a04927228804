package io.spanwarden.detect.identifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is special in single countries; numbers are made here and are nobody's. */
class SpecialCasesTest {
  private static final char[] CHILEAN = "0123456789K".toCharArray();

  private static boolean passes(String check, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 40);
    return Checks.named(check).orElseThrow().passes(bytes, text.length());
  }

  private static String two(long number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static int mod(String number, int modulus) {
    return new BigInteger(number).mod(BigInteger.valueOf(modulus)).intValue();
  }

  private static String luhn(String body) {
    for (int check = 0; check < 10; check++) {
      int sum = 0;
      String whole = body + check;
      for (int i = 0; i < whole.length(); i++) {
        int digit = whole.charAt(whole.length() - 1 - i) - '0';
        sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
      }
      if (sum % 10 == 0) {
        return whole;
      }
    }
    throw new AssertionError(body);
  }

  @Test
  void belgiansBornFrom2000CountATwoBefore() {
    String now = "050712123";
    String then = "850712123";

    assertThat(passes("be-nn", now + two(97 - mod("2" + now, 97)))).isTrue();
    assertThat(passes("be-nn", then + two(97 - mod(then, 97)))).isTrue();
    assertThat(passes("be-nn", then + two(97 - mod("2" + then, 97)))).isFalse();
  }

  @Test
  void corsicansCountAsDepartments19And18() {
    for (String[] pair : new String[][] {{"2A", "19"}, {"2B", "18"}, {"33", "33"}}) {
      int check = 97 - mod("18507" + pair[1] + "123456", 97);
      assertThat(passes("fr-nir", "18507" + pair[0] + "123456" + two(check))).isTrue();
      assertThat(passes("fr-nir", "18507" + pair[0] + "123457" + two(check))).isFalse();
    }
  }

  @Test
  void frenchTaxNumbersEndInARemainderBy511() {
    String body = "3023456781";

    assertThat(passes("fr-spi", body + String.format(Locale.ROOT, "%03d", mod(body, 511))))
        .isTrue();
    assertThat(passes("fr-spi", body + "512")).isFalse();
  }

  @Test
  void spanishLettersAreRemaindersBy23() {
    String letters = "TRWAGMYFPDXBNJZSQVHLCKE";
    for (int number = 10_000_019; number < 99_999_999; number += 7_654_321) {
      char letter = letters.charAt(number % 23);
      char foreign = letters.charAt((10_000_000 + number % 10_000_000) % 23);
      assertThat(passes("es-nif", "" + number + letter)).isTrue();
      assertThat(passes("es-nif", "" + number + (letter == 'A' ? 'B' : 'A'))).isFalse();
      assertThat(passes("es-nie", "Y" + ("" + number).substring(1) + foreign)).isTrue();
    }
  }

  @Test
  void finnsHaveOneOfManySignsForTheCentury() {
    String control = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    char check = control.charAt(mod("120785123", 31));
    for (String sign : new String[] {"", "A", "B", "F", "Y", "U"}) {
      assertThat(passes("fi-hetu", "120785" + sign + "123" + check)).as(sign).isTrue();
    }
    assertThat(passes("fi-hetu", "120785G123" + check)).isFalse();
    assertThat(passes("fi-hetu", "320785123" + control.charAt(mod("320785123", 31)))).isFalse();
  }

  @Test
  void swedesMayHaveADayPlusSixty() {
    assertThat(passes("se-pnr", luhn("850712123"))).isTrue();
    assertThat(passes("se-pnr", luhn("850772123"))).isTrue();
    assertThat(passes("se-pnr", "19" + luhn("850712123"))).isTrue();
    assertThat(passes("se-pnr", luhn("850752123"))).isFalse();
  }

  @Test
  void norwegiansMayHaveADayPlusForty() {
    int found = 0;
    for (String date : new String[] {"120785", "520785", "124785"}) {
      for (int serial = 100; serial < 200; serial++) {
        String body = date + serial;
        int[] first = {3, 7, 6, 1, 8, 9, 4, 5, 2};
        int[] second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
        String one = body + remainder(body, first);
        String whole = one + remainder(one, second);
        if (whole.length() == 11) {
          assertThat(passes("no-fnr", whole)).as(whole).isTrue();
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(150);
  }

  private static int remainder(String body, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (body.charAt(i) - '0') * weights[i];
    }
    return Math.floorMod(-sum, 11);
  }

  @Test
  void czechsHadNineDigitsUntil1953() {
    assertThat(passes("cz-rc", "535712123")).isTrue();
    assertThat(passes("cz-rc", "855712123")).isFalse();
    int rest = mod("855712123", 11);
    assertThat(passes("cz-rc", "855712123" + rest % 10)).isEqualTo(rest < 10);
    assertThat(passes("cz-tin", "CZ" + "855712124" + mod("855712124", 11))).isTrue();
  }

  @Test
  void koreansBornSinceOctober2020HaveNoCheckDigit() {
    long old = 0;
    long young = 0;
    for (int check = 0; check < 10; check++) {
      old += passes("kr-rrn", "850712112345" + check) ? 1 : 0;
      young += passes("kr-rrn", "211012312345" + check) ? 1 : 0;
    }
    assertThat(old).isEqualTo(1);
    assertThat(young).isEqualTo(10);
  }

  @Test
  void germansTaxNumbersRepeatOneDigitTwoOrThreeTimes() {
    assertThat(count("de-tax-id", "8609574271")).isEqualTo(1);
    assertThat(count("de-tax-id", "1234567890")).isZero();
    assertThat(count("de-tax-id", "1123456788")).isZero();
    assertThat(count("de-tax-id", "1112345678")).isZero();
  }

  private static int count(String check, String body) {
    int passing = 0;
    for (int digit = 0; digit < 10; digit++) {
      passing += passes(check, body + digit) ? 1 : 0;
    }
    return passing;
  }

  @Test
  void brazilianCompaniesMayHaveLetters() {
    String body = "12ABC34501DE";
    String one = body + cnpj(body);
    String whole = one + cnpj(one);

    assertThat(passes("br-cnpj", whole)).isTrue();
    assertThat(passes("br-cnpj", "13" + whole.substring(2))).isFalse();
  }

  private static int cnpj(String body) {
    int sum = 0;
    int weight = 2;
    for (int i = body.length() - 1; i >= 0; i--) {
      sum += (body.charAt(i) - 48) * weight;
      weight = weight == 9 ? 2 : weight + 1;
    }
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  @Test
  void irishSecondLettersCountNineTimes() {
    String checks = "WABCDEFGHIJKLMNOPQRSTUV";
    int sum = remainderOfPps("1234567");

    assertThat(passes("ie-pps", "1234567" + checks.charAt(sum % 23))).isTrue();
    assertThat(passes("ie-pps", "1234567" + checks.charAt((sum + 9) % 23) + "A")).isTrue();
    assertThat(passes("ie-pps", "1234567" + checks.charAt(sum % 23) + "W")).isTrue();
    assertThat(passes("ie-pps", "1234567" + checks.charAt(sum % 23) + "A")).isFalse();
  }

  private static int remainderOfPps(String digits) {
    int sum = 0;
    for (int i = 0; i < 7; i++) {
      sum += (digits.charAt(i) - '0') * (8 - i);
    }
    return sum;
  }

  @Test
  void italiansMayHaveLettersForDigits() {
    int plain = 0;
    int letters = 0;
    for (char check = 'A'; check <= 'Z'; check++) {
      plain += passes("it-fiscal-code", "XYZQWK85E12H501" + check) ? 1 : 0;
      letters += passes("it-fiscal-code", "XYZQWKURE12H50M" + check) ? 1 : 0;
    }
    assertThat(plain).isEqualTo(1);
    assertThat(letters).isEqualTo(1);
  }

  @Test
  void chileansMayEndInK() {
    int passing = 0;
    int k = 0;
    for (int number = 18_000_000; number < 18_000_110; number++) {
      for (char check : CHILEAN) {
        boolean valid = passes("cl-rut", "" + number + check);
        passing += valid ? 1 : 0;
        k += valid && check == 'K' ? 1 : 0;
      }
    }
    assertThat(passing).isEqualTo(110);
    assertThat(k).isEqualTo(10);
  }
}
