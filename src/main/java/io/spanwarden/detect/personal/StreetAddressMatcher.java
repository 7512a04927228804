package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code street-address}: number, name and kind of street, town and postal code, in the
 * order of English and French ({@code 12 Maple Street, Springfield, IL 62704}) or of German, Dutch,
 * Spanish and Italian ({@code Lindenstraße 12, 10969 Berlin}). Without a postal code it is none.
 * Stateless.
 */
public final class StreetAddressMatcher implements HitMatcher {
  private static final int REACH = 48;

  /** Of foundations that stand in the heads of millions of files. */
  private static final byte[][] OF_LICENSES =
      Literals.of(
          "51 franklin", "59 temple place", "675 mass", "1895 preston white", "171 second street");

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    if (Ascii.isLower(scan.at(end)) && scan.at(end - 1) != ' ') {
      return;
    }
    int house = houseAfter(scan, end);
    int from;
    int at;
    if (house > 0) {
      from = nameStart(scan, start);
      at = house;
    } else {
      from = houseBefore(scan, start);
      at = end;
    }
    if (from < 0) {
      return;
    }
    int stop = postalEnd(scan, at);
    if (stop < 0) {
      claimant.suppress(from, at, Suppression.FORM);
      return;
    }
    for (byte[] known : OF_LICENSES) {
      if (Literals.startsWith(scan.text(), from, stop, known)) {
        claimant.claim(
            from, stop, FindingClass.RESERVED, claimant.confidence(), Reason.RESERVED_VALUE);
        return;
      }
    }
    claimant.claimReal(from, stop, Reason.VALID_FORM);
  }

  /** Returns where a house number after the street ends, or -1. */
  private static int houseAfter(Scan scan, int end) {
    int at = end;
    while (at < end + REACH / 2 && isOfName(scan.at(at))) {
      at++;
    }
    if (scan.at(at) == ',') {
      at++;
    }
    at += scan.at(at) == ' ' ? 1 : 0;
    int digits = at;
    while (at < digits + 5 && Ascii.isDigit(scan.at(at))) {
      at++;
    }
    if (at == digits || at - digits > 4) {
      return -1;
    }
    at += Ascii.isLetter(scan.at(at)) ? 1 : 0;
    return Ascii.isWord(scan.at(at)) ? -1 : at;
  }

  /** Returns where the number starts that stands before the street's name, or -1. */
  private static int houseBefore(Scan scan, int start) {
    int at = start;
    boolean capital = Ascii.isUpper(scan.at(start));
    int limit = Math.max(scan.from(), start - REACH);
    while (at > limit && !Ascii.isDigit(scan.at(at - 1))) {
      int b = scan.at(at - 1);
      if (!isOfName(b) && b != ',') {
        return -1;
      }
      capital |= Ascii.isUpper(b) || b < 0;
      at--;
    }
    int digits = at;
    while (at > limit && digits - at < 6 && Ascii.isDigit(scan.at(at - 1))) {
      at--;
    }
    boolean street = scan.at(digits) == ' ' || scan.at(digits) == ',';
    int before = scan.at(at - 1);
    boolean whole = !Ascii.isWord(before) && before != '.' && before != '-' && before != '/';
    return digits > at && digits - at <= 5 && street && whole && capital ? at : -1;
  }

  /** Returns where the street's own name starts, a capital. */
  private static int nameStart(Scan scan, int start) {
    int at = start;
    while (at > scan.from() && start - at < 24 && isLetter(scan.at(at - 1))) {
      at--;
    }
    int first = scan.at(at) == ' ' ? scan.at(at + 1) : scan.at(at);
    return Ascii.isUpper(first) || first < 0 ? at : -1;
  }

  /** Returns where the postal code or the town after it ends, or -1 if there is none near. */
  private static int postalEnd(Scan scan, int from) {
    boolean town = false;
    for (int at = from; at < from + REACH && at < scan.to(); at++) {
      int b = scan.at(at);
      if (Ascii.isDigit(b) && !Ascii.isWord(scan.at(at - 1))) {
        int end = at;
        while (Ascii.isDigit(scan.at(end))) {
          end++;
        }
        int stop = codeEnd(scan, at, end, town);
        if (stop > 0) {
          return stop;
        }
        at = end - 1;
      } else if (Ascii.isUpper(b) && Ascii.isLower(scan.at(at + 1))) {
        town = true;
      } else if (b == '{' || b == '}' || b == '=' || b == ';' || b == '<' || b == '(') {
        return -1;
      }
    }
    return -1;
  }

  /**
   * Five digits, or four and two letters, or with four more; then the town if it was not before.
   */
  private static int codeEnd(Scan scan, int at, int end, boolean town) {
    int length = end - at;
    boolean state =
        Ascii.isUpper(scan.at(at - 2)) && Ascii.isUpper(scan.at(at - 3)) && scan.at(at - 1) == ' ';
    if (length == 5 && town && state) {
      boolean plusFour = scan.at(end) == '-' && Ascii.isDigit(scan.at(end + 4));
      return plusFour ? end + 5 : end;
    }
    int name = end + 1;
    if (length == 4 && Ascii.isUpper(scan.at(name)) && Ascii.isUpper(scan.at(name + 1))) {
      name += 3;
    }
    if ((length != 5 && length != 4) || scan.at(name - 1) != ' ' || !isCapital(scan.at(name))) {
      return -1;
    }
    int stop = name;
    while (isLetter(scan.at(stop))) {
      stop++;
    }
    return stop - name >= 3 ? stop : -1;
  }

  private static boolean isCapital(int b) {
    return Ascii.isUpper(b) || b < 0;
  }

  private static boolean isLetter(int b) {
    return Ascii.isLetter(b) || b < 0 || b == '-';
  }

  private static boolean isOfName(int b) {
    return isLetter(b) || b == ' ' || b == '.' || b == '\'';
  }
}
