package io.spanwarden.detect.identifier.check;

/** Check characters of ISO/IEC 7064: the systems that identifiers use. */
final class Iso7064 {
  private Iso7064() {}

  /** MOD 11,10: hybrid, digits, the check digit at the end. */
  static boolean mod11And10(byte[] text, int from, int to) {
    int product = 10;
    for (int i = from; i < to - 1; i++) {
      int sum = (Digits.at(text, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + Digits.at(text, to - 1)) % 10 == 1;
  }

  /** MOD 11-2: pure, digits, a digit or {@code X} at the end. */
  static boolean mod11To2(byte[] text, int from, int to) {
    int product = 0;
    for (int i = from; i < to - 1; i++) {
      product = (product + Digits.at(text, i)) * 2 % 11;
    }
    int check = text[to - 1] == 'X' ? 10 : Digits.at(text, to - 1);
    return (product + check) % 11 == 1;
  }

  /** MOD 97-10: pure, letters read as 10 to 35, two digits at the end. */
  static boolean mod97To10(byte[] text, int from, int to) {
    int remainder = 0;
    for (int i = from; i < to; i++) {
      int value = Digits.base36(text[i]);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }
}
