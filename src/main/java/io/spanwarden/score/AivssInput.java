package io.spanwarden.score;

import java.math.BigDecimal;

/**
 * The operands of an AIVSS formula. Ordinal numbers: no score is a probability or an expected loss.
 *
 * @param cvssBase the CVSS v4.0 base score, 0.0 to 10.0
 * @param factorSum the sum of the ten factors, 0.0 to 10.0
 * @param threatMultiplier ThM, 0 to 1.5; more than 1 is out of specification but seen
 * @param mitigation MF, 0 to 1
 */
public record AivssInput(
    BigDecimal cvssBase, BigDecimal factorSum, BigDecimal threatMultiplier, BigDecimal mitigation) {
  /** The highest ThM that is accepted at all. */
  static final BigDecimal MAX_THREAT = new BigDecimal("1.5");

  public AivssInput {
    requireRange("cvss_base", cvssBase, BigDecimal.TEN);
    requireRange("factor_sum", factorSum, BigDecimal.TEN);
    requireRange("threat_multiplier", threatMultiplier, MAX_THREAT);
    requireRange("mitigation_factor", mitigation, BigDecimal.ONE);
  }

  /** Returns these operands with another base score. */
  public AivssInput withCvssBase(BigDecimal other) {
    return new AivssInput(other, factorSum, threatMultiplier, mitigation);
  }

  /** Returns these operands with another MF. */
  public AivssInput withMitigation(BigDecimal other) {
    return new AivssInput(cvssBase, factorSum, threatMultiplier, other);
  }

  /** Returns these operands with another sum of factors. */
  public AivssInput withFactorSum(BigDecimal other) {
    return new AivssInput(cvssBase, other, threatMultiplier, mitigation);
  }

  private static void requireRange(String name, BigDecimal value, BigDecimal max) {
    if (value.signum() < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 to " + max + ")");
    }
  }
}
