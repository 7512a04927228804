package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code phone-e164}: a plus sign, an assigned country code and the digits that follow,
 * 8 to 15 in all (ITU-T E.164), parted by single blanks, dashes, dots or parentheses. Numbers of
 * the North American plan are checked for area and exchange. Holds the last number read; not
 * thread-safe.
 */
final class PhoneNumbers {
  private static final int REACH = 12;
  private static final int LONGEST = 28;
  private static final int FEWEST_DIGITS = 8;
  private static final int MOST_DIGITS = 15;

  /** Country codes of two digits; 1 and 7 stand alone, all others have three. */
  private static final String TWO_DIGITS =
      " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64"
          + " 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

  private long number;
  private int digits;
  private int groups;
  private int dots;
  private int end;

  /** Examines the number that the digits at {@code digit} may belong to. */
  void examine(Scan scan, Claimant claimant, int lowest, int digit) {
    int plus = digit - 1;
    int limit = Math.max(lowest, digit - REACH);
    while (plus >= limit && isPart(scan.at(plus))) {
      plus--;
    }
    if (plus < scan.from()
        || scan.at(plus) != '+'
        || !Ascii.isDigit(scan.at(plus + 1))
        || joinsLeft(scan.at(plus - 1))) {
      return;
    }
    read(scan, plus + 1);
    boolean decimal = dots == 1 && groups == 2;
    boolean lineStart = plus == scan.from() || scan.at(plus - 1) == '\n';
    if (digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && !decimal
        && !continuesRight(scan, end)
        && isAssigned(number, digits)
        && !(lineStart && looksLikeDiff(scan, plus))) {
      FindingClass findingClass = classOf(number, digits);
      claimant.claim(plus, end, findingClass, claimant.confidence(), Reason.VALID_FORM);
    }
  }

  private void read(Scan scan, int start) {
    number = 0;
    digits = 0;
    groups = 0;
    dots = 0;
    end = start;
    int limit = Math.min(scan.to(), start + LONGEST);
    for (int at = start; at < limit && isPart(scan.at(at)); at++) {
      if (Ascii.isDigit(scan.at(at))) {
        groups += Ascii.isDigit(scan.at(at - 1)) ? 0 : 1;
        dots += scan.at(at - 1) == '.' ? 1 : 0;
        number = digits < MOST_DIGITS ? number * 10 + scan.at(at) - '0' : number;
        digits++;
        end = at + 1;
      } else if (!Ascii.isDigit(scan.at(at - 1)) && !besideParenthesis(scan, at)) {
        return;
      }
    }
  }

  private static boolean isPart(int b) {
    return Ascii.isDigit(b) || b == ' ' || b == '-' || b == '.' || b == '(' || b == ')';
  }

  private static boolean besideParenthesis(Scan scan, int at) {
    return scan.at(at) == '(' || scan.at(at - 1) == ')';
  }

  private static boolean joinsLeft(int b) {
    return Ascii.isAlnum(b) || b == '_' || b == '+' || b == '/' || b < 0;
  }

  private static boolean continuesRight(Scan scan, int end) {
    int b = scan.at(end);
    boolean joint = b == '-' || b == '.' || b == ':' || b == '/';
    return Ascii.isWord(b) || b == '+' || b == '=' || (joint && Ascii.isAlnum(scan.at(end + 1)));
  }

  /** In a diff, a plus sign marks an added line: a bare number or a date is not a phone number. */
  private boolean looksLikeDiff(Scan scan, int plus) {
    boolean date = scan.at(plus + 5) == '-' && scan.at(plus + 8) == '-';
    boolean northAmerican = digits == 11 && number / 10_000_000_000L == 1;
    return date || (groups < 2 && !northAmerican);
  }

  private static boolean isAssigned(long number, int digits) {
    long first = number;
    int rest = digits;
    while (rest > 3) {
      first /= 10;
      rest--;
    }
    int three = (int) first;
    if (three / 100 == 1) {
      return digits == 11 && isNorthAmerican(number);
    }
    if (three / 100 == 7) {
      return digits == 11;
    }
    if (TWO_DIGITS.contains(" " + three / 10 + " ")) {
      return digits >= 9 && digits <= 14;
    }
    int two = three / 10;
    return three >= 210 && two != 28 && two != 83 && two != 89 && two != 99;
  }

  private static boolean isNorthAmerican(long number) {
    int area = (int) (number / 10_000_000 % 1000);
    int exchange = (int) (number / 10_000 % 1000);
    return area >= 200 && exchange >= 200 && area % 100 != 11 && exchange % 100 != 11;
  }

  /** 555-0100 to 555-0199, and Ofcom's numbers for drama. */
  private static FindingClass classOf(long number, int digits) {
    boolean fiction =
        digits == 11
            && number / 10_000_000_000L == 1
            && number % 10_000_000 >= 5_550_100
            && number % 10_000_000 <= 5_550_199;
    boolean drama = number / 1000 == 447_700_900L || number / 1000 == 442_079_460L;
    return fiction || drama ? FindingClass.RESERVED : FindingClass.REAL;
  }
}
