package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;

/**
 * The matcher {@code birth-date}: a date of the calendar, 40 bytes at most after a word that speaks
 * of birth, on its line. Stateless.
 */
public final class BirthDateMatcher implements HitMatcher {
  private static final int REACH = 40;

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    boolean inWord =
        Ascii.isLetter(scan.at(start - 1))
            && !(Ascii.isUpper(scan.at(start)) && Ascii.isLower(scan.at(start - 1)));
    if ((inWord || Ascii.isLetter(scan.at(end))) && end - start < 5) {
      return;
    }
    for (int at = end; at < end + REACH && at < scan.to(); at++) {
      int b = scan.at(at);
      if (b == '\n' || b == '{' || b == '}') {
        return;
      }
      int before = scan.at(at - 1);
      boolean opens = !Ascii.isWord(before) && before != '-' && before != '.' && before >= 0;
      if (opens && (Ascii.isDigit(b) || Ascii.isLetter(b))) {
        int stop = CalendarDate.end(scan, at);
        if (stop > 0 && isTime(scan, stop)) {
          claimant.suppress(at, stop, Suppression.IDENTIFIER); // of a file: "birth" is its making
          return;
        }
        if (stop > 0) {
          claimant.claimReal(at, stop, Reason.WORD_NEAR);
          return;
        }
        if (Ascii.isDigit(b)) {
          claimant.suppress(at, at + 1, Suppression.FORM);
          return;
        }
      }
    }
  }

  /** A time of day follows the date. */
  private static boolean isTime(Scan scan, int at) {
    int digit = scan.at(at) == 'T' || scan.at(at) == ' ' ? at + 1 : at;
    return digit > at
        && Ascii.isDigit(scan.at(digit))
        && Ascii.isDigit(scan.at(digit + 1))
        && scan.at(digit + 2) == ':'
        && Ascii.isDigit(scan.at(digit + 3));
  }
}
