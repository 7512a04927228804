package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;
import java.util.List;

/** Looks for the country of an identifier in the words round it. */
final class Countries {
  private static final int BEFORE = 72;
  private static final int AFTER = 24;

  private Countries() {}

  /** Returns whether the text round {@code [start, end)}, or its key, names the country. */
  static boolean areNear(Scan scan, int start, int end, Identifier identifier) {
    List<byte[]> countries = identifier.countries();
    int from = Math.max(scan.from(), start - BEFORE);
    int to = Math.min(scan.to(), end + AFTER);
    for (int i = 0; i < countries.size(); i++) {
      byte[] country = countries.get(i);
      if (holds(scan.text(), from, start, country)
          || holds(scan.text(), end, to, country)
          || holds(scan.key().bytes(), 0, scan.key().length(), country)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(byte[] text, int from, int to, byte[] word) {
    for (int at = from; at <= to - word.length; at++) {
      if (Ascii.lower(text[at]) == word[0]
          && Literals.startsWith(text, at, to, word)
          && (at == from || !Ascii.isLetter(text[at - 1]))
          && (at + word.length == to || !Ascii.isLetter(text[at + word.length]))) {
        return true;
      }
    }
    return false;
  }
}
