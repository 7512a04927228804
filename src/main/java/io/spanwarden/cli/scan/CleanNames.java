package io.spanwarden.cli.scan;

import java.util.Arrays;

/** Remembers names of members in which nothing was found, to scan each once. Not thread-safe. */
final class CleanNames {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 128;

  private final byte[][] names = new byte[SLOTS][];

  CleanNames() {
    Arrays.fill(names, new byte[0]);
  }

  /** Returns whether the name is known to be clean. */
  boolean knows(byte[] text, int from, int length) {
    byte[] known = names[slot(text, from, length)];
    return Arrays.equals(known, 0, known.length, text, from, from + length);
  }

  /** Remembers a name, in place of another. */
  void add(byte[] text, int from, int length) {
    if (length <= LONGEST) {
      names[slot(text, from, length)] = Arrays.copyOfRange(text, from, from + length);
    }
  }

  private static int slot(byte[] text, int from, int length) {
    int hash = length;
    for (int i = from; i < from + Math.min(length, LONGEST); i++) {
      hash = 31 * hash + text[i];
    }
    return (hash ^ hash >>> 12) & (SLOTS - 1);
  }
}
