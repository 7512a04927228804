package io.spanwarden.detect.pattern;

/** What a pattern may ask of the bytes on both sides of a place: {@code ^ $ \A \z \b \B}. */
enum Condition {
  TEXT_START(Condition.EDGE),
  TEXT_END(Condition.EDGE),
  LINE_START(Condition.EDGE | Condition.NEWLINE),
  LINE_END(Condition.EDGE | Condition.NEWLINE),
  WORD_BOUNDARY(Condition.WORD),
  NO_WORD_BOUNDARY(Condition.WORD);

  /** A side is an ASCII letter, digit or underscore. */
  static final int WORD = 1;

  /** A side is a line feed. */
  static final int NEWLINE = 2;

  /** On that side the text ends. */
  static final int EDGE = 4;

  private final int asks;

  Condition(int asks) {
    this.asks = asks;
  }

  /** Returns which of {@link #WORD}, {@link #NEWLINE}, {@link #EDGE} it depends on. */
  int asks() {
    return asks;
  }

  /** Returns whether it holds between two sides. */
  boolean holds(int before, int after) {
    return switch (this) {
      case TEXT_START, LINE_START -> (before & asks) != 0;
      case TEXT_END, LINE_END -> (after & asks) != 0;
      case WORD_BOUNDARY -> ((before ^ after) & WORD) != 0;
      case NO_WORD_BOUNDARY -> ((before ^ after) & WORD) == 0;
    };
  }
}
