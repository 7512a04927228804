package io.spanwarden.detect.pattern;

/** A pattern that cannot be used: says why, and where in the pattern. */
public final class InvalidPatternException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int position;

  InvalidPatternException(String reason, int position) {
    super(reason + ", at position " + position);
    this.reason = reason;
    this.position = position;
  }

  /** Returns what is wrong and what was expected, without the place. */
  public String reason() {
    return reason;
  }

  /** Returns the index in the pattern of the part that is wrong, from 0, in UTF-16 units. */
  public int position() {
    return position;
  }
}
