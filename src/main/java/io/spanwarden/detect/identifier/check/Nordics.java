package io.spanwarden.detect.identifier.check;

/** Identifiers of the Nordic and the Baltic countries. */
final class Nordics {
  private static final String HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final int[] NORWAY_FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  private static final int[] NORWAY_SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] ICELAND = {3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] BALTIC_FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
  private static final int[] BALTIC_SECOND = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
  private static final int[] LATVIA = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9};

  private Nordics() {}

  /**
   * Finland, personal identity code (DVV): date, sign of the century (a dash or a plus is left out
   * here; letters U to Y and A to F also since 2023), serial, a character for the remainder by 31.
   */
  static boolean hetu(byte[] text, int length) {
    int serial = length - 4;
    if (!Digits.are(text, 0, 6)
        || !Digits.are(text, serial, serial + 3)
        || (length == 11 && "YXWVUABCDEF".indexOf(text[6]) < 0)) {
      return false;
    }
    long number = Digits.number(text, 0, 6) * 1000 + Digits.number(text, serial, serial + 3);
    return Dates.isDayMonthYear(text, 0)
        && number % 1000 >= 2
        && text[length - 1] == HETU.charAt((int) (number % 31));
  }

  /** Sweden, personal and coordination number (Skatteverket): date (day plus 60), Luhn. */
  static boolean sweden(byte[] text, int length) {
    int from = length - 10;
    int day = Digits.pair(text, from + 4);
    int century = from == 2 ? Digits.pair(text, 0) : 19;
    boolean dated =
        Dates.isDayOfSomeYear(
            Digits.pair(text, from), Digits.pair(text, from + 2), day > 60 ? day - 60 : day);
    return century >= 18
        && century <= 20
        && dated
        && Digits.number(text, from + 6, from + 9) > 0
        && Luhn.passes(text, from, length);
  }

  /**
   * Norway, national identity number (Skatteetaten): date (day plus 40 in D-numbers, month plus 40
   * or 80 in numbers of health care and tests), two check digits modulus 11.
   */
  static boolean norway(byte[] text, int length) {
    int first = (11 - Digits.weighted(text, 0, NORWAY_FIRST) % 11) % 11;
    int second = (11 - Digits.weighted(text, 0, NORWAY_SECOND) % 11) % 11;
    int day = Digits.pair(text, 0);
    int month = Digits.pair(text, 2) % 40;
    return first == Digits.at(text, 9)
        && second == Digits.at(text, 10)
        && Dates.isDayOfSomeYear(Digits.pair(text, 4), month, day > 40 ? day - 40 : day);
  }

  /** Norway, bank account: modulus 11 with the second weights of the identity number. */
  static boolean account(byte[] text, int length) {
    return (11 - Digits.weighted(text, 0, NORWAY_SECOND) % 11) % 11 == Digits.at(text, 10)
        && !Digits.areSame(text, 0, 11);
  }

  /** Denmark, CPR: a date; its check digit is no longer kept since 2007. */
  static boolean denmark(byte[] text, int length) {
    return Dates.isDayMonthYear(text, 0) && Digits.number(text, 6, 10) > 0;
  }

  /** Iceland, kennitala (Þjóðskrá): date (day plus 40 for companies), modulus 11, century. */
  static boolean iceland(byte[] text, int length) {
    int day = Digits.pair(text, 0);
    int check = (11 - Digits.weighted(text, 0, ICELAND) % 11) % 11;
    return check == Digits.at(text, 8)
        && "890".indexOf(text[9]) >= 0
        && Dates.isDayOfSomeYear(
            Digits.pair(text, 4), Digits.pair(text, 2), day > 40 ? day - 40 : day);
  }

  /**
   * Estonia and Lithuania: sex and century, date, modulus 11 in two rounds. From 9 the date may be
   * unknown in Lithuania.
   */
  static boolean baltic(byte[] text, int length) {
    int century = 1800 + (Digits.at(text, 0) - 1) / 2 * 100;
    int check = Digits.weighted(text, 0, BALTIC_FIRST) % 11;
    if (check == 10) {
      check = Digits.weighted(text, 0, BALTIC_SECOND) % 11 % 10;
    }
    return check == Digits.at(text, 10)
        && text[0] != '0'
        && text[0] != '9'
        && Dates.isDay(century + Digits.pair(text, 1), Digits.pair(text, 3), Digits.pair(text, 5));
  }

  /** Latvia: date, century, modulus 11; since July 2017 numbers from 32 have no meaning inside. */
  static boolean latvia(byte[] text, int length) {
    if (Digits.pair(text, 0) >= 32) {
      return Digits.pair(text, 0) <= 39 && !Digits.areSame(text, 2, 11);
    }
    int check = (1 + Digits.weighted(text, 0, LATVIA)) % 11 % 10;
    return Dates.isDayMonthYear(text, 0) && text[6] <= '2' && check == Digits.at(text, 10);
  }
}
