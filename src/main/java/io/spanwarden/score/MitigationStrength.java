package io.spanwarden.score;

import java.math.BigDecimal;

/**
 * The word of AIVSS 0.8, table 4b, that lies nearest to a mitigation factor. The bounds are the
 * midpoints between the table's values 1.00, 0.83 and 0.67.
 */
public enum MitigationStrength {
  NO_OR_WEAK("No/Weak"),
  PARTIAL("Partial"),
  STRONG("Strong");

  private static final BigDecimal WEAK_FROM = new BigDecimal("0.915");
  private static final BigDecimal PARTIAL_FROM = new BigDecimal("0.75");

  private final String title;

  MitigationStrength(String title) {
    this.title = title;
  }

  /** Returns the table's word. */
  public String title() {
    return title;
  }

  /**
   * Returns the word for a mitigation factor.
   *
   * @param factor MF
   * @param validated whether a canary or a recorded test shows that the mitigation works: the table
   *     asks for it, and watching alone is at most {@link #PARTIAL}
   */
  public static MitigationStrength of(BigDecimal factor, boolean validated) {
    if (factor.compareTo(WEAK_FROM) >= 0) {
      return NO_OR_WEAK;
    }
    return validated && factor.compareTo(PARTIAL_FROM) < 0 ? STRONG : PARTIAL;
  }
}
