package io.spanwarden.cli.scan;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Words;

/**
 * The content of a JSON string without its escapes, in UTF-8. Half of a surrogate pair becomes
 * U+FFFD, one code point. Not thread-safe; its buffer serves one string after another.
 */
final class StringContent {
  private static final int KEPT_SIZE = 1 << 20;

  private byte[] bytes = new byte[8192];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Takes the text between the quotes. No escape is shorter than what it stands for. */
  void set(byte[] text, int from, int to) {
    if (bytes.length < to - from || (bytes.length > KEPT_SIZE && to - from < KEPT_SIZE)) {
      bytes = new byte[Math.max(8192, to - from)];
    }
    length = 0;
    int at = from;
    while (at < to) {
      int backslash = Words.indexOf(text, at, to, '\\');
      System.arraycopy(text, at, bytes, length, backslash - at);
      length += backslash - at;
      at = backslash;
      if (at + 1 >= to) {
        return;
      } else if (text[at + 1] == 'u') {
        at = unicode(text, at, to);
      } else {
        bytes[length++] = (byte) simple(text[at + 1]);
        at += 2;
      }
    }
  }

  private static int simple(int letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  /** Returns the index after the escape, or the two of a pair. */
  private int unicode(byte[] text, int at, int to) {
    int first = unit(text, at, to);
    if (first < 0) {
      bytes[length++] = text[at];
      return at + 1;
    }
    int second = Character.isHighSurrogate((char) first) ? unit(text, at + 6, to) : -1;
    if (second >= 0 && Character.isLowSurrogate((char) second)) {
      append(Character.toCodePoint((char) first, (char) second));
      return at + 12;
    }
    append(Character.isSurrogate((char) first) ? 0xfffd : first);
    return at + 6;
  }

  private static int unit(byte[] text, int at, int to) {
    if (at + 6 > to || text[at] != '\\' || text[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Ascii.hexValue(text[i]);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private void append(int codePoint) {
    if (codePoint < 0x80) {
      bytes[length++] = (byte) codePoint;
      return;
    }
    int more = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    bytes[length++] = (byte) ((0xf0 << (3 - more)) | (codePoint >> (6 * more)));
    for (int shift = 6 * (more - 1); shift >= 0; shift -= 6) {
      bytes[length++] = (byte) (0x80 | ((codePoint >> shift) & 0x3f));
    }
  }
}
