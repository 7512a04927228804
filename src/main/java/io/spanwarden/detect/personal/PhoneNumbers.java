package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/**
 * Telephone numbers in international form: a plus sign, an assigned country code and the digits
 * that follow, 8 to 15 in all (ITU-T E.164), parted by single blanks, dashes, dots, slashes or
 * parentheses, and given out by the country's numbering plan. Holds the last number read; not
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

  private final NumberingPlans plans;
  private final StringBuilder digits = new StringBuilder(MOST_DIGITS);
  private final int[] groupEnds = new int[LONGEST];
  private final int[] groupDigits = new int[LONGEST];
  private int groups;
  private int dots;

  PhoneNumbers(NumberingPlans plans) {
    this.plans = plans;
  }

  /** Begins a text of {@code length} bytes. */
  void begin(int length) {
    plans.begin(length);
  }

  /**
   * Examines the number that the digits at {@code digit} may belong to. Returns whether a plus sign
   * stands before it, so that it can be no national number.
   */
  boolean examine(Scan scan, Claimant claimant, int lowest, int digit) {
    int plus = digit - 1;
    int limit = Math.max(lowest - 2, digit - REACH);
    while (plus >= limit && isPart(scan.at(plus))) {
      plus--;
    }
    if (plus < scan.from() || scan.at(plus) != '+' || !opensNumber(scan, plus)) {
      return false;
    }
    if (plus < claimant.claimedTo() || joinsLeft(scan.at(plus - 1))) {
      return true;
    }
    read(scan, plus + 1);
    consider(scan, claimant, plus);
    return true;
  }

  /** Takes the longest number that the groups make: what follows a blank may be another matter. */
  private void consider(Scan scan, Claimant claimant, int plus) {
    boolean tried = false;
    for (int last = groups - 1; last >= 0; last--) {
      int length = groupDigits[last];
      int end = groupEnds[last];
      if (length > MOST_DIGITS
          || continuesRight(scan, end)
          || (last < groups - 1 && scan.at(end) != ' ')) {
        continue;
      }
      if (length < FEWEST_DIGITS) {
        break;
      }
      String number = digits.substring(0, length);
      if ((dots == 1 && groups == 2)
          || !isAssigned(number)
          || looksLikeDiff(scan, plus, last, number)) {
        continue;
      }
      boolean fictional = FictionalNumbers.contains(number);
      tried = true;
      if (fictional || plans.isValid(number)) {
        claimant.claim(
            plus,
            end,
            fictional ? FindingClass.RESERVED : FindingClass.REAL,
            claimant.confidence(),
            Reason.VALID_FORM);
        return;
      }
    }
    if (tried) {
      claimant.suppress(plus, groupEnds[groups - 1], Suppression.FORM);
    }
  }

  private void read(Scan scan, int start) {
    digits.setLength(0);
    groups = 0;
    dots = 0;
    int limit = Math.min(scan.to(), start + LONGEST);
    for (int at = start; at < limit && isPart(scan.at(at)); at++) {
      int b = scan.at(at);
      if (Ascii.isDigit(b)) {
        if (groups == 0 || !Ascii.isDigit(scan.at(at - 1))) {
          groups++;
          dots += scan.at(at - 1) == '.' ? 1 : 0;
        }
        digits.append((char) b);
        groupEnds[groups - 1] = at + 1;
        groupDigits[groups - 1] = digits.length();
      } else if (!Ascii.isDigit(scan.at(at - 1)) && !besideParenthesis(scan, at) && at > start) {
        return;
      }
    }
  }

  private static boolean isPart(int b) {
    return Ascii.isDigit(b) || b == ' ' || b == '-' || b == '.' || b == '(' || b == ')' || b == '/';
  }

  private static boolean opensNumber(Scan scan, int plus) {
    int next = scan.at(plus + 1);
    return Ascii.isDigit(next) || (next == '(' && Ascii.isDigit(scan.at(plus + 2)));
  }

  private static boolean besideParenthesis(Scan scan, int at) {
    return scan.at(at) == '(' || scan.at(at - 1) == ')';
  }

  private static boolean joinsLeft(int b) {
    return Ascii.isAlnum(b) || b == '_' || b == '+' || b == '/';
  }

  private static boolean continuesRight(Scan scan, int end) {
    int b = scan.at(end);
    boolean joint = b == '-' || b == '.' || b == ':' || b == '/';
    return Ascii.isWord(b) || b == '+' || b == '=' || (joint && Ascii.isAlnum(scan.at(end + 1)));
  }

  /** In a diff, a plus sign marks an added line: a bare number or a date is not a phone number. */
  private static boolean looksLikeDiff(Scan scan, int plus, int last, String number) {
    boolean lineStart = plus == scan.from() || scan.at(plus - 1) == '\n';
    boolean date = scan.at(plus + 5) == '-' && scan.at(plus + 8) == '-';
    boolean northAmerican = number.length() == 11 && number.charAt(0) == '1';
    return lineStart && (date || (last < 1 && !northAmerican && !isWholeText(scan, plus, number)));
  }

  /** A field that holds nothing else, as a phone number's own does. */
  private static boolean isWholeText(Scan scan, int plus, String number) {
    return plus == scan.from() && scan.to() <= plus + number.length() + 2;
  }

  private static boolean isAssigned(String number) {
    int first = number.charAt(0);
    int length = number.length();
    if (first == '1') {
      return length == 11 && NorthAmerica.isNumber(number, 1);
    }
    if (first == '7') {
      return length == 11;
    }
    if (TWO_DIGITS.contains(" " + number.substring(0, 2) + " ")) {
      return length >= 9 && length <= 14;
    }
    return first >= '2'
        && !number.startsWith("28")
        && !number.startsWith("83")
        && !number.startsWith("89")
        && !number.startsWith("99");
  }
}
