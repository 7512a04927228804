package io.spanwarden.cli.scan;

import io.spanwarden.detect.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is looked at: grows at its end on demand, and lets go of its start.
 * Positions are counted from the start of the stream, indexes in {@link #bytes()}; reading more
 * moves indexes. Not thread-safe; its buffer serves one stream after another.
 */
final class ByteWindow {
  private static final int FIRST_SIZE = 1 << 18;
  private static final int KEPT_SIZE = 1 << 23;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private InputStream in = InputStream.nullInputStream();
  private byte[] bytes = new byte[FIRST_SIZE];
  private long base;
  private int from;
  private int to;
  private boolean ended;
  private int counted;
  private long line;
  private long column;

  /** Turns to another stream. */
  void open(InputStream stream) {
    in = stream;
    if (bytes.length > KEPT_SIZE) {
      bytes = new byte[FIRST_SIZE];
    }
    base = 0;
    from = 0;
    to = 0;
    ended = false;
    counted = 0;
    line = 1;
    column = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns the index of a position within the window. */
  int index(long position) {
    return (int) (position - base);
  }

  long position(int index) {
    return base + index;
  }

  /** Returns the position of the first byte that is kept. */
  long start() {
    return base + from;
  }

  /** Returns the position after the last byte that was read. */
  long end() {
    return base + to;
  }

  /** Returns the index after the last byte that was read. */
  int limit() {
    return to;
  }

  /** Reads some more; returns false at the end of the stream. */
  boolean more() throws IOException {
    if (ended) {
      return false;
    }
    if (to == bytes.length) {
      makeRoom();
    }
    int count = in.read(bytes, to, bytes.length - to);
    ended = count < 0;
    to += Math.max(0, count);
    return !ended;
  }

  /** Reads on until the window holds {@code length} bytes or the stream ends. */
  void fill(int length) throws IOException {
    while (to - from < length && more()) {
      // each turn reads some
    }
  }

  /** Returns whether a byte stands at {@code position}; reads up to it if need be. */
  boolean has(long position) throws IOException {
    while (position >= end()) {
      if (!more()) {
        return false;
      }
    }
    return true;
  }

  boolean isEnded() {
    return ended;
  }

  private void makeRoom() throws IOException {
    if (from > bytes.length / 2) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      base += from;
      counted -= from;
      to -= from;
      from = 0;
    } else if (bytes.length >= LARGEST) {
      throw new ScanInput.UnusableException("a value too large (expected: one of less than 2 GiB)");
    } else {
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, bytes.length * 2L));
    }
  }

  /** Leaves out the next {@code length} bytes, which are part of no line. */
  void skip(int length) {
    from += length;
    counted = from;
  }

  /** Lets go of all before {@code position}. */
  void consume(long position) {
    from = index(position);
    if (counted < from) {
      countTo(position);
    }
  }

  /**
   * Counts lines and columns up to {@code position}, which must not lie before one that was asked
   * for earlier.
   */
  void countTo(long position) {
    int index = index(position);
    long lines = CodePoints.lines(bytes, counted, index);
    if (lines == 0) {
      column += CodePoints.count(bytes, counted, index);
    } else {
      int start = index;
      while (bytes[start - 1] != '\n') {
        start--;
      }
      line += lines;
      column = CodePoints.count(bytes, start, index);
    }
    counted = index;
  }

  /** Returns the line, from 1, of the position counted to. */
  long line() {
    return line;
  }

  /** Returns how many code points of its line stand before the position counted to. */
  long column() {
    return column;
  }

  /**
   * Returns the position of the next end of line from {@code position} on, at most {@code longest}
   * bytes away; that far, or the end of the stream, if there is none.
   */
  long lineEnd(long position, int longest) throws IOException {
    long looked = position;
    while (true) {
      int found = Words.indexOf(bytes, index(looked), to, '\n');
      looked = position(found);
      if (found < to || looked - position >= longest || !more()) {
        return looked;
      }
    }
  }
}
