package io.spanwarden.score;

import java.math.BigDecimal;

/**
 * The base score of CVSS v3.1 (FIRST, CVSS v3.1 specification, section 7.1), which AIVSS 0.8 does
 * not allow but people have. Base metrics are stated as levels, 0 being the worst.
 */
final class Cvss31 {
  /** The base metrics in their order, each with its values, worst first; scope changed first. */
  static final String[][] METRICS = {
    {"AV", "NALP"},
    {"AC", "LH"},
    {"PR", "NLH"},
    {"UI", "NR"},
    {"S", "CU"},
    {"C", "HLN"},
    {"I", "HLN"},
    {"A", "HLN"}
  };

  private static final double[] VECTOR = {0.85, 0.62, 0.55, 0.2};
  private static final double[] COMPLEXITY = {0.77, 0.44};
  private static final double[] PRIVILEGES = {0.85, 0.62, 0.27};
  private static final double[] PRIVILEGES_CHANGED = {0.85, 0.68, 0.5};
  private static final double[] INTERACTION = {0.85, 0.62};
  private static final double[] IMPACT = {0.56, 0.22, 0};

  private Cvss31() {}

  /** Returns the base score, 0.0 to 10.0, of levels in the order of {@link #METRICS}. */
  static BigDecimal base(int[] levels) {
    boolean changed = levels[4] == 0;
    double spared = (1 - IMPACT[levels[5]]) * (1 - IMPACT[levels[6]]) * (1 - IMPACT[levels[7]]);
    double sub = 1 - spared;
    double impact =
        changed ? 7.52 * (sub - 0.029) - 3.25 * StrictMath.pow(sub - 0.02, 15) : 6.42 * sub;
    double exploitability =
        8.22
            * VECTOR[levels[0]]
            * COMPLEXITY[levels[1]]
            * (changed ? PRIVILEGES_CHANGED : PRIVILEGES)[levels[2]]
            * INTERACTION[levels[3]];
    if (impact <= 0) {
      return new BigDecimal("0.0");
    }
    double sum = impact + exploitability;
    return BigDecimal.valueOf(roundUp(Math.min(changed ? 1.08 * sum : sum, 10)), 1);
  }

  /** Returns the tenths, rounded up as appendix A says, which is the same on every machine. */
  private static long roundUp(double score) {
    long parts = Math.round(score * 100_000);
    return parts % 10_000 == 0 ? parts / 10_000 : parts / 10_000 + 1;
  }
}
