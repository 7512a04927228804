package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;

/**
 * Dates as people write them: year, month and day, or day, month and year, in either order of the
 * first two, parted by dashes, dots, slashes or blanks, the month perhaps as a word of one of eight
 * languages. Stateless.
 */
final class CalendarDate {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2049;
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** Beginnings of the names of months. */
  private static final byte[][] MONTHS =
      Literals.of(
          "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai",
          "okt", "dez", "mär", "fév", "fev", "avr", "juin", "juil", "août", "aou", "déc", "ene",
          "abr", "ago", "dic", "gen", "mag", "giu", "lug", "set", "ott", "mei", "out", "maa", "sty",
          "lut", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru");

  private CalendarDate() {}

  /** Returns where the date that starts at {@code at} ends, or -1 for none. */
  static int end(Scan scan, int at) {
    if (Ascii.isLetter(scan.at(at)) || scan.at(at) < 0) {
      return monthFirst(scan, at);
    }
    int first = number(scan, at);
    int length = digits(scan, at);
    int next = at + length;
    if (length == 8) {
      return isDate(first / 10_000, first / 100 % 100, first % 100) ? bounded(scan, next) : -1;
    }
    if (length == 4) {
      return yearFirst(scan, at, first);
    }
    if (length == 0 || length > 2) {
      return -1;
    }
    return dayFirst(scan, first, next);
  }

  private static int yearFirst(Scan scan, int at, int year) {
    int joint = scan.at(at + 4);
    int month = at + 5;
    int day = month + digits(scan, month) + 1;
    boolean joined = isJoint(joint) && scan.at(day - 1) == joint;
    int end = day + digits(scan, day);
    boolean fits = joined && end - day <= 2 && end > day;
    return fits && isDate(year, number(scan, month), number(scan, day)) ? bounded(scan, end) : -1;
  }

  private static int dayFirst(Scan scan, int first, int next) {
    int joint = scan.at(next);
    if (isJoint(joint) && Ascii.isDigit(scan.at(next + 1))) {
      int second = number(scan, next + 1);
      int third = next + 1 + digits(scan, next + 1) + 1;
      int end = third + digits(scan, third);
      int year = fullYear(number(scan, third), end - third);
      boolean fits = scan.at(third - 1) == joint && third - next <= 4;
      boolean date = isDate(year, second, first) || isDate(year, first, second);
      return fits && date ? bounded(scan, end) : -1;
    }
    int at = skip(scan, next);
    int word = wordEnd(scan, at);
    if (!isMonth(scan, at, word)) {
      return -1;
    }
    int year = skip(scan, word);
    int end = year + digits(scan, year);
    boolean fits = end - year == 4 && isDate(number(scan, year), 1, first);
    return fits ? bounded(scan, end) : -1;
  }

  private static int monthFirst(Scan scan, int at) {
    int word = wordEnd(scan, at);
    if (!isMonth(scan, at, word)) {
      return -1;
    }
    int day = skip(scan, word);
    int dayEnd = day + digits(scan, day);
    if (dayEnd == day || dayEnd - day > 2) {
      return -1;
    }
    int year = skip(scan, dayEnd);
    int end = year + digits(scan, year);
    boolean fits = end - year == 4 && isDate(number(scan, year), 1, number(scan, day));
    return fits ? bounded(scan, end) : -1;
  }

  /** Steps over dots, commas, blanks, dashes, {@code de}, {@code of}, {@code th} and the like. */
  private static int skip(Scan scan, int from) {
    int at = from;
    while (at < from + 6) {
      int b = scan.at(at);
      boolean joint = b == ' ' || b == '.' || b == ',' || b == '-' || b == '/' || b == '\'';
      int second = Ascii.lower(scan.at(at + 1));
      boolean particle =
          (Ascii.lower(b) == 'd' && second == 'e')
              || (Ascii.lower(b) == 'o' && second == 'f')
              || (Ascii.lower(b) == 't' && second == 'h' && Ascii.isDigit(scan.at(at - 1)))
              || (Ascii.lower(b) == 's' && second == 't' && Ascii.isDigit(scan.at(at - 1)))
              || (Ascii.lower(b) == 'n' && second == 'd' && Ascii.isDigit(scan.at(at - 1)))
              || (Ascii.lower(b) == 'r' && second == 'd' && Ascii.isDigit(scan.at(at - 1)));
      if (particle && !Ascii.isLetter(scan.at(at + 2))) {
        at += 2;
      } else if (joint) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  private static int bounded(Scan scan, int end) {
    int b = scan.at(end);
    boolean goesOn = (b == '-' || b == '.' || b == '/') && Ascii.isDigit(scan.at(end + 1));
    boolean time = b == 'T' && Ascii.isDigit(scan.at(end + 1));
    return (Ascii.isWord(b) && !time) || goesOn ? -1 : end;
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1];
  }

  private static int fullYear(int year, int digits) {
    return digits == 4 ? year : digits == 2 ? FIRST_YEAR + year : 0;
  }

  private static boolean isJoint(int b) {
    return b == '-' || b == '.' || b == '/' || b == ' ';
  }

  private static boolean isMonth(Scan scan, int from, int to) {
    if (to - from < 3 || to - from > 14) {
      return false;
    }
    for (byte[] month : MONTHS) {
      if (Literals.startsWith(scan.text(), from, to, month)) {
        return true;
      }
    }
    return false;
  }

  private static int wordEnd(Scan scan, int from) {
    int end = from;
    while (end < from + 16 && (Ascii.isLetter(scan.at(end)) || scan.at(end) < 0)) {
      end++;
    }
    return end;
  }

  private static int digits(Scan scan, int at) {
    int end = at;
    while (end < at + 9 && Ascii.isDigit(scan.at(end))) {
      end++;
    }
    return end - at;
  }

  private static int number(Scan scan, int at) {
    int value = 0;
    for (int i = at; i < at + 8 && Ascii.isDigit(scan.at(i)); i++) {
      value = value * 10 + scan.at(i) - '0';
    }
    return value;
  }
}
