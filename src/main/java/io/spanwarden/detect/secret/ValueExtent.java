package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;

/**
 * Where the value of an assignment starts and ends. Escapes are decoded before. Looks at no more
 * than a few hundred bytes. Holds the last extent read; not thread-safe.
 */
final class ValueExtent {
  private static final int LONGEST = 512;
  private static final int LONGEST_GAP = 16;
  private static final int LONGEST_TYPE = 48;
  private static final byte[] VALUE_NAME = Literals.of("\"value\"")[0];

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

  /**
   * Returns where the value of the name {@code [nameStart, nameEnd)} starts, its opening quote
   * included, or -1 if no operator follows: {@code = : := => == >}, {@code ("} of a setter, a blank
   * after an option, {@code ","value":} of a list of variables.
   */
  static int afterOperator(Scan scan, int nameStart, int nameEnd) {
    int at = nameEnd;
    boolean quote = false;
    while (at < nameEnd + 3 && (Ascii.isQuote(scan.at(at)) || scan.at(at) == ']')) {
      quote = true;
      at++;
    }
    int first = scan.at(at);
    if (quote && first == ',') {
      return afterValueName(scan, skipGap(scan, at + 1, true));
    }
    if (first == '(') {
      return !quote && Ascii.isQuote(scan.at(at + 1)) ? at + 1 : -1;
    }
    int operator = skipGap(scan, at, false);
    int after = operatorEnd(scan, operator);
    if (after < 0) {
      boolean option = !quote && operator > at && scan.at(nameStart) == '-';
      return option && scan.at(nameStart + 1) == '-' ? operator : -1;
    }
    int value = skipGap(scan, after, false);
    return scan.at(operator) == ':' ? afterType(scan, value) : value;
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

  private static int operatorEnd(Scan scan, int at) {
    int first = scan.at(at);
    int second = scan.at(at + 1);
    if (first == '=') {
      int end = at + 1;
      while (end < at + 3 && (scan.at(end) == '=' || scan.at(end) == '>')) {
        end++;
      }
      return end;
    }
    if (first == ':') {
      return second == ':' ? -1 : second == '=' ? at + 2 : at + 1;
    }
    return first == '>' && second != '=' ? at + 1 : -1;
  }

  /** Steps over the type of {@code name: type = value}. */
  private static int afterType(Scan scan, int at) {
    if (!Ascii.isLetter(scan.at(at))) {
      return at;
    }
    int end = at;
    int limit = at + LONGEST_TYPE;
    while (end < limit && isOfType(scan.at(end))) {
      end++;
    }
    boolean assigns = end > at && scan.at(end) == '=' && scan.at(end - 1) == ' ';
    return assigns && scan.at(end + 1) != '=' ? skipGap(scan, end + 1, false) : at;
  }

  private static boolean isOfType(int b) {
    return Ascii.isWord(b)
        || b == ' '
        || b == '.'
        || b == '['
        || b == ']'
        || b == '<'
        || b == '>'
        || b == '|'
        || b == ','
        || b == '?'
        || b == '&';
  }

  private static int afterValueName(Scan scan, int at) {
    if (at + VALUE_NAME.length >= scan.to()
        || !Literals.startsWith(scan.text(), at, scan.to(), VALUE_NAME)) {
      return -1;
    }
    int colon = skipGap(scan, at + VALUE_NAME.length, true);
    return scan.at(colon) == ':' ? skipGap(scan, colon + 1, true) : -1;
  }

  private static int skipGap(Scan scan, int from, boolean lines) {
    int at = from;
    while (at < from + LONGEST_GAP
        && (scan.at(at) == ' ' || scan.at(at) == '\t' || (lines && Ascii.isSpace(scan.at(at))))) {
      at++;
    }
    return at;
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
    return b == '.' || b == ':' || b == '!' || b == '?' || b == '*';
  }
}
