package io.spanwarden.detect.identifier.check;

/** Identifiers of Mexico. */
final class Mexico {
  private static final String CURP = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ";
  private static final String RFC = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ *";
  private static final String STATES =
      "ASBCBSCCCHCLCMCSDFDGGRGTHGJCMCMNMSNENLNTOCPLQRQTSLSPSRTCTLTSVZYNZS";

  private Mexico() {}

  /**
   * CURP (RENAPO): letters of the names, date of birth, sex, state, consonants, a digit that tells
   * the century apart, a check digit.
   */
  static boolean curp(byte[] text, int length) {
    if (!Digits.areLetters(text, 0, 4)
        || "AEIOUX".indexOf(text[1]) < 0
        || !Digits.are(text, 4, 10)
        || (text[10] != 'H' && text[10] != 'M' && text[10] != 'X')
        || !Digits.isOneOf(text, 11, STATES)
        || !Digits.areLetters(text, 13, 16)
        || !Digits.is(text[17])) {
      return false;
    }
    int year = Digits.pair(text, 4) + (Digits.is(text[16]) ? 1900 : 2000);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CURP.indexOf(text[i]) * (18 - i);
    }
    return Dates.isDay(year, Digits.pair(text, 6), Digits.pair(text, 8))
        && (10 - sum % 10) % 10 == Digits.at(text, 17);
  }

  /**
   * RFC (SAT): three letters for a company or four for a person, a date, two characters that tell
   * namesakes apart, a check character; a company's is weighed as if a blank stood before it.
   */
  static boolean rfc(byte[] text, int length) {
    int letters = length - 9;
    for (int i = 0; i < letters; i++) {
      if (!Digits.isLetter(text[i])) {
        return false;
      }
    }
    if (!Digits.are(text, letters, letters + 6) || !Dates.isYearMonthDay(text, letters)) {
      return false;
    }
    int sum = letters == 3 ? RFC.indexOf(' ') * 13 : 0;
    for (int i = 0; i < length - 1; i++) {
      sum += RFC.indexOf(text[i]) * (length - i);
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? text[length - 1] == 'A' : Digits.at(text, length - 1) == check;
  }
}
