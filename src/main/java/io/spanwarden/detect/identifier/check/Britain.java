package io.spanwarden.detect.identifier.check;

/** Identifiers of the United Kingdom and of Ireland. */
final class Britain {
  private static final int[] NHS = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final int[] UTR = {6, 7, 8, 9, 10, 5, 4, 3, 2};
  private static final String UTR_CHECKS = "21987654321";
  private static final int[] PPS = {8, 7, 6, 5, 4, 3, 2};
  private static final String PPS_CHECKS = "WABCDEFGHIJKLMNOPQRSTUV";
  private static final String NO_NINO = "BGGBNKKNTNNTZZ";

  private Britain() {}

  /** NHS number (NHS data dictionary): modulus 11; a check of 10 is not given out. */
  static boolean nhs(byte[] text, int length) {
    int check = 11 - Digits.weighted(text, 0, NHS) % 11;
    return (check == 11 ? 0 : check) == Digits.at(text, 9) && !Digits.areSame(text, 0, 10);
  }

  /** National Insurance number (HMRC, NIM39110): prefixes that are given out, suffix A to D. */
  static boolean nino(byte[] text, int length) {
    return Digits.areLetters(text, 0, 2)
        && "DFIQUV".indexOf(text[0]) < 0
        && "DFIOQUV".indexOf(text[1]) < 0
        && !Digits.isOneOf(text, 0, NO_NINO)
        && Digits.are(text, 2, 8)
        && (length == 8 || (text[8] >= 'A' && text[8] <= 'D'));
  }

  /** Unique taxpayer reference (HMRC): the first digit checks the nine after it. */
  static boolean utr(byte[] text, int length) {
    int rest = Digits.weighted(text, 1, UTR) % 11;
    return text[0] == UTR_CHECKS.charAt(rest) && !Digits.areSame(text, 1, 10);
  }

  /** Passport: nine digits without a check. */
  static boolean passport(byte[] text, int length) {
    return !Digits.areSame(text, 0, length);
  }

  /** Teacher reference number: seven digits without a check. */
  static boolean teacher(byte[] text, int length) {
    return !Digits.areSame(text, 0, 7);
  }

  /**
   * Driver number (DVLA): five of the surname, filled with 9; decade, month (plus 50 for women),
   * day and year of birth; initials; two characters and two letters more.
   */
  static boolean drivingLicence(byte[] text, int length) {
    int letters = 0;
    while (letters < 5 && Digits.isLetter(text[letters])) {
      letters++;
    }
    for (int i = letters; i < 5; i++) {
      if (text[i] != '9') {
        return false;
      }
    }
    if (letters == 0 || !Digits.are(text, 5, 11)) {
      return false;
    }
    int month = Digits.pair(text, 6) % 50;
    int year = Digits.at(text, 5) * 10 + Digits.at(text, 10);
    return Digits.pair(text, 6) < 63
        && Dates.isDayOfSomeYear(year, month, Digits.pair(text, 8))
        && Digits.isLetter(text[11])
        && (Digits.isLetter(text[12]) || text[12] == '9')
        && Digits.areLetters(text, 14, 16);
  }

  /** Postcode (Royal Mail PAF): area, district, sector, unit without C I K M O V. */
  static boolean postcode(byte[] text, int length) {
    int inward = length - 3;
    return Digits.isLetter(text[0])
        && "QVX".indexOf(text[0]) < 0
        && (Digits.is(text[1]) || "IJZ".indexOf(text[1]) < 0)
        && Digits.is(text[inward])
        && Digits.areLetters(text, inward + 1, length)
        && "CIKMOV".indexOf(text[inward + 1]) < 0
        && "CIKMOV".indexOf(text[inward + 2]) < 0;
  }

  /**
   * Ireland, PPS number (Revenue): modulus 23 over the digits, and nine times the second letter
   * where there is one (the older W, T and X count nothing).
   */
  static boolean pps(byte[] text, int length) {
    if (!Digits.are(text, 0, 7) || !Digits.areLetters(text, 7, length)) {
      return false;
    }
    int sum = Digits.weighted(text, 0, PPS);
    if (length == 9) {
      boolean counts = text[8] >= 'A' && text[8] <= 'I';
      if (!counts && "WTX".indexOf(text[8]) < 0) {
        return false;
      }
      sum += counts ? (text[8] - 'A' + 1) * 9 : 0;
    }
    return text[7] == PPS_CHECKS.charAt(sum % 23) && !Digits.areSame(text, 0, 7);
  }
}
