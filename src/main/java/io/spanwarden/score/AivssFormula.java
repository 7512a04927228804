package io.spanwarden.score;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A version of the AIVSS formula. The formula is contested between versions, so every score names
 * the one it was made with. Exact decimal arithmetic; one rounding, half up to a tenth, at the end.
 */
public enum AivssFormula {
  /**
   * AIVSS 0.8, part 2, section 3: {@code (CVSS_Base + AARS) × MF} with {@code AARS = (10 −
   * CVSS_Base) × (Factor_Sum / 10) × ThM}.
   */
  V0_8("aivss-0.8") {
    @Override
    BigDecimal raw(BigDecimal base, BigDecimal sum, BigDecimal threat, BigDecimal mitigation) {
      return base.add(uplift(base, sum, threat)).multiply(mitigation);
    }
  },

  /**
   * The amendment proposed for version 1, where mitigation reduces the uplift only: {@code
   * CVSS_Base + AARS × MF}. Never below the base.
   */
  UPLIFT_ONLY("aivss-0.8-uplift-only") {
    @Override
    BigDecimal raw(BigDecimal base, BigDecimal sum, BigDecimal threat, BigDecimal mitigation) {
      return base.add(uplift(base, sum, threat).multiply(mitigation));
    }
  },

  /**
   * AIVSS 0.5, section 4: {@code (CVSS_Base + AARS) / 2 × ThM} with {@code AARS = Factor_Sum}. It
   * has no mitigation factor: any is disregarded.
   */
  V0_5("aivss-0.5") {
    @Override
    BigDecimal raw(BigDecimal base, BigDecimal sum, BigDecimal threat, BigDecimal mitigation) {
      return base.add(sum).multiply(HALF).multiply(threat);
    }
  };

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final String id;

  AivssFormula(String id) {
    this.id = id;
  }

  /** Returns the name that goes out with every score. */
  public String id() {
    return id;
  }

  /**
   * Returns the score before rounding.
   *
   * @param base CVSS base, 0 to 10
   * @param sum of the ten factors, 0 to 10
   * @param threat ThM
   * @param mitigation MF
   */
  abstract BigDecimal raw(
      BigDecimal base, BigDecimal sum, BigDecimal threat, BigDecimal mitigation);

  /**
   * Returns the score, 0.0 to 10.0, rounded half up to a tenth. A threat multiplier above 1, which
   * only the listing profile knows, could lead beyond 10: then it is 10.0.
   */
  public BigDecimal score(
      BigDecimal base, BigDecimal sum, BigDecimal threat, BigDecimal mitigation) {
    return raw(base, sum, threat, mitigation).min(BigDecimal.TEN).setScale(1, RoundingMode.HALF_UP);
  }

  /** Returns the uplift AARS of AIVSS 0.8, exactly; it is an intermediate value. */
  public static BigDecimal uplift(BigDecimal base, BigDecimal sum, BigDecimal threat) {
    return BigDecimal.TEN.subtract(base).multiply(sum.movePointLeft(1)).multiply(threat);
  }
}
