package io.spanwarden.detect.pattern;

/** A pattern and how far it was read. Not thread-safe. */
final class PatternText {
  private final String pattern;
  private int at;

  PatternText(String pattern) {
    this.pattern = pattern;
  }

  int at() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean more() {
    return at < pattern.length();
  }

  /** Returns whether {@code expected} stands here. */
  boolean stands(String expected) {
    return pattern.startsWith(expected, at);
  }

  /** Goes past {@code expected} if it stands here, and returns whether it does. */
  boolean skip(String expected) {
    if (!stands(expected)) {
      return false;
    }
    at += expected.length();
    return true;
  }

  /** Returns the code point here, or -1 at the end. */
  int peek() {
    return more() ? pattern.codePointAt(at) : -1;
  }

  /** Returns the code point here and goes past it; there must be one. */
  int take() {
    int point = pattern.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  /** Returns what stands from here up to {@code end}, exclusive, and goes past it. */
  String takeTo(int end) {
    String taken = pattern.substring(at, end);
    at = end;
    return taken;
  }

  /** Returns where {@code wanted} stands next, or -1. */
  int find(String wanted) {
    return pattern.indexOf(wanted, at);
  }

  /** Reads a decimal number of at most six digits, or -1 if there is none. */
  int number() {
    int start = at;
    int value = 0;
    while (at < pattern.length()
        && at < start + 6
        && Character.digit(pattern.charAt(at), 10) >= 0) {
      value = 10 * value + Character.digit(pattern.charAt(at), 10);
      at++;
    }
    return at == start ? -1 : value;
  }

  /** Returns an exception about what stands here. */
  InvalidPatternException invalid(String reason) {
    return new InvalidPatternException(reason, at);
  }
}
