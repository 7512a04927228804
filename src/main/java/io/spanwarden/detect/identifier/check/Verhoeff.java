package io.spanwarden.detect.identifier.check;

/**
 * J. Verhoeff, "Error Detecting Decimal Codes" (1969): the dihedral group of ten elements, computed
 * in place of a table, and the permutation (1 5 7 6 2 8 3 0 9 4). For digits alone.
 */
final class Verhoeff {
  private static final byte[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  private static final byte[][] POWERS = powers();

  private Verhoeff() {}

  /** Returns whether {@code text[from, to)} with its check digit at the end passes. */
  static boolean passes(byte[] text, int from, int to) {
    return passes(text, from, to - 1, to - 1);
  }

  /** Returns whether the digit at {@code check} is the check digit of {@code text[from, to)}. */
  static boolean passes(byte[] text, int from, int to, int check) {
    int state = Digits.at(text, check);
    for (int i = to - 1; i >= from; i--) {
      state = times(state, POWERS[(to - i) % 8][Digits.at(text, i)]);
    }
    return state == 0;
  }

  /** The product of two elements: 0 to 4 are rotations of a pentagon, 5 to 9 reflections. */
  private static int times(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    }
    return b < 5 ? 5 + (a - b) % 5 : (a - b + 5) % 5;
  }

  private static byte[][] powers() {
    byte[][] powers = new byte[8][10];
    for (byte digit = 0; digit < 10; digit++) {
      powers[0][digit] = digit;
    }
    for (int power = 1; power < 8; power++) {
      for (int digit = 0; digit < 10; digit++) {
        powers[power][digit] = PERMUTATION[powers[power - 1][digit]];
      }
    }
    return powers;
  }
}
