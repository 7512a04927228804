package io.spanwarden.detect.identifier;

/** How well words name an identifier: own words before shared ones, then nearer, then longer. */
final class Ranks {
  /** From here on a word named it. */
  static final int NAMED = 1 << 24;

  private static final int OWN = 1 << 25;
  private static final int MOST = 255;

  private Ranks() {}

  private static final int LOCAL = 1 << 23;

  /** Returns the rank of what no word names. */
  static int alone() {
    return 1;
  }

  /** Returns {@code rank} raised because a word near names the country too. */
  static int local(int rank) {
    return rank + LOCAL;
  }

  /** Returns whether two ranks are of one class, so that only distance parts them. */
  static boolean areAlike(int a, int b) {
    return a >>> 23 == b >>> 23;
  }

  /** Returns the rank of what a phrase names at a distance of {@code gap} bytes. */
  static int named(boolean own, int gap, Phrase phrase) {
    int near = MOST - Math.min(MOST, gap);
    return (own ? OWN : NAMED) | near << 8 | Math.min(MOST, phrase.length());
  }
}
