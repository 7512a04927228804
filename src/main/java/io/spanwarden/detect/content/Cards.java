package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Payment card numbers: issuer, length and the check digit of ISO/IEC 7812 (Luhn). Stateless. */
final class Cards {
  /** Published by issuers and processors for tests. */
  private static final Set<String> TEST_NUMBERS =
      Set.of(
          "4111111111111111",
          "4242424242424242",
          "4012888888881881",
          "4000056655665556",
          "5555555555554444",
          "5105105105105100",
          "2223003122003222",
          "5200828282828210",
          "378282246310005",
          "371449635398431",
          "378734493671000",
          "6011111111111117",
          "6011000990139424",
          "3056930009020004",
          "30569309025904",
          "38520000023237",
          "3566002020360505",
          "3530111333300000",
          "6200000000000005",
          "4000000000000002",
          "4000000000009995",
          "4917610000000000",
          "4444333322221111",
          "4012000033330026");

  private Cards() {}

  /** Claims the number if it is a card's. */
  static void claim(Scan scan, CompiledRule rule, int start, int end, byte[] digits, int count) {
    if (!isIssued(digits, count) || !luhn(digits, count) || !grouped(scan, start, end, count)) {
      return;
    }
    String number = new String(digits, 0, count, StandardCharsets.US_ASCII);
    boolean reserved = TEST_NUMBERS.contains(number) || Placeholders.isBody(digits, 0, count);
    FindingClass kind = reserved ? FindingClass.RESERVED : FindingClass.REAL;
    scan.claims().add(rule, start, end, kind, rule.rule().confidence(), 0);
  }

  /** Whole, or in groups of four (and the last shorter), or 4-6-5 and 4-6-4; one separator. */
  private static boolean grouped(Scan scan, int start, int end, int count) {
    if (end - start == count) {
      return true;
    }
    int separator = 0;
    int group = 0;
    int groups = 0;
    int longest = 0;
    for (int i = start; i <= end; i++) {
      if (i < end && Ascii.isDigit(scan.at(i))) {
        group++;
        continue;
      }
      if (i < end && separator != 0 && scan.at(i) != separator) {
        return false;
      }
      separator = i < end ? scan.at(i) : separator;
      longest = Math.max(longest, group);
      if (groups == 0 && group != 4) {
        return false;
      }
      groups++;
      group = 0;
    }
    return separator != '.' && (longest == 4 || (groups == 3 && longest == 6));
  }

  private static boolean isIssued(byte[] digits, int count) {
    int two = number(digits, 2);
    int three = number(digits, 3);
    int four = number(digits, 4);
    return switch (count) {
      case 14 ->
          (three >= 300 && three <= 305) || four == 3095 || two == 36 || two == 38 || two == 39;
      case 15 -> two == 34 || two == 37;
      case 16 ->
          digits[0] == '4'
              || (two >= 51 && two <= 55)
              || (four >= 2221 && four <= 2720)
              || four == 6011
              || (three >= 644 && three <= 649)
              || two == 65
              || (four >= 3528 && four <= 3589)
              || two == 62;
      case 17, 18 -> two == 62;
      case 19 -> digits[0] == '4' || two == 62;
      default -> false;
    };
  }

  private static int number(byte[] digits, int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number = number * 10 + digits[i] - '0';
    }
    return number;
  }

  static boolean luhn(byte[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits[count - 1 - i] - '0';
      int weighed = i % 2 == 1 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
