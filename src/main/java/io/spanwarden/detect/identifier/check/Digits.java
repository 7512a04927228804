package io.spanwarden.detect.identifier.check;

/** Arithmetic over the digits of an identifier without separators. */
final class Digits {
  private Digits() {}

  /** Returns the digit at {@code index}. */
  static int at(byte[] text, int index) {
    return text[index] - '0';
  }

  static boolean is(int b) {
    return b >= '0' && b <= '9';
  }

  static boolean isLetter(int b) {
    return b >= 'A' && b <= 'Z';
  }

  /** Returns whether {@code text[from, to)} is digits alone. */
  static boolean are(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!is(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether {@code text[from, to)} is capital letters alone. */
  static boolean areLetters(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isLetter(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether {@code text[from, to)} is digits and capital letters alone. */
  static boolean orLettersAre(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!is(text[i]) && !isLetter(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number that {@code text[from, to)} writes; at most 18 digits. */
  static long number(byte[] text, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + at(text, i);
    }
    return number;
  }

  /** Returns the two-digit number at {@code index}. */
  static int pair(byte[] text, int index) {
    return at(text, index) * 10 + at(text, index + 1);
  }

  /** Returns the sum of the digits from {@code from} on, each times its weight. */
  static int weighted(byte[] text, int from, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += at(text, from + i) * weights[i];
    }
    return sum;
  }

  /** Returns the remainder of {@code text[from, to)} by {@code divisor}. */
  static int remainder(byte[] text, int from, int to, int divisor) {
    int remainder = 0;
    for (int i = from; i < to; i++) {
      remainder = (remainder * 10 + at(text, i)) % divisor;
    }
    return remainder;
  }

  /** Returns the value of a digit or a capital letter with {@code A} as 10; other bytes give 0. */
  static int base36(int b) {
    return is(b) ? b - '0' : isLetter(b) ? b - 'A' + 10 : 0;
  }

  /** Returns whether all of {@code text[from, to)} is one character. */
  static boolean areSame(byte[] text, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (text[i] != text[from]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the two characters at {@code index} are one of the pairs in {@code list}. */
  static boolean isOneOf(byte[] text, int index, String list) {
    for (int i = 0; i + 1 < list.length(); i += 2) {
      if (list.charAt(i) == text[index] && list.charAt(i + 1) == text[index + 1]) {
        return true;
      }
    }
    return false;
  }
}
