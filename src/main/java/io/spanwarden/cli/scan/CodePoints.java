package io.spanwarden.cli.scan;

import io.spanwarden.detect.text.Words;

/** Counts lines and code points in UTF-8. */
final class CodePoints {
  private static final long ONES = 0x0101010101010101L;
  private static final long LOWS = 0x7f7f7f7f7f7f7f7fL;

  private CodePoints() {}

  /**
   * Returns how many code points begin in {@code bytes[from, to)}; a broken one counts by bytes.
   */
  static long count(byte[] bytes, int from, int to) {
    long count = 0;
    int at = from;
    for (; at <= to - 8; at += 8) {
      long word = Words.read(bytes, at);
      // The high bit of each byte that goes on with a code point: 10xxxxxx.
      count += 8 - Long.bitCount(word & ~(word << 1) & ~LOWS);
    }
    for (; at < to; at++) {
      count += (bytes[at] & 0xc0) == 0x80 ? 0 : 1;
    }
    return count;
  }

  /** Returns how many ends of lines stand in {@code bytes[from, to)}. */
  static long lines(byte[] bytes, int from, int to) {
    long count = 0;
    int at = from;
    for (; at <= to - 8; at += 8) {
      long difference = Words.read(bytes, at) ^ (ONES * '\n');
      count += Long.bitCount(~(((difference & LOWS) + LOWS) | difference | LOWS));
    }
    for (; at < to; at++) {
      count += bytes[at] == '\n' ? 1 : 0;
    }
    return count;
  }
}
