package io.spanwarden.detect.identifier.check;

/** Identifiers of India. */
final class India {
  private India() {}

  /** Aadhaar (UIDAI): twelve digits from 2 up, no palindrome, Verhoeff. */
  static boolean aadhaar(byte[] text, int length) {
    return text[0] >= '2' && !isPalindrome(text, 12) && Verhoeff.passes(text, 0, 12);
  }

  /** Virtual id of Aadhaar (UIDAI): sixteen digits from 2 up, no palindrome, Verhoeff. */
  static boolean virtualId(byte[] text, int length) {
    return text[0] >= '2' && !isPalindrome(text, 16) && Verhoeff.passes(text, 0, 16);
  }

  private static boolean isPalindrome(byte[] text, int length) {
    for (int i = 0; i < length / 2; i++) {
      if (text[i] != text[length - 1 - i]) {
        return false;
      }
    }
    return true;
  }

  /** PAN (Income Tax Department): the fourth letter is the kind of holder; no number 0000. */
  static boolean pan(byte[] text, int length) {
    return panAt(text, 0);
  }

  private static boolean panAt(byte[] text, int from) {
    return Digits.areLetters(text, from, from + 5)
        && "ABCFGHJKLPT".indexOf(text[from + 3]) >= 0
        && Digits.are(text, from + 5, from + 9)
        && Digits.number(text, from + 5, from + 9) > 0
        && Digits.isLetter(text[from + 9]);
  }

  /** GSTIN (GSTN): state, PAN, entity, Z, a check character of Luhn modulo 36. */
  static boolean gstin(byte[] text, int length) {
    int state = Digits.pair(text, 0);
    return ((state >= 1 && state <= 38) || state == 97 || state == 99)
        && panAt(text, 2)
        && text[12] != '0'
        && text[13] == 'Z'
        && Luhn.passesModulo(text, 0, 15, 36);
  }

  /** Passport (Passport Seva): a letter but Q, X and Z, then seven digits not from 0. */
  static boolean passport(byte[] text, int length) {
    return "QXZ".indexOf(text[0]) < 0
        && text[1] != '0'
        && text[7] != '0'
        && !Digits.areSame(text, 1, 8);
  }

  /** Voter's card, EPIC (ECI): three letters and seven digits, of which the last checks (Luhn). */
  static boolean voter(byte[] text, int length) {
    return Digits.areLetters(text, 0, 3) && Luhn.passes(text, 3, 10);
  }
}
