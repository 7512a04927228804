package io.spanwarden.detect.identifier.check;

/** Identifiers of Germany. */
final class Germany {
  private static final int[] MRZ = {7, 3, 1, 7, 3, 1, 7, 3, 1};
  private static final int[] PENSION = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
  private static final int[] DOCTOR = {4, 9, 4, 9, 4, 9};
  private static final String SERIAL = "CFGHJKLMNPRTVWXYZ0123456789";

  /** The regional associations of statutory health insurance physicians, and special codes. */
  private static final String REGIONS = "010203172038465152717273788388939899353674";

  private Germany() {}

  /**
   * Tax identification number (§ 139b AO; BZSt): ISO 7064 MOD 11,10. Of the first ten digits
   * exactly one stands two or three times, no more than three, and three are never in a row.
   */
  static boolean taxId(byte[] text, int length) {
    int repeated = 0;
    for (int digit = '0'; digit <= '9'; digit++) {
      int times = 0;
      for (int i = 0; i < 10; i++) {
        times += text[i] == digit ? 1 : 0;
      }
      if (times > 3) {
        return false;
      }
      repeated += times > 1 ? 1 : 0;
    }
    for (int i = 0; i < 8; i++) {
      if (text[i] == text[i + 1] && text[i] == text[i + 2]) {
        return false;
      }
    }
    return text[0] != '0' && repeated == 1 && Iso7064.mod11And10(text, 0, 11);
  }

  /** Tax number: as the states write it, or the thirteen digits of ELSTER with the state first. */
  static boolean taxNumber(byte[] text, int length) {
    if (length == 13) {
      boolean state =
          Digits.isOneOf(text, 0, "10111213212223242526272830313240")
              || text[0] == '5'
              || text[0] == '9';
      return state && text[4] == '0' && Digits.number(text, 5, 13) > 0;
    }
    return !Digits.areSame(text, 0, length) && Digits.number(text, length - 5, length) > 0;
  }

  /**
   * Insurance number of the pension fund (§ 147 SGB VI): area, date of birth, initial, serial,
   * check. Digits are weighed, products summed by their digits, modulus 10.
   */
  static boolean pension(byte[] text, int length) {
    if (!Digits.are(text, 0, 8) || !Digits.isLetter(text[8]) || !Digits.are(text, 9, 12)) {
      return false;
    }
    int letter = text[8] - 'A' + 1;
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int digit =
          i < 8
              ? Digits.at(text, i)
              : i == 8 ? letter / 10 : i == 9 ? letter % 10 : Digits.at(text, i - 1);
      int product = digit * PENSION[i];
      sum += product / 10 + product % 10;
    }
    int day = Digits.pair(text, 2) % 50;
    return Digits.pair(text, 0) >= 2
        && sum % 10 == Digits.at(text, 11)
        && day <= 31
        && Digits.pair(text, 4) <= 12;
  }

  /**
   * Health insurance number (§ 290 SGB V): a letter as two digits, eight digits, weights 1 and 2 in
   * turn, products summed by their digits, modulus 10.
   */
  static boolean health(byte[] text, int length) {
    if (!Digits.isLetter(text[0]) || !Digits.are(text, 1, 10)) {
      return false;
    }
    int letter = text[0] - 'A' + 1;
    int sum = letter / 10 + digitSum(2 * (letter % 10));
    for (int i = 1; i < 9; i++) {
      sum += digitSum(Digits.at(text, i) * (i % 2 == 1 ? 1 : 2));
    }
    return sum % 10 == Digits.at(text, 9) && !Digits.areSame(text, 1, 9);
  }

  private static int digitSum(int number) {
    return number / 10 + number % 10;
  }

  /** Identity card: serial of nine, with or without the check digit 7 3 1 of ICAO 9303. */
  static boolean idCard(byte[] text, int length) {
    boolean old = text[0] == 'T' && Digits.are(text, 1, 9);
    boolean today = "LMNPRTVWXY".indexOf(text[0]) >= 0 && isSerial(text);
    return (old || today) && hasCheck(text, length);
  }

  /** Passport: serial of nine from C F G H J K, with or without the check digit of ICAO 9303. */
  static boolean passport(byte[] text, int length) {
    return "CFGHJK".indexOf(text[0]) >= 0 && isSerial(text) && hasCheck(text, length);
  }

  private static boolean isSerial(byte[] text) {
    int digits = 0;
    for (int i = 0; i < 9; i++) {
      if (SERIAL.indexOf(text[i]) < 0) {
        return false;
      }
      digits += Digits.is(text[i]) ? 1 : 0;
    }
    return digits > 0;
  }

  private static boolean hasCheck(byte[] text, int length) {
    if (length == 9) {
      return true;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += Digits.base36(text[i]) * MRZ[i];
    }
    return sum % 10 == Digits.at(text, 9);
  }

  /**
   * Driving licence: eleven characters, first the authority. Its check character is not published,
   * so no more is asked than letters and digits in proportion.
   */
  static boolean drivingLicence(byte[] text, int length) {
    int digits = 0;
    for (int i = 0; i < 11; i++) {
      digits += Digits.is(text[i]) ? 1 : 0;
    }
    return digits >= 6 && digits < 11 && Digits.isLetter(text[0]) && !Digits.areLetters(text, 0, 3);
  }

  /** Lifelong number of a physician (KBV): weights 4 and 9, modulus 10; two digits of the field. */
  static boolean physician(byte[] text, int length) {
    int check = (10 - Digits.weighted(text, 0, DOCTOR) % 10) % 10;
    return check == Digits.at(text, 6) && Digits.number(text, 0, 6) > 0 && Digits.pair(text, 7) > 0;
  }

  /** Number of a practice (KBV): region, then seven digits without a check. */
  static boolean practice(byte[] text, int length) {
    return Digits.isOneOf(text, 0, REGIONS) && Digits.number(text, 2, 9) > 0;
  }
}
