package io.spanwarden.evaluation.personal;

import java.math.BigInteger;

/** Check digits from their published descriptions, apart from the code that is evaluated. */
final class CheckDigits {
  private static final String TURN = "1576283094";

  private CheckDigits() {}

  /** Returns the digit that makes {@code digits} pass Luhn's check when it follows them. */
  static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = digit * 2;
      sum += i % 2 == 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  /** Returns the sum of the digits times their weights. */
  static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (digits.charAt(i) - '0') * weights[i];
    }
    return sum;
  }

  /** Returns the remainder of a decimal number of any length. */
  static int mod(String digits, int modulus) {
    return new BigInteger(digits).mod(BigInteger.valueOf(modulus)).intValue();
  }

  /** Returns the remainder by 97 of a text in which letters count from ten, as IBANs do. */
  static int mod97(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      digits.append(Character.digit(text.charAt(i), 36));
    }
    return mod(digits.toString(), 97);
  }

  /** Returns the digit of Verhoeff's scheme in the dihedral group of ten. */
  static int verhoeff(String digits) {
    int check = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      for (int turns = (i + 1) % 8; turns > 0; turns--) {
        digit = TURN.charAt(digit) - '0';
      }
      check = times(check, digit);
    }
    return check < 5 ? (5 - check) % 5 : check;
  }

  /** Multiplies in the dihedral group of ten: five turns, and five turns of the mirrored. */
  private static int times(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    }
    return b < 5 ? 5 + (a - b + 5) % 5 : (a - b + 5) % 5;
  }

  /** Returns the digit of ISO 7064, MOD 11,10. */
  static int hybrid11(String digits) {
    int rest = 10;
    for (int i = 0; i < digits.length(); i++) {
      int sum = (rest + digits.charAt(i) - '0') % 10;
      rest = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - rest) % 10;
  }
}
