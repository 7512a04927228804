package io.spanwarden.detect.identifier.check;

/**
 * The double-add-double check of ISO/IEC 7812-1 annex B, over digits or, with {@code A} as 10 to
 * {@code Z} as 35, over letters too.
 */
final class Luhn {
  private Luhn() {}

  /** Returns whether {@code text[from, to)} with its check digit at the end passes. */
  static boolean passes(byte[] text, int from, int to) {
    return remainder(text, from, to, false) == 0;
  }

  /** Returns the digit that makes {@code text[from, to)} pass when written after it. */
  static int checkDigit(byte[] text, int from, int to) {
    return (10 - remainder(text, from, to, true)) % 10;
  }

  private static int remainder(byte[] text, int from, int to, boolean doubleLast) {
    int sum = 0;
    boolean doubled = doubleLast;
    for (int i = to - 1; i >= from; i--) {
      int digit = Digits.at(text, i);
      int weighed = doubled ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
      doubled = !doubled;
    }
    return sum % 10;
  }

  /** ISO 6166: each letter is read as the two digits of its value, then the digits pass. */
  static boolean passesExpanded(byte[] text, int from, int to) {
    int sum = 0;
    boolean doubled = false;
    for (int i = to - 1; i >= from; i--) {
      int value = Digits.base36(text[i]);
      sum += term(value % 10, doubled);
      doubled = !doubled;
      if (value > 9) {
        sum += term(value / 10, doubled);
        doubled = !doubled;
      }
    }
    return sum % 10 == 0;
  }

  private static int term(int digit, boolean doubled) {
    int weighed = doubled ? 2 * digit : digit;
    return weighed > 9 ? weighed - 9 : weighed;
  }

  /** Luhn modulo {@code base} over characters of base 36, check character at the end. */
  static boolean passesModulo(byte[] text, int from, int to, int base) {
    int sum = 0;
    boolean doubled = false;
    for (int i = to - 1; i >= from; i--) {
      int weighed = Digits.base36(text[i]) * (doubled ? 2 : 1);
      sum += weighed / base + weighed % base;
      doubled = !doubled;
    }
    return sum % base == 0;
  }
}
