package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;

/**
 * Tells whether an identifier begins and ends where it seems to, or is part of something longer.
 */
final class Edges {
  private Edges() {}

  /**
   * Returns whether what stands before {@code start} leaves it alone: no letter, digit, path,
   * decimal, sign or code goes on there.
   *
   * @param named whether a word near names the identifier, so that {@code #} and text in other
   *     scripts may touch it
   */
  static boolean startsThere(Scan scan, int start, boolean named) {
    int before = scan.at(start - 1);
    if (before < 0) {
      return named;
    }
    return switch (before) {
      case '_', '/', '\\', '@', '%', '+', '~', '$', '&' -> false;
      case '#' -> named;
      case '-' -> named && scan.at(start - 2) == ' ';
      case '.' -> named && Ascii.isLetter(scan.at(start - 2)) && isShortWord(scan, start - 1);
      case ':' -> scan.at(start - 2) != ':' && !Ascii.isDigit(scan.at(start - 2));
      default -> !Ascii.isAlnum(before);
    };
  }

  /** Before a dot, a word such as {@code Nr} or {@code no}. */
  private static boolean isShortWord(Scan scan, int dot) {
    int at = dot;
    while (Ascii.isLetter(scan.at(at - 1)) && dot - at < 6) {
      at--;
    }
    return dot - at < 6 && !Ascii.isWord(scan.at(at - 1)) && scan.at(at - 1) != '.';
  }

  /**
   * Returns whether what stands at {@code end} leaves the identifier alone.
   *
   * @param spaced whether the form may hold blanks, so that digits after one go on with it
   */
  static boolean endsThere(byte[] text, int end, int to, boolean spaced) {
    int b = end < to ? text[end] : 0;
    int next = end + 1 < to ? text[end + 1] : 0;
    return switch (b) {
      case '_', '@', '%', '+', '=', '\\', '~', '$', '#' -> false;
      case '-', '/', ':', '.' -> !Ascii.isAlnum(next);
      case ' ' -> !spaced || !Ascii.isDigit(next);
      case ',' -> !isDecimal(text, end, to);
      default -> !Ascii.isAlnum(b);
    };
  }

  /** A comma, one or two digits, and nothing more: a sum of money. */
  private static boolean isDecimal(byte[] text, int comma, int to) {
    int at = comma + 1;
    while (at < to && at < comma + 4 && Ascii.isDigit(text[at])) {
      at++;
    }
    return at > comma + 1 && at <= comma + 3 && !(at < to && Ascii.isAlnum(text[at]));
  }
}
