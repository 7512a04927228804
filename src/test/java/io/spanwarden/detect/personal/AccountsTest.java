package io.spanwarden.detect.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
  private final Random random = new Random(7);

  /** Check digits by arithmetic on the whole number, unlike the matcher's digit by digit. */
  private static String account(String country, String rest) {
    StringBuilder digits = new StringBuilder();
    (rest + country + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
    int check = 98 - new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    return country + String.format(Locale.ROOT, "%02d", check) + rest;
  }

  private String draw(String kinds) {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < kinds.length(); i++) {
      char kind = kinds.charAt(i);
      String alphabet =
          switch (kind) {
            case 'n' -> "0123456789";
            case 'a' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            default -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
          };
      drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return drawn.toString();
  }

  @Test
  void findsAccountsOfEveryCountry_atEveryPlace() {
    int countries = 0;
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        String kinds = IbanRegistry.kinds(first, second);
        if (kinds.isEmpty()) {
          continue;
        }
        countries++;
        for (int shift = 0; shift < 8; shift++) {
          String account = account("" + first + second, draw(kinds));
          String grouped = account.replaceAll("(.{4})(?=.)", "$1 ");
          assertThat(Personal.find(" ".repeat(shift) + account + ","))
              .contains("IBAN_CODE:" + account);
          assertThat(Personal.find(" ".repeat(shift) + grouped + ","))
              .contains("IBAN_CODE:" + grouped);
        }
      }
    }
    assertThat(countries).isGreaterThanOrEqualTo(95);
  }

  @Test
  void staysQuiet_whenOneDigitIsWrongOrTheFormIsAnother() {
    String account = account("DE", draw("n".repeat(18)));
    char last = account.charAt(account.length() - 1);
    String wrong =
        account.substring(0, account.length() - 1) + (last == '9' ? '0' : (char) (last + 1));

    assertThat(Personal.find(wrong)).isEmpty();
    assertThat(Personal.find(account("DE", "A" + draw("n".repeat(17))))).isEmpty();
    assertThat(Personal.find("x" + account)).isEmpty();
  }

  @Test
  void takesLowerCase_onlyWhereWordsSpeakOfAccounts() {
    String account = account("NL", "ABNA" + draw("n".repeat(10))).toLowerCase(Locale.ROOT);

    assertThat(Personal.find("iban " + account)).containsExactly("IBAN_CODE:" + account);
    assertThat(Personal.find("hash " + account)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssn: 536904399",
        "my social is 536 90 4399",
        "SSN 536.90.4399",
        "at 536-90-4399,"
      })
  void findsSocialSecurityNumbers(String text) {
    assertThat(Personal.find(text)).hasSize(1).allMatch(found -> found.startsWith("US_SSN:536"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"536904399", "call(536904399)", "000-12-3456", "666-12-3456", "536-00-4399"})
  void staysQuietOnWhatIsNoSocialSecurityNumber(String text) {
    assertThat(Personal.find(text)).isEmpty();
  }

  @Test
  void takesBareNumbersOfRareLengths_onlyWhereWordsSpeakOfCards() {
    assertThat(Personal.find("card 36227206271667")).hasSize(1);
    assertThat(Personal.find("{\"card\":{\"number\":\"4539578763621486\"}}")).hasSize(1);
    assertThat(Personal.find("{\"number\":\"4539578763621486\"}")).isEmpty();
    assertThat(Personal.find("{\"tool\":\"4222222222222\"}")).hasSizeLessThanOrEqualTo(1);
  }
}
