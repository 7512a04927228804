package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Words;

/**
 * Takes JSON escapes out of a text and remembers where each stood. Not thread-safe; keeps its
 * buffers from text to text.
 *
 * <p>A run of any number of backslashes before {@code n t r " / b f} or {@code uXXXX} becomes the
 * one character that is meant, because telemetry often holds JSON within JSON. Any other backslash
 * stays as it is: paths of Windows and patterns are not JSON.
 */
final class EscapeDecoder {
  private static final int KEPT = 1 << 20;
  private static final int LONGEST_RUN = 1 << 16;

  private byte[] decoded = new byte[8192];
  private final OffsetMap offsets = new OffsetMap();
  private int length;

  /** Returns the decoded bytes; the first {@link #length()} count. */
  byte[] bytes() {
    return decoded;
  }

  int length() {
    return length;
  }

  /** Decodes {@code text[from, to)}, whose first backslash is at {@code backslash}. */
  void decode(byte[] text, int from, int to, int backslash) {
    reserve(to - from);
    offsets.clear();
    length = 0;
    int copied = from;
    int at = backslash;
    while (at < to) {
      int afterRun = at;
      while (afterRun < to && text[afterRun] == '\\' && afterRun - at < LONGEST_RUN) {
        afterRun++;
      }
      int letter = afterRun < to ? text[afterRun] : 0;
      int width = letter == 'u' ? unicodeWidth(text, afterRun, to) : simple(letter) == 0 ? 0 : 1;
      if (width > 0) {
        copy(text, copied, at);
        mark(at - from);
        append(letter == 'u' ? unicode(text, afterRun, width) : simple(letter));
        copied = afterRun + width;
        mark(copied - from);
        at = copied;
      } else {
        at = afterRun;
      }
      at = at < to && text[at] == '\\' ? at : Words.indexOf(text, at, to, '\\');
    }
    copy(text, copied, to);
  }

  /** Returns where the byte at {@code position} of the decoded text stood, from the start. */
  int original(int position) {
    int piece = offsets.pieceAt(position);
    return piece < 0 ? position : offsets.original(piece) + position - offsets.decoded(piece);
  }

  private void reserve(int size) {
    if (decoded.length < size || (decoded.length > KEPT && size <= KEPT)) {
      decoded = new byte[Math.max(8192, size)];
    }
  }

  private void copy(byte[] text, int from, int to) {
    System.arraycopy(text, from, decoded, length, to - from);
    length += to - from;
  }

  private void mark(int original) {
    offsets.mark(length, original);
  }

  /** Appends a code point as UTF-8; no longer than the escape that it comes from. */
  private void append(int codePoint) {
    if (codePoint < 0x80) {
      decoded[length++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      decoded[length++] = (byte) (0xc0 | codePoint >> 6);
      decoded[length++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      decoded[length++] = (byte) (0xe0 | codePoint >> 12);
      decoded[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      decoded[length++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      decoded[length++] = (byte) (0xf0 | codePoint >> 18);
      decoded[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
      decoded[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      decoded[length++] = (byte) (0x80 | (codePoint & 0x3f));
    }
  }

  private static int simple(int letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '/' -> letter;
      default -> 0;
    };
  }

  /** Returns how long {@code uXXXX}, or a pair of surrogates so written, is; 0 if it is neither. */
  private static int unicodeWidth(byte[] text, int at, int to) {
    int first = unit(text, at, to);
    if (first < 0 || !Character.isHighSurrogate((char) first)) {
      return first < 0 ? 0 : 5;
    }
    int next = at + 5;
    while (next < to && text[next] == '\\' && next - at < 16) {
      next++;
    }
    int second = next > at + 5 ? unit(text, next, to) : -1;
    return second >= 0 && Character.isLowSurrogate((char) second) ? next + 5 - at : 5;
  }

  private static int unicode(byte[] text, int at, int width) {
    int first = unit(text, at, at + 5);
    if (width > 5) {
      return Character.toCodePoint((char) first, (char) unit(text, at + width - 5, at + width));
    }
    return Character.isSurrogate((char) first) ? 0xfffd : first;
  }

  private static int unit(byte[] text, int at, int to) {
    if (at + 5 > to || text[at] != 'u') {
      return -1;
    }
    int value = 0;
    for (int i = at + 1; i < at + 5; i++) {
      int digit = Ascii.hexValue(text[i]);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
