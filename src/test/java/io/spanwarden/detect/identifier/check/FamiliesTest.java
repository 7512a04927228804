package io.spanwarden.detect.identifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The families of check digits, against formulas of another shape. */
class FamiliesTest {
  private final Random random = new Random(20_261_124);

  private static byte[] bytes(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 40);
  }

  private String digits(int count) {
    var digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static void assertCatchesEachWrongDigit(String valid, Predicate<String> passes) {
    assertThat(passes).accepts(valid);
    for (int i = 0; i < valid.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (Character.isDigit(valid.charAt(i)) && digit != valid.charAt(i)) {
          assertThat(passes).rejects(valid.substring(0, i) + digit + valid.substring(i + 1));
        }
      }
    }
  }

  private static void assertCatchesEachSwap(String valid, Predicate<String> passes) {
    for (int i = 1; i < valid.length(); i++) {
      char left = valid.charAt(i - 1);
      char right = valid.charAt(i);
      if (left != right) {
        assertThat(passes)
            .rejects(valid.substring(0, i - 1) + right + left + valid.substring(i + 1));
      }
    }
  }

  @Test
  void luhnSumsTheDigitsOfDoubledOnes() {
    String doubled = "0246813579";
    for (int n = 0; n < 50; n++) {
      String body = digits(4 + n % 15);
      int sum = 0;
      for (int i = 0; i < body.length(); i++) {
        int digit = body.charAt(body.length() - 1 - i) - '0';
        sum += i % 2 == 0 ? doubled.charAt(digit) - '0' : digit;
      }
      String valid = body + (1000 - sum) % 10;

      assertCatchesEachWrongDigit(valid, text -> Luhn.passes(bytes(text), 0, text.length()));
      assertThat(Luhn.checkDigit(bytes(body), 0, body.length())).isEqualTo((1000 - sum) % 10);
    }
  }

  /** The dihedral group by composing the permutations of a pentagon's corners. */
  private static int composed(int a, int b) {
    int first = corner(b, 0);
    int second = corner(b, 1);
    int image = corner(a, first);
    boolean turned = Math.floorMod(corner(a, second) - image, 5) == 1;
    return turned ? image : 5 + image;
  }

  private static int corner(int element, int corner) {
    return element < 5 ? (corner + element) % 5 : Math.floorMod(element - 5 - corner, 5);
  }

  @Test
  void verhoeffCatchesEveryWrongDigitAndEverySwap() {
    int[] permutation = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    for (int n = 0; n < 50; n++) {
      String body = digits(11);
      String valid = "";
      for (char check = '0'; check <= '9'; check++) {
        String candidate = body + check;
        int state = 0;
        for (int i = 0; i < candidate.length(); i++) {
          int digit = candidate.charAt(candidate.length() - 1 - i) - '0';
          for (int times = 0; times < i % 8; times++) {
            digit = permutation[digit];
          }
          state = composed(state, digit);
        }
        valid = state == 0 ? candidate : valid;
      }
      Predicate<String> passes = text -> Verhoeff.passes(bytes(text), 0, text.length());

      assertCatchesEachWrongDigit(valid, passes);
      assertCatchesEachSwap(valid, passes);
    }
  }

  @Test
  void iso7064PureSystemsAreRemaindersOfOneNumber() {
    for (int n = 0; n < 50; n++) {
      String body = digits(17);
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < 17; i++) {
        sum = sum.add(BigInteger.valueOf((body.charAt(i) - '0') * (1L << (17 - i))));
      }
      int check = (12 - sum.mod(BigInteger.valueOf(11)).intValue()) % 11;
      String valid = body + (check == 10 ? "X" : check);
      int rest = new BigInteger(body + "00").mod(BigInteger.valueOf(97)).intValue();
      String other = body + String.format(Locale.ROOT, "%02d", 98 - rest);

      assertCatchesEachWrongDigit(valid, text -> Iso7064.mod11To2(bytes(text), 0, text.length()));
      assertCatchesEachWrongDigit(other, text -> Iso7064.mod97To10(bytes(text), 0, text.length()));
      assertCatchesEachSwap(other, text -> Iso7064.mod97To10(bytes(text), 0, text.length()));
    }
  }

  @Test
  void iso7064HybridSystemCatchesEveryWrongDigit() {
    for (int n = 0; n < 50; n++) {
      String body = digits(10);
      int product = 10;
      for (int i = 0; i < body.length(); i++) {
        int sum = Math.floorMod(product + body.charAt(i) - '0' - 1, 10) + 1;
        product = 2 * sum % 11;
      }
      String valid = body + (11 - product) % 10;

      assertCatchesEachWrongDigit(valid, text -> Iso7064.mod11And10(bytes(text), 0, text.length()));
    }
  }

  @Test
  void daysAreThoseOfTheCalendar() {
    for (int year = 1896; year <= 2104; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          assertThat(Dates.isDay(year, month, day)).isEqualTo(isDay(year, month, day));
        }
      }
    }
  }

  private static boolean isDay(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
