package io.spanwarden.detect.identifier.check;

/** Identifiers of the United States. */
final class UnitedStates {
  private static final int[] ABA = {3, 7, 1, 3, 7, 1, 3, 7, 1};

  /** The prefixes that no campus of the IRS gives out. */
  private static final String NO_EIN_PREFIXES = "0007080917181928294969707879899697";

  private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

  /** C: 1 to 9. L: a letter. X: a letter or a digit. N: a digit. */
  private static final String MBI_PLACES = "CLXNLXNLLNN";

  private UnitedStates() {}

  /** IRS, individual taxpayer number: 9, and a group of 50-65, 70-88, 90-92 or 94-99. */
  static boolean itin(byte[] text, int length) {
    int group = Digits.pair(text, 3);
    boolean given =
        (group >= 50 && group <= 65)
            || (group >= 70 && group <= 88)
            || (group >= 90 && group <= 92)
            || group >= 94;
    return text[0] == '9' && given && !Digits.areSame(text, 5, 9);
  }

  /** IRS, employer number: the prefix is one that a campus gives out. */
  static boolean ein(byte[] text, int length) {
    return !Digits.isOneOf(text, 0, NO_EIN_PREFIXES) && !Digits.areSame(text, 2, 9);
  }

  /** IRS, preparer number: {@code P} and eight digits, not all the same. */
  static boolean ptin(byte[] text, int length) {
    return text[0] == 'P' && !Digits.areSame(text, 1, 9);
  }

  /** 45 CFR 162.406: ten digits from 1 or 2 that pass Luhn after the prefix 80840 (sum 24). */
  static boolean npi(byte[] text, int length) {
    return (text[0] == '1' || text[0] == '2')
        && (Luhn.checkDigit(text, 0, 9) + 10 - 24 % 10) % 10 == Digits.at(text, 9)
        && !isSpecimenNpi(text);
  }

  /** The number that CMS prints in its documents. */
  private static boolean isSpecimenNpi(byte[] text) {
    return Digits.number(text, 0, 10) == 1_234_567_893L;
  }

  /** CMS, "Understanding the MBI": a kind of character for each of eleven places. */
  static boolean mbi(byte[] text, int length) {
    for (int i = 0; i < 11; i++) {
      boolean digit = Digits.is(text[i]);
      boolean letter = MBI_LETTERS.indexOf(text[i]) >= 0;
      boolean fits =
          switch (MBI_PLACES.charAt(i)) {
            case 'C' -> digit && text[i] != '0';
            case 'L' -> letter;
            case 'X' -> digit || letter;
            default -> digit;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** DEA: kind of registrant, a letter or 9, then six digits and their check (21 CFR 1301). */
  static boolean dea(byte[] text, int length) {
    int odd = Digits.at(text, 2) + Digits.at(text, 4) + Digits.at(text, 6);
    int even = Digits.at(text, 3) + Digits.at(text, 5) + Digits.at(text, 7);
    return "ABCDEFGHJKLMPRSTUX".indexOf(text[0]) >= 0
        && (Digits.isLetter(text[1]) || text[1] == '9')
        && Digits.are(text, 2, 9)
        && (odd + 2 * even) % 10 == Digits.at(text, 8);
  }

  /** ABA Key to Routing Numbers: district, and a sum of 3 7 1 that ten divides. */
  static boolean routing(byte[] text, int length) {
    int district = Digits.pair(text, 0);
    boolean given =
        district <= 12
            || (district >= 21 && district <= 32)
            || (district >= 61 && district <= 72)
            || district == 80;
    return given && Digits.weighted(text, 0, ABA) % 10 == 0 && !Digits.areSame(text, 0, 8);
  }

  /** Department of State: nine digits, or a letter and eight. */
  static boolean passport(byte[] text, int length) {
    return !Digits.areSame(text, 1, length);
  }
}
