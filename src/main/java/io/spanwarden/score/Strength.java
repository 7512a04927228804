package io.spanwarden.score;

import java.math.BigDecimal;

/**
 * What AIVSS 0.8, table 4b, calls a mitigation factor; the limits are the midpoints of its values.
 */
public enum Strength {
  NONE_OR_WEAK("No/Weak"),
  PARTIAL("Partial"),
  /** Needs validation besides: watching alone does not reach it. */
  STRONG("Strong");

  private static final BigDecimal WEAK_FROM = new BigDecimal("0.915");
  private static final BigDecimal PARTIAL_FROM = new BigDecimal("0.75");

  private final String title;

  Strength(String title) {
    this.title = title;
  }

  /** Returns the specification's word. */
  public String title() {
    return title;
  }

  /**
   * Returns the strength of a mitigation factor.
   *
   * @param validated whether a canary or a test has shown the control to work
   */
  public static Strength of(BigDecimal mitigation, boolean validated) {
    if (mitigation.compareTo(WEAK_FROM) >= 0) {
      return NONE_OR_WEAK;
    }
    return mitigation.compareTo(PARTIAL_FROM) >= 0 || !validated ? PARTIAL : STRONG;
  }
}
