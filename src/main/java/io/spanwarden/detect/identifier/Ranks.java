package io.spanwarden.detect.identifier;

/** How well words name an identifier: own words before shared ones, then nearer, then longer. */
final class Ranks {
  /** From here on a word named it. */
  static final int NAMED = 1 << 24;

  private static final int OWN = 1 << 25;
  private static final int MOST = 255;

  private Ranks() {}

  /** Returns the rank of what no word names. */
  static int alone() {
    return 1;
  }

  /** Returns the rank of what a phrase names at a distance of {@code gap} bytes. */
  static int named(boolean own, int gap, Phrase phrase) {
    int near = MOST - Math.min(MOST, gap);
    return (own ? OWN : NAMED) | near << 8 | Math.min(MOST, phrase.length());
  }
}
