package io.spanwarden.decode;

/**
 * The content of a JSON string without its escapes.
 *
 * @param bytes the content is {@code bytes[0, length)}, in UTF-8
 * @param length its length
 * @param position where the byte that was asked for has gone
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record JsonUnescaped(byte[] bytes, int length, int position) {
  private static final String ESCAPES = "bfnrt";
  private static final String MEANINGS = "\b\f\n\r\t";

  /** Resolves the escapes in {@code text[start, end)} and follows the byte at {@code target}. */
  static JsonUnescaped of(byte[] text, int start, int end, int target) {
    var content = new Utf8Buffer();
    int position = 0;
    int at = start;
    while (at < end) {
      if (at <= target) {
        position = content.size();
      }
      at = appendOne(text, at, end, content);
    }
    return new JsonUnescaped(content.array(), content.size(), position);
  }

  private static int appendOne(byte[] text, int at, int end, Utf8Buffer content) {
    if (text[at] != '\\' || at + 1 >= end) {
      content.append(text[at]);
      return at + 1;
    }
    byte escaped = text[at + 1];
    if (escaped == 'u') {
      return appendUnicode(text, at, end, content);
    }
    int known = ESCAPES.indexOf(escaped);
    content.append(known < 0 ? escaped : (byte) MEANINGS.charAt(known));
    return at + 2;
  }

  private static int appendUnicode(byte[] text, int at, int end, Utf8Buffer content) {
    int first = unit(text, at, end);
    int second = unit(text, at + 6, end);
    if (first >= 0 && second >= 0 && Character.isSurrogatePair((char) first, (char) second)) {
      content.appendCodePoint(Character.toCodePoint((char) first, (char) second));
      return at + 12;
    }
    boolean character = first >= 0 && !Character.isSurrogate((char) first);
    content.appendCodePoint(character ? first : 0xFFFD);
    return Math.min(end, at + 6);
  }

  /** Returns the UTF-16 unit that a Unicode escape at {@code at} stands for, or -1. */
  private static int unit(byte[] text, int at, int end) {
    if (at + 6 > end || text[at] != '\\' || text[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = text[i] < 0 ? -1 : Character.digit(text[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
