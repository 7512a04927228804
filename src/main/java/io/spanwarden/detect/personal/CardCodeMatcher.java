package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;

/**
 * The matcher {@code card-code}: three or four digits that a name such as {@code cvv} is given, or
 * that follow it in a sentence. Stateless.
 */
public final class CardCodeMatcher implements HitMatcher {
  private static final int REACH = 16;

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    if (Ascii.isLetter(scan.at(start - 1)) && Ascii.isLower(scan.at(start))) {
      return;
    }
    int at = end;
    if (scan.at(at) == '2') {
      at++;
    }
    int name = at;
    boolean operator = false;
    while (at < name + REACH && !Ascii.isDigit(scan.at(at))) {
      int b = scan.at(at);
      boolean is = Ascii.lower(b) == 'i' && Ascii.lower(scan.at(at + 1)) == 's' && at > name;
      boolean code = isWord(scan, at, "code") || isWord(scan, at, "number");
      if (is) {
        at += 2;
        operator = true;
      } else if (code) {
        at += isWord(scan, at, "code") ? 4 : 6;
      } else if (b == ':' || b == '=' || b == '>') {
        operator = true;
        at++;
      } else if (b == ' ' || b == '_' || b == '-' || b == '#' || b == '(' || Ascii.isQuote(b)) {
        at++;
      } else {
        return;
      }
    }
    int stop = at;
    while (Ascii.isDigit(scan.at(stop))) {
      stop++;
    }
    int length = stop - at;
    int after = scan.at(stop);
    if ((at == name && !operator) || (length != 3 && length != 4)) {
      return;
    }
    boolean decimal = (after == '.' || after == ',') && Ascii.isDigit(scan.at(stop + 1));
    if (Ascii.isWord(after) || after == '-' || after == '/' || after == '%' || decimal) {
      claimant.suppress(at, stop, Suppression.BOUNDARY);
      return;
    }
    claimant.claimReal(at, stop, Reason.WORD_NEAR);
  }

  private static boolean isWord(Scan scan, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Ascii.lower(scan.at(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
