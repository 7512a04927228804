package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code payment-card}: a number of an issuer's range (ISO/IEC 7812) whose last digit
 * is right by Luhn, bare or in the groups that are printed. Stateless.
 */
final class PaymentCards {
  private static final int[][] LAYOUTS = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}};

  /** Numbers that issuers and payment services publish for tests. */
  private static final byte[][] TEST_NUMBERS =
      Literals.of(
          "4111111111111111",
          "4242424242424242",
          "4012888888881881",
          "4000056655665556",
          "4222222222222",
          "4000000000000002",
          "4000002500003155",
          "4000000000009995",
          "4917610000000000",
          "4462030000000000",
          "4484070000000000",
          "4988438843884305",
          "5555555555554444",
          "5105105105105100",
          "5200828282828210",
          "2223003122003222",
          "2223000048400011",
          "2222405343248877",
          "5425233430109903",
          "5454545454545454",
          "378282246310005",
          "371449635398431",
          "378734493671000",
          "370000000000002",
          "6011111111111117",
          "6011000990139424",
          "6011000000000004",
          "3056930009020004",
          "30569309025904",
          "38520000023237",
          "36227206271667",
          "3566002020360505",
          "3530111333300000",
          "6200000000000005",
          "6304000000000000",
          "6759649826438453",
          "6331101999990016",
          "5019717010103742",
          "4000000000000077",
          "4000000000003220",
          "5431111111111111",
          "4532015112830366");

  private PaymentCards() {}

  static void examine(Scan scan, Claimant claimant, DigitGroups groups, Surroundings context) {
    for (int first = 0; first < groups.count(); first++) {
      int length = groups.length(first);
      if (length >= 12 && length <= 19) {
        consider(scan, claimant, groups, first, first, context);
      } else if (length == 4) {
        for (int[] layout : LAYOUTS) {
          int last = first + layout.length - 1;
          if (groups.are(first, layout) && isOneKind(scan, groups, first, last)) {
            consider(scan, claimant, groups, first, last, context);
          }
        }
      }
    }
  }

  private static boolean isOneKind(Scan scan, DigitGroups groups, int first, int last) {
    return groups.joinedBy(scan, first, last, scan.at(groups.end(first)));
  }

  private static void consider(
      Scan scan, Claimant claimant, DigitGroups groups, int first, int last, Surroundings context) {
    int start = groups.start(first);
    int end = groups.end(last);
    int digits = groups.digits(first, last);
    boolean bare = first == last;
    int need = CardBrands.need(leading(scan.text(), start, end), digits, bare);
    if (need == CardBrands.NONE || isPartOfMore(scan, groups, first, last)) {
      return;
    }
    if (groups.continuesId(scan, last)) {
      claimant.suppress(start, end, Suppression.BOUNDARY);
      return;
    }
    if (!passesLuhn(scan.text(), start, end)) {
      claimant.suppress(start, end, Suppression.CHECK_DIGITS);
      return;
    }
    if (isSame(scan.text(), start, end)) {
      return;
    }
    boolean test = isTestNumber(scan.text(), start, end, digits);
    if (bare
        && context.isIdOrMeasure(scan, start)
        && (context.directlyBefore(scan, start) & Topic.CARD) == 0) {
      claimant.suppress(start, end, Suppression.IDENTIFIER);
      return;
    }
    if (need == CardBrands.CONTEXT && !test && !context.tells(scan, start, end, Topic.CARD)) {
      claimant.suppress(start, end, Suppression.NO_CONTEXT);
      return;
    }
    FindingClass findingClass = test ? FindingClass.RESERVED : FindingClass.REAL;
    claimant.claim(start, end, findingClass, claimant.confidence(), Reason.CHECK_DIGITS);
  }

  /** Groups of the same kind go on before or after it: a table of numbers, a longer number. */
  private static boolean isPartOfMore(Scan scan, DigitGroups groups, int first, int last) {
    int joint = first == last ? 0 : scan.at(groups.end(first));
    if (first > 0) {
      int before = scan.at(groups.start(first) - 1);
      if (before != ' ' || (joint == ' ' && groups.length(first - 1) == 4)) {
        return true;
      }
    }
    if (joint == ' '
        && (isHexGroup(scan, groups.end(last) + 1) || isHexGroup(scan, groups.start(first) - 5))) {
      return true; // a table of hexadecimal numbers
    }
    if (last < groups.count() - 1) {
      int after = scan.at(groups.end(last));
      return after != ' ' || (joint == ' ' && groups.length(last + 1) >= 4);
    }
    return false;
  }

  /** Four hexadecimal digits between blanks. */
  private static boolean isHexGroup(Scan scan, int at) {
    for (int i = at; i < at + 4; i++) {
      if (!Ascii.isHex(scan.at(i))) {
        return false;
      }
    }
    return !Ascii.isAlnum(scan.at(at - 1)) && !Ascii.isAlnum(scan.at(at + 4));
  }

  private static int leading(byte[] text, int from, int to) {
    int value = 0;
    int read = 0;
    for (int i = from; i < to && read < 6; i++) {
      if (Ascii.isDigit(text[i])) {
        value = value * 10 + text[i] - '0';
        read++;
      }
    }
    return value;
  }

  private static boolean passesLuhn(byte[] text, int from, int to) {
    int sum = 0;
    boolean twice = false;
    for (int i = to - 1; i >= from; i--) {
      if (Ascii.isDigit(text[i])) {
        int digit = (text[i] - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
        twice = !twice;
      }
    }
    return sum % 10 == 0;
  }

  private static boolean isSame(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Ascii.isDigit(text[i]) && text[i] != text[from]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTestNumber(byte[] text, int from, int to, int digits) {
    for (byte[] number : TEST_NUMBERS) {
      int read = 0;
      for (int i = from; i < to && number.length == digits && read >= 0; i++) {
        if (Ascii.isDigit(text[i])) {
          read = text[i] == number[read] ? read + 1 : -1;
        }
      }
      if (read == digits) {
        return true;
      }
    }
    return false;
  }
}
