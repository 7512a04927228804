package io.spanwarden.detect.identifier.check;

/** Identifiers of Asia but for India. */
final class Asia {
  private static final int[] RRN = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  private static final int[] BRN = {1, 3, 7, 1, 3, 7, 1, 3, 5};
  private static final int[] MY_NUMBER = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] THAI = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final int[] NRIC = {2, 7, 6, 5, 4, 3, 2};
  private static final String NRIC_CITIZEN = "JZIHGFEDCBA";
  private static final String NRIC_FOREIGN = "XWUTRQPNMLK";
  private static final String NRIC_M = "KLJNPQRTUWX";

  /** The first two digits of the provinces in GB/T 2260. */
  private static final String CHINA =
      "1112131415212223313233343536374142434445465051525354616263646571818283";

  /** The first two digits of Indonesian provinces. */
  private static final String INDONESIA =
      "1112131415161718192131323334353651525361626364657172737475768182919293949596";

  /** The places of birth that Malaysia does not give out. */
  private static final String NO_MALAYSIA = "17181920697073808194959697";

  private Asia() {}

  /** China, resident identity number (GB 11643): region, date, ISO 7064 MOD 11-2. */
  static boolean resident(byte[] text, int length) {
    int year = Digits.are(text, 0, 17) ? (int) Digits.number(text, 6, 10) : 0;
    return year >= 1850
        && year <= 2100
        && Digits.isOneOf(text, 0, CHINA)
        && Dates.isDay(year, Digits.pair(text, 10), Digits.pair(text, 12))
        && (Digits.is(text[17]) || text[17] == 'X')
        && Iso7064.mod11To2(text, 0, 18);
  }

  /** Indonesia, NIK: province, regency, district, date (day plus 40 for women), serial. */
  static boolean nik(byte[] text, int length) {
    int day = Digits.pair(text, 6);
    return Digits.isOneOf(text, 0, INDONESIA)
        && Digits.pair(text, 2) > 0
        && Digits.pair(text, 4) > 0
        && Dates.isDayOfSomeYear(
            Digits.pair(text, 10), Digits.pair(text, 8), day > 40 ? day - 40 : day)
        && Digits.number(text, 12, 16) > 0;
  }

  /** Indonesia, NPWP: nine digits that pass Luhn, office, branch; or, since 2024, a NIK. */
  static boolean npwp(byte[] text, int length) {
    return length == 15
        ? Luhn.passes(text, 0, 9) && Digits.number(text, 0, 9) > 0
        : nik(text, length) || (text[0] == '0' && Luhn.passes(text, 1, 10));
  }

  /** Japan, individual number (ordinance 85 of 2014): modulus 11, a rest below 2 is written 0. */
  static boolean myNumber(byte[] text, int length) {
    int rest = Digits.weighted(text, 0, MY_NUMBER) % 11;
    return (rest < 2 ? 0 : 11 - rest) == Digits.at(text, 11) && !Digits.areSame(text, 0, 12);
  }

  /**
   * South Korea, resident number: date, century and sex, a check digit modulus 11. The check is not
   * kept since October 2020, so that later dates do without.
   */
  static boolean rrn(byte[] text, int length) {
    return "012349".indexOf(text[6]) >= 0 && korean(text, 11);
  }

  /** South Korea, number of a foreigner: as the resident number, with 5 to 8 and another rest. */
  static boolean frn(byte[] text, int length) {
    return "5678".indexOf(text[6]) >= 0 && korean(text, 13);
  }

  private static boolean korean(byte[] text, int base) {
    int kind = Digits.at(text, 6);
    int century = kind == 9 || kind == 0 ? 1800 : kind % 4 == 1 || kind % 4 == 2 ? 1900 : 2000;
    int year = century + Digits.pair(text, 0);
    int month = Digits.pair(text, 2);
    boolean later = year > 2020 || (year == 2020 && month >= 10);
    int check = (base - Digits.weighted(text, 0, RRN) % 11) % 10;
    return Dates.isDay(year, month, Digits.pair(text, 4))
        && year < 2050
        && (later || check == Digits.at(text, 12));
  }

  /** South Korea, business number: modulus 10, the last product adds its tens. */
  static boolean brn(byte[] text, int length) {
    int sum = Digits.weighted(text, 0, BRN) + Digits.at(text, 8) * 5 / 10;
    return (10 - sum % 10) % 10 == Digits.at(text, 9)
        && Digits.number(text, 0, 3) > 100
        && Digits.pair(text, 3) > 0
        && Digits.number(text, 5, 9) > 0;
  }

  /** South Korea, driving licence: region 11 to 28, year, number. */
  static boolean koreanLicence(byte[] text, int length) {
    int region = Digits.pair(text, 0);
    return region >= 11 && region <= 28 && Digits.number(text, 4, 10) > 0;
  }

  /** South Korea, passport: M S R G D or O with eight digits, or a letter after three digits. */
  static boolean koreanPassport(byte[] text, int length) {
    return "MSRGDO".indexOf(text[0]) >= 0
        && Digits.are(text, 1, 4)
        && Digits.are(text, 5, 9)
        && !Digits.areSame(text, 5, 9);
  }

  /** Malaysia, NRIC: date, place of birth, serial. */
  static boolean nric(byte[] text, int length) {
    int place = Digits.pair(text, 6);
    return place > 0
        && !Digits.isOneOf(text, 6, NO_MALAYSIA)
        && Dates.isYearMonthDay(text, 0)
        && Digits.number(text, 8, 12) > 0;
  }

  /** Pakistan, CNIC: province 1 to 7, sex in the last digit. */
  static boolean cnic(byte[] text, int length) {
    return text[0] >= '1'
        && text[0] <= '7'
        && text[12] != '0'
        && Digits.number(text, 5, 12) > 0
        && !Digits.areSame(text, 0, 13);
  }

  /** Philippines, TIN: nine digits and a branch of three to five, without a public check. */
  static boolean tinPhilippines(byte[] text, int length) {
    return !Digits.areSame(text, 0, 9) && Digits.number(text, 0, 9) > 999_999;
  }

  /** Singapore, NRIC and FIN (S T F G, and M since 2022): a letter for the remainder by 11. */
  static boolean singapore(byte[] text, int length) {
    if (!Digits.are(text, 1, 8) || Digits.areSame(text, 1, 8)) {
      return false;
    }
    int sum = Digits.weighted(text, 1, NRIC);
    return switch (text[0]) {
      case 'S' -> text[8] == NRIC_CITIZEN.charAt(sum % 11);
      case 'T' -> text[8] == NRIC_CITIZEN.charAt((sum + 4) % 11);
      case 'F' -> text[8] == NRIC_FOREIGN.charAt(sum % 11);
      case 'G' -> text[8] == NRIC_FOREIGN.charAt((sum + 4) % 11);
      case 'M' -> text[8] == NRIC_M.charAt(10 - (sum + 3) % 11);
      default -> false;
    };
  }

  /** Thailand, identity number: not from 0 or 9, modulus 11, then 10. */
  static boolean thailand(byte[] text, int length) {
    return text[0] != '0'
        && text[0] != '9'
        && (11 - Digits.weighted(text, 0, THAI) % 11) % 10 == Digits.at(text, 12)
        && !Digits.areSame(text, 0, 12);
  }

  /** Israel, identity number: nine digits with leading zeros, Luhn. */
  static boolean israel(byte[] text, int length) {
    return Luhn.passes(text, 0, length) && Digits.number(text, 0, length) > 100;
  }
}
