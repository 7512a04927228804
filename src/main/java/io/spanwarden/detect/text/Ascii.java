package io.spanwarden.detect.text;

/** What kind of character an ASCII byte is. Bytes above 0x7f are of no kind. */
public final class Ascii {
  private static final int DIGIT = 1;
  private static final int LOWER = 2;
  private static final int UPPER = 4;
  private static final int HEX = 8;
  private static final int BASE64 = 16;
  private static final int SPACE = 32;
  private static final byte[] KINDS = kinds();

  private Ascii() {}

  public static boolean isDigit(int b) {
    return (KINDS[b & 0xff] & DIGIT) != 0;
  }

  public static boolean isLower(int b) {
    return (KINDS[b & 0xff] & LOWER) != 0;
  }

  public static boolean isUpper(int b) {
    return (KINDS[b & 0xff] & UPPER) != 0;
  }

  public static boolean isLetter(int b) {
    return (KINDS[b & 0xff] & (LOWER | UPPER)) != 0;
  }

  /** Letters and digits. */
  public static boolean isAlnum(int b) {
    return (KINDS[b & 0xff] & (LOWER | UPPER | DIGIT)) != 0;
  }

  /** Letters, digits and the underscore. */
  public static boolean isWord(int b) {
    return (KINDS[b & 0xff] & (LOWER | UPPER | DIGIT)) != 0 || b == '_';
  }

  public static boolean isHex(int b) {
    return (KINDS[b & 0xff] & HEX) != 0;
  }

  /** Letters, digits and {@code + / - _}: both alphabets of RFC 4648, without the padding. */
  public static boolean isBase64(int b) {
    return (KINDS[b & 0xff] & BASE64) != 0;
  }

  /** Blank, and the control characters that break a line or tabulate. */
  public static boolean isSpace(int b) {
    return (KINDS[b & 0xff] & SPACE) != 0;
  }

  public static boolean isQuote(int b) {
    return b == '"' || b == '\'' || b == '`';
  }

  /** Returns the lower-case letter of an upper-case one, and any other byte as it is. */
  public static int lower(int b) {
    return isUpper(b) ? b | 0x20 : b;
  }

  /** Returns the value of a hexadecimal digit, or -1. */
  public static int hexValue(int b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int folded = b | 0x20;
    return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int b = 0; b < 128; b++) {
      boolean digit = b >= '0' && b <= '9';
      boolean lower = b >= 'a' && b <= 'z';
      boolean upper = b >= 'A' && b <= 'Z';
      int kind = (digit ? DIGIT : 0) | (lower ? LOWER : 0) | (upper ? UPPER : 0);
      kind |= hexValue(b) >= 0 ? HEX : 0;
      kind |= kind != 0 || b == '+' || b == '/' || b == '-' || b == '_' ? BASE64 : 0;
      kind |= b == ' ' || (b >= 9 && b <= 13) ? SPACE : 0;
      kinds[b] = (byte) kind;
    }
    return kinds;
  }
}
