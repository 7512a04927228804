package io.spanwarden.detect.identifier.check;

/** Identifiers of France, the Benelux countries, Switzerland and Austria. */
final class WestEurope {
  private static final int[] SVNR = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};
  private static final int[] AHV = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3};
  private static final int[] BSN = {9, 8, 7, 6, 5, 4, 3, 2};

  private WestEurope() {}

  /**
   * France, NIR (INSEE): sex, year, month, department (2A and 2B count as 19 and 18), municipality,
   * serial, and 97 less the remainder by 97.
   */
  static boolean nir(byte[] text, int length) {
    boolean corsica = text[5] == '2' && (text[6] == 'A' || text[6] == 'B');
    if (!Digits.are(text, 0, 6)
        || (!corsica && !Digits.is(text[6]))
        || !Digits.are(text, 7, 15)
        || "123478".indexOf(text[0]) < 0) {
      return false;
    }
    int department = corsica ? (text[6] == 'A' ? 19 : 18) : Digits.pair(text, 5);
    long number =
        (Digits.number(text, 0, 5) * 100 + department) * 1_000_000 + Digits.number(text, 7, 13);
    int month = Digits.pair(text, 3);
    boolean known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
    return known && department > 0 && 97 - number % 97 == Digits.number(text, 13, 15);
  }

  /** France, tax number (SPI): from 0 to 3, the last three are the remainder by 511. */
  static boolean spi(byte[] text, int length) {
    return text[0] <= '3'
        && Digits.number(text, 0, 10) > 0
        && Digits.remainder(text, 0, 10, 511) == Digits.number(text, 10, 13);
  }

  /** France, SIREN (INSEE): Luhn. */
  static boolean siren(byte[] text, int length) {
    return Luhn.passes(text, 0, 9) && !Digits.areSame(text, 0, 8);
  }

  /** France, SIRET (INSEE): SIREN and establishment, Luhn; La Poste's sums to a multiple of 5. */
  static boolean siret(byte[] text, int length) {
    if (!siren(text, 9)) {
      return false;
    }
    if (Luhn.passes(text, 0, 14)) {
      return true;
    }
    int sum = 0;
    for (int i = 0; i < 14; i++) {
      sum += Digits.at(text, i);
    }
    return Digits.number(text, 0, 9) == 356_000_000 && sum % 5 == 0;
  }

  /** Belgium, national number: date, serial, 97 less the remainder; a 2 before it from 2000. */
  static boolean national(byte[] text, int length) {
    long number = Digits.number(text, 0, 9);
    long check = Digits.number(text, 9, 11);
    boolean last = 97 - number % 97 == check;
    boolean now = Digits.at(text, 0) < 4 && 97 - (2_000_000_000L + number) % 97 == check;
    int month = Digits.pair(text, 2) % 20;
    int day = Digits.pair(text, 4);
    boolean unknown = month == 0 || day == 0;
    boolean dated = unknown ? day <= 31 : Dates.isDayOfSomeYear(Digits.pair(text, 0), month, day);
    return (last || now)
        && Digits.pair(text, 2) <= 52
        && month <= 12
        && dated
        && Digits.number(text, 6, 9) > 0;
  }

  /** Netherlands, BSN: the test of eleven; the last digit counts negative. */
  static boolean bsn(byte[] text, int length) {
    int offset = 9 - length;
    int sum = 0;
    for (int i = 0; i < length - 1; i++) {
      sum += Digits.at(text, i) * BSN[i + offset];
    }
    return (sum - Digits.at(text, length - 1)) % 11 == 0
        && Digits.number(text, 0, length) > 1000
        && !Digits.areSame(text, 0, length);
  }

  /** Netherlands, passport and identity card: two letters, six characters without O, a digit. */
  static boolean passportNetherlands(byte[] text, int length) {
    int digits = 0;
    for (int i = 0; i < 9; i++) {
      digits += Digits.is(text[i]) ? 1 : 0;
      if (text[i] == 'O') {
        return false;
      }
    }
    return Digits.areLetters(text, 0, 2) && Digits.is(text[8]) && digits >= 1;
  }

  /** Luxembourg, number of a person: date of birth, serial, Luhn, then Verhoeff over the same. */
  static boolean luxembourg(byte[] text, int length) {
    int year = (int) Digits.number(text, 0, 4);
    return year >= 1850
        && year <= 2100
        && Dates.isDay(year, Digits.pair(text, 4), Digits.pair(text, 6))
        && Luhn.passes(text, 0, 12)
        && Verhoeff.passes(text, 0, 11, 12);
  }

  /** Switzerland, AHV (BSV): 756, then the check digit of EAN-13. */
  static boolean ahv(byte[] text, int length) {
    return Digits.number(text, 0, 3) == 756
        && (Digits.weighted(text, 0, AHV) + Digits.at(text, 12)) % 10 == 0;
  }

  /**
   * Austria, social insurance number: serial, check digit (modulus 11, 10 is not given out), date
   * of birth, whose month may be 13 or more where a day has run out of numbers.
   */
  static boolean svnr(byte[] text, int length) {
    int day = Digits.pair(text, 4);
    int month = Digits.pair(text, 6);
    return text[0] != '0'
        && Digits.weighted(text, 0, SVNR) % 11 == Digits.at(text, 3)
        && day >= 1
        && day <= 31
        && month >= 1
        && month <= 15;
  }

  /** Austria, tax number: office, number, every second digit doubled with its digits summed. */
  static boolean taxAustria(byte[] text, int length) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int weighed = Digits.at(text, i) * (1 + i % 2);
      sum += weighed / 10 + weighed % 10;
    }
    int office = Digits.pair(text, 0);
    boolean known = (office >= 3 && office <= 98) && !Digits.areSame(text, 0, 9);
    return known && (10 - sum % 10) % 10 == Digits.at(text, 8);
  }
}
