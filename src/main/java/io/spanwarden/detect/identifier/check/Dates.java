package io.spanwarden.detect.identifier.check;

/** Dates of birth inside identifiers, in the Gregorian calendar. */
final class Dates {
  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  /** Returns whether such a day exists. */
  static boolean isDay(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > LENGTHS[month - 1]) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
  }

  /** Returns whether such a day exists in some century; {@code year} is two digits. */
  static boolean isDayOfSomeYear(int year, int month, int day) {
    return isDay(2000 + year, month, day);
  }

  /** Returns whether {@code yyMMdd} at {@code index} is a day of some century. */
  static boolean isYearMonthDay(byte[] text, int index) {
    return isDayOfSomeYear(
        Digits.pair(text, index), Digits.pair(text, index + 2), Digits.pair(text, index + 4));
  }

  /** Returns whether {@code ddMMyy} at {@code index} is a day of some century. */
  static boolean isDayMonthYear(byte[] text, int index) {
    return isDayOfSomeYear(
        Digits.pair(text, index + 4), Digits.pair(text, index + 2), Digits.pair(text, index));
  }
}
