package io.spanwarden.detect.personal;

/**
 * The North American Numbering Plan: ten digits, area and exchange from 2 up and neither of them an
 * N11 code. Stateless.
 */
final class NorthAmerica {
  private NorthAmerica() {}

  /** Returns whether {@code number} from {@code at} on, ten digits or more, may begin with one. */
  static boolean isNumber(CharSequence number, int at) {
    return number.length() >= at + 10 && isCode(number, at) && isCode(number, at + 3);
  }

  private static boolean isCode(CharSequence number, int at) {
    return number.charAt(at) >= '2'
        && !(number.charAt(at + 1) == '1' && number.charAt(at + 2) == '1');
  }
}
