package io.spanwarden.detect.identifier.check;

/** Identifiers of Italy. */
final class Italy {
  /** Values at odd places, for 0 to 9 and for A to Z alike (D.M. 23 December 1976). */
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private static final String MONTHS = "ABCDEHLMPRST";

  /** The letters that stand for the digits 0 to 9 where two persons share a code. */
  private static final String OMOCODIA = "LMNPQRSTUV";

  private Italy() {}

  /**
   * Fiscal code: six letters of the names, year, month letter, day (plus 40 for women), place,
   * check letter. Digits may be letters where persons would share a code.
   */
  static boolean fiscalCode(byte[] text, int length) {
    if (!Digits.areLetters(text, 0, 6)
        || MONTHS.indexOf(text[8]) < 0
        || !Digits.isLetter(text[11])
        || !Digits.isLetter(text[15])) {
      return false;
    }
    int day = digit(text[9]) * 10 + digit(text[10]);
    boolean numeric =
        digit(text[6]) >= 0
            && digit(text[7]) >= 0
            && digit(text[9]) >= 0
            && digit(text[10]) >= 0
            && digit(text[12]) >= 0
            && digit(text[13]) >= 0
            && digit(text[14]) >= 0;
    if (!numeric || day < 1 || day > 71 || (day > 31 && day < 41)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int value = Digits.is(text[i]) ? text[i] - '0' : text[i] - 'A';
      sum += i % 2 == 0 ? ODD[value] : value;
    }
    return text[15] == 'A' + sum % 26;
  }

  private static int digit(int b) {
    return Digits.is(b) ? b - '0' : OMOCODIA.indexOf(b);
  }

  /** Driving licence: office and number, or U1 and the characters of the central office. */
  static boolean drivingLicence(byte[] text, int length) {
    boolean central = text[0] == 'U' && text[1] == '1';
    return Digits.isLetter(text[9])
        && (central || (Digits.areLetters(text, 0, 2) && Digits.are(text, 2, 9)));
  }

  /** Identity card: CA and an electronic one's form, or a paper one's. */
  static boolean identityCard(byte[] text, int length) {
    boolean electronic = Digits.areLetters(text, 7, 9);
    return !electronic || text[0] == 'C' || Digits.is(text[0]);
  }
}
