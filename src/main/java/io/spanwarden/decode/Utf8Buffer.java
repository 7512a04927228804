package io.spanwarden.decode;

import java.util.Arrays;

/** Growing bytes that hold text as UTF-8, or decoded base64. Not thread-safe. */
final class Utf8Buffer {
  /** What is kept between requests; a larger buffer is given back. */
  private static final int KEPT = 1 << 20;

  private static final int INITIAL = 1 << 12;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[INITIAL];
  private int size;

  /** Returns the bytes themselves; valid until something is added. */
  byte[] array() {
    return bytes;
  }

  /** Returns how many bytes are in use. */
  int size() {
    return size;
  }

  /** Drops all bytes from {@code newSize} on. */
  void truncate(int newSize) {
    size = newSize;
  }

  /** Empties the buffer, and gives it back if it has grown large. */
  void release() {
    size = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[INITIAL];
    }
  }

  /** Appends bytes. */
  void append(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Appends one byte. */
  void append(byte value) {
    reserve(1);
    bytes[size++] = value;
  }

  /** Appends characters as UTF-8; a surrogate without its other half becomes U+FFFD. */
  void append(char[] source, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      at = appendAscii(source, at, end);
      if (at < end) {
        at = appendCodePoint(source, at, end);
      }
    }
  }

  private int appendAscii(char[] source, int from, int end) {
    reserve(end - from);
    byte[] target = bytes;
    int to = size;
    int at = from;
    while (at < end && source[at] < 0x80) {
      target[to++] = (byte) source[at++];
    }
    size = to;
    return at;
  }

  private int appendCodePoint(char[] source, int at, int end) {
    char first = source[at];
    if (!Character.isSurrogate(first)) {
      appendCodePoint(first);
      return at + 1;
    }
    if (Character.isHighSurrogate(first)
        && at + 1 < end
        && Character.isLowSurrogate(source[at + 1])) {
      appendCodePoint(Character.toCodePoint(first, source[at + 1]));
      return at + 2;
    }
    appendCodePoint(0xFFFD);
    return at + 1;
  }

  /** Appends one code point, which is no surrogate. */
  void appendCodePoint(int codePoint) {
    reserve(4);
    if (codePoint < 0x80) {
      bytes[size++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[size++] = (byte) (0xC0 | codePoint >> 6);
      appendTail(codePoint, 0);
    } else if (codePoint < 0x10000) {
      bytes[size++] = (byte) (0xE0 | codePoint >> 12);
      appendTail(codePoint, 6);
    } else {
      bytes[size++] = (byte) (0xF0 | codePoint >> 18);
      appendTail(codePoint, 12);
    }
  }

  private void appendTail(int codePoint, int highestShift) {
    for (int shift = highestShift; shift >= 0; shift -= 6) {
      bytes[size++] = (byte) (0x80 | ((codePoint >> shift) & 0x3F));
    }
  }

  private void reserve(int more) {
    if (more > bytes.length - size) {
      long wanted = Math.max((long) size + more, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, wanted));
    }
  }
}
