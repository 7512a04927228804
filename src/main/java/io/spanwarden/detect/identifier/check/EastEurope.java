package io.spanwarden.detect.identifier.check;

/** Identifiers of Central, Eastern and South-eastern Europe. */
final class EastEurope {
  private static final int[] PESEL = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
  private static final int[] NIP = {6, 5, 7, 2, 3, 4, 5, 6, 7};
  private static final int[] TAX_CZ = {8, 7, 6, 5, 4, 3, 2};
  private static final int[] TAX_HU = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final int[] COMPANY_HU = {9, 7, 3, 1, 9, 7, 3};
  private static final int[] CNP = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
  private static final int[] EGN = {2, 4, 8, 5, 10, 9, 7, 3, 6};
  private static final int[] PNF = {21, 19, 17, 13, 11, 9, 7, 3, 1};
  private static final int[] EMSO = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] TAX_SI = {8, 7, 6, 5, 4, 3, 2};
  private static final int[] INN_10 = {2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final int[] INN_11 = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final int[] INN_12 = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final int[] RNTRC = {-1, 5, 7, 9, 4, 6, 10, 5, 7};

  private EastEurope() {}

  /** Poland, PESEL: date with the century in its month (plus 20, 40, 60, 80), modulus 10. */
  static boolean pesel(byte[] text, int length) {
    int coded = Digits.pair(text, 2);
    int century = coded >= 80 ? 1800 : 1900 + coded / 20 * 100;
    return Dates.isDay(century + Digits.pair(text, 0), coded % 20, Digits.pair(text, 4))
        && (Digits.weighted(text, 0, PESEL) + Digits.at(text, 10)) % 10 == 0;
  }

  /** Poland, NIP: modulus 11, a check of 10 is not given out. */
  static boolean nip(byte[] text, int length) {
    return Digits.weighted(text, 0, NIP) % 11 == Digits.at(text, 9)
        && text[0] != '0'
        && !Digits.areSame(text, 0, 10);
  }

  /**
   * Czechia and Slovakia, birth number: date (month plus 50 for women, plus 20 where numbers ran
   * out), nine digits until 1953, then ten that 11 divides (a remainder of 10 was written 0 until
   * 1985).
   */
  static boolean birthNumber(byte[] text, int length) {
    return birthNumber(text, 0, length);
  }

  private static boolean birthNumber(byte[] text, int from, int length) {
    int year = Digits.pair(text, from);
    int month = Digits.pair(text, from + 2) % 50;
    if (month > 20 && length == 10 && year >= 4 && year < 54) {
      month -= 20;
    }
    if (length == 9) {
      return year < 54
          && Dates.isDay(1900 + year, month, Digits.pair(text, from + 4))
          && Digits.number(text, from + 6, from + 9) > 0;
    }
    int century = year < 54 ? 2000 : 1900;
    int rest = Digits.remainder(text, from, from + 9, 11);
    boolean old = rest == 10 && text[from + 9] == '0' && century + year <= 1985;
    return Dates.isDay(century + year, month, Digits.pair(text, from + 4))
        && (rest == Digits.at(text, from + 9) || old);
  }

  /**
   * Czechia, tax number: eight digits of a company (modulus 11), or a birth number; CZ may stand
   * before it.
   */
  static boolean taxCzech(byte[] text, int length) {
    int from = text[0] == 'C' && text[1] == 'Z' ? 2 : 0;
    int digits = length - from;
    if (digits < 8 || digits > 10 || !Digits.are(text, from, length)) {
      return false;
    }
    if (digits > 8) {
      return birthNumber(text, from, digits);
    }
    int check = (11 - Digits.weighted(text, from, TAX_CZ) % 11) % 11;
    return text[from] != '9' && (check == 0 ? 1 : check % 10) == Digits.at(text, from + 7);
  }

  /** Hungary: of a person ten digits from 8, modulus 11; of a company eight and three more. */
  static boolean taxHungary(byte[] text, int length) {
    if (length == 10) {
      return text[0] == '8' && Digits.weighted(text, 0, TAX_HU) % 11 == Digits.at(text, 9);
    }
    int check = (10 - Digits.weighted(text, 0, COMPANY_HU) % 10) % 10;
    return check == Digits.at(text, 7)
        && (length == 8 || (text[8] >= '1' && text[8] <= '5' && Digits.pair(text, 9) <= 51));
  }

  /** Romania, CNP: sex and century, date, county, modulus 11 by 279146358279 (10 is written 1). */
  static boolean cnp(byte[] text, int length) {
    int first = Digits.at(text, 0);
    int century = first < 3 || first > 6 ? 1900 : first < 5 ? 1800 : 2000;
    int county = Digits.pair(text, 7);
    int check = Digits.weighted(text, 0, CNP) % 11;
    return first > 0
        && Dates.isDay(century + Digits.pair(text, 1), Digits.pair(text, 3), Digits.pair(text, 5))
        && ((county >= 1 && county <= 52) || county == 70)
        && (check == 10 ? 1 : check) == Digits.at(text, 12);
  }

  /** Bulgaria, EGN: date (month plus 20 before 1900, plus 40 from 2000), modulus 11, then 10. */
  static boolean egn(byte[] text, int length) {
    int coded = Digits.pair(text, 2);
    int century = coded > 40 ? 2000 : coded > 20 ? 1800 : 1900;
    return Dates.isDay(century + Digits.pair(text, 0), coded % 20, Digits.pair(text, 4))
        && coded <= 52
        && Digits.weighted(text, 0, EGN) % 11 % 10 == Digits.at(text, 9);
  }

  /** Bulgaria, number of a foreigner: modulus 10. */
  static boolean pnf(byte[] text, int length) {
    return Digits.weighted(text, 0, PNF) % 10 == Digits.at(text, 9) && !Digits.areSame(text, 0, 10);
  }

  /** Slovenia and its neighbours, EMŠO or JMBG: date with three digits of the year, modulus 11. */
  static boolean emso(byte[] text, int length) {
    int year = (int) Digits.number(text, 4, 7);
    int check = (11 - Digits.weighted(text, 0, EMSO) % 11) % 11;
    return Dates.isDay(
            year + (year < 800 ? 2000 : 1000), Digits.pair(text, 2), Digits.pair(text, 0))
        && check % 10 == Digits.at(text, 12);
  }

  /** Slovenia, tax number: eight digits not from 0, modulus 11. */
  static boolean taxSlovenia(byte[] text, int length) {
    int check = 11 - Digits.weighted(text, 0, TAX_SI) % 11;
    return text[0] != '0' && check != 11 && check % 10 == Digits.at(text, 7);
  }

  /** Croatia, OIB: ISO 7064 MOD 11,10. */
  static boolean oib(byte[] text, int length) {
    return Iso7064.mod11And10(text, 0, 11) && !Digits.areSame(text, 0, 11);
  }

  /** Russia, INN: ten digits of a company or twelve of a person, modulus 11, then 10. */
  static boolean inn(byte[] text, int length) {
    if (Digits.number(text, 0, 2) == 0) {
      return false;
    }
    if (length == 10) {
      return Digits.weighted(text, 0, INN_10) % 11 % 10 == Digits.at(text, 9);
    }
    return Digits.weighted(text, 0, INN_11) % 11 % 10 == Digits.at(text, 10)
        && Digits.weighted(text, 0, INN_12) % 11 % 10 == Digits.at(text, 11);
  }

  /** Ukraine, taxpayer number: days since 1900, modulus 11, then 10. */
  static boolean rntrc(byte[] text, int length) {
    int rest = Math.floorMod(Digits.weighted(text, 0, RNTRC), 11);
    return rest % 10 == Digits.at(text, 9) && !Digits.areSame(text, 0, 10);
  }
}
