package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;

/**
 * Where the value of an assignment starts and ends. Escapes are decoded before. Looks at no more
 * than a few hundred bytes. Holds the last extent read; not thread-safe.
 */
final class ValueExtent {
  private static final int LONGEST = 208;

  private int start;
  private int end;
  private boolean quoted;

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  boolean quoted() {
    return quoted;
  }

  /** Reads the value at {@code at}; returns false if there is none, or a call or an index. */
  boolean read(Scan scan, int at) {
    int opening = at;
    if (Ascii.isQuote(scan.at(at + 1)) && (Ascii.isLetter(scan.at(at)) || scan.at(at) == '@')) {
      opening = at + 1;
    }
    quoted = Ascii.isQuote(scan.at(opening)) && readQuoted(scan, opening);
    if (quoted) {
      return end > start;
    }
    start = Ascii.isQuote(scan.at(opening)) ? opening + 1 : at;
    int limit = Math.min(scan.to(), start + LONGEST);
    int stop = start;
    while (stop < limit && !endsBareValue(scan.at(stop))) {
      stop++;
    }
    int next = scan.at(stop);
    if (stop == limit && limit < scan.to()) {
      return false;
    }
    end = stop;
    while (end > start && isSentenceMark(scan.at(end - 1))) {
      end--;
    }
    return end > start && next != '(' && next != '[';
  }

  private boolean readQuoted(Scan scan, int opening) {
    int quote = scan.at(opening);
    int limit = Math.min(scan.to(), opening + LONGEST);
    for (int i = opening + 1; i < limit; i++) {
      int b = scan.at(i);
      if (b == quote) {
        start = opening + 1;
        end = i;
        return true;
      }
      if (Ascii.isSpace(b)) {
        return false;
      }
    }
    return false;
  }

  private static boolean endsBareValue(int b) {
    return b <= ' '
        || Ascii.isQuote(b)
        || b == ','
        || b == ';'
        || b == ')'
        || b == '}'
        || b == ']'
        || b == '('
        || b == '['
        || b == '&'
        || b == '|'
        || b == '<'
        || b == '>'
        || b == '\\'
        || b == 0x7f;
  }

  private static boolean isSentenceMark(int b) {
    return b == '.' || b == ':' || b == '?' || b == '*';
  }
}
