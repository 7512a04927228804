package io.spanwarden.score;

import java.math.BigDecimal;

// Names follow the specification: a vector belongs to a MacroVector of six equivalence classes,
// EQ1 to EQ6, each with a level; the highest vector of each MacroVector has a score that experts
// chose. A vector scores that, less the mean share of the way to the MacroVectors one level below.
//
// In a base vector no threat or requirement is stated. EQ5 is then always 0, EQ6 follows from the
// vulnerable system's impacts, and the level 0 of EQ4 (safety) cannot be reached: 60 of the 270
// published scores are enough. The arithmetic is in whole numbers, so that ties round as they must.
/**
 * The base score of CVSS v4.0 (FIRST, CVSS v4.0 specification, section 8). Base metrics are stated
 * as levels, 0 being the worst.
 */
final class Cvss40 {
  /** The base metrics in their order, each with its values, worst first. */
  static final String[][] METRICS = {
    {"AV", "NALP"},
    {"AC", "LH"},
    {"AT", "NP"},
    {"PR", "NLH"},
    {"UI", "NPA"},
    {"VC", "HLN"},
    {"VI", "HLN"},
    {"VA", "HLN"},
    {"SC", "HLN"},
    {"SI", "HLN"},
    {"SA", "HLN"}
  };

  private static final int AV = 0;
  private static final int AC = 1;
  private static final int AT = 2;
  private static final int PR = 3;
  private static final int UI = 4;
  private static final int VC = 5;
  private static final int VI = 6;
  private static final int VA = 7;
  private static final int SC = 8;
  private static final int SI = 9;
  private static final int SA = 10;

  /** The highest vectors of each level of EQ1, as AV, PR, UI. */
  private static final int[][][] HIGHEST_EQ1 = {
    {{0, 0, 0}}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {{3, 0, 0}, {1, 1, 1}}
  };

  /** The same for the impacts on the vulnerable system, as VC, VI, VA. */
  private static final int[][][] HIGHEST_IMPACT = {
    {{0, 0, 0}}, {{1, 0, 0}, {0, 1, 0}}, {{1, 1, 1}}
  };

  /** How many steps each level of EQ1, EQ3 with EQ6, and EQ4 is deep, where one lies below it. */
  private static final int[] DEPTH_EQ1 = {1, 4};

  private static final int[] DEPTH_IMPACT = {7, 8};
  private static final int DEPTH_EQ4 = 5;

  /**
   * The published scores in tenths: by EQ1 and EQ2, then by EQ3 with EQ6 (00, 01, 10, 11, 21), then
   * by EQ4 (1, 2).
   */
  private static final int[][] SCORES = {
    {100, 93, 96, 90, 93, 88, 92, 80, 79, 69},
    {95, 92, 91, 81, 92, 84, 82, 70, 71, 63},
    {94, 87, 89, 75, 86, 72, 76, 57, 65, 53},
    {90, 77, 77, 66, 74, 61, 59, 52, 58, 23},
    {86, 70, 74, 54, 72, 53, 57, 36, 47, 24},
    {73, 54, 55, 43, 61, 46, 51, 18, 24, 10}
  };

  /** Where 01 and 11 stand among EQ3 with EQ6. */
  private static final int LESS_REQUIRED = 1;

  /** Divisible by every depth, and by every number of MacroVectors below. */
  private static final long UNIT = 280L * 60;

  private final int[] levels;
  private final int eq1;
  private final int eq2;
  private final int impact;
  private final int eq4;
  private long way;
  private int below;

  private Cvss40(int[] levels) {
    this.levels = levels;
    this.eq1 = eq1();
    this.eq2 = levels[AC] == 0 && levels[AT] == 0 ? 0 : 1;
    this.impact = impact();
    this.eq4 = levels[SC] == 0 || levels[SI] == 0 || levels[SA] == 0 ? 0 : 1;
  }

  /** Returns the base score, 0.0 to 10.0, of levels in the order of {@link #METRICS}. */
  static BigDecimal base(int[] levels) {
    return BigDecimal.valueOf(new Cvss40(levels).tenths(), 1);
  }

  private int eq1() {
    if (levels[AV] == 0 && levels[PR] == 0 && levels[UI] == 0) {
      return 0;
    }
    boolean one = levels[AV] == 0 || levels[PR] == 0 || levels[UI] == 0;
    return one && levels[AV] != 3 ? 1 : 2;
  }

  /** Returns the level of EQ3, with which EQ6 is 0, 0 and 1. */
  private int impact() {
    if (levels[VC] == 0 && levels[VI] == 0) {
      return 0;
    }
    return levels[VC] == 0 || levels[VI] == 0 || levels[VA] == 0 ? 1 : 2;
  }

  private long tenths() {
    if (none(VC, VI, VA) && none(SC, SI, SA)) {
      return 0;
    }
    int own = score(eq1, eq2, 2 * impact, eq4);
    if (eq1 < 2) {
      int steps = steps(HIGHEST_EQ1[eq1], AV, PR, UI);
      approach(own - score(eq1 + 1, eq2, 2 * impact, eq4), steps, DEPTH_EQ1[eq1]);
    }
    if (eq2 == 0) {
      approach(own - score(eq1, 1, 2 * impact, eq4), 0, 1);
    }
    if (impact < 2) {
      int lower = score(eq1, eq2, 2 * impact + LESS_REQUIRED, eq4);
      if (impact == 0) {
        lower = Math.max(lower, score(eq1, eq2, 2, eq4));
      }
      approach(own - lower, steps(HIGHEST_IMPACT[impact], VC, VI, VA), DEPTH_IMPACT[impact]);
    }
    if (eq4 == 0) {
      int steps = levels[SC] + levels[SI] + levels[SA];
      approach(own - score(eq1, eq2, 2 * impact, 1), steps, DEPTH_EQ4);
    }
    below++; // EQ5 can always be one lower, and no step has been taken towards it.
    return Math.floorDiv(2 * (own * UNIT - way / below) + UNIT, 2 * UNIT);
  }

  private boolean none(int... metrics) {
    for (int metric : metrics) {
      if (levels[metric] != 2) {
        return false;
      }
    }
    return true;
  }

  /** Goes {@code steps} of {@code depth} towards a score that is {@code tenths} lower. */
  private void approach(int tenths, int steps, int depth) {
    way += (long) tenths * steps * (UNIT / depth);
    below++;
  }

  private static int score(int eq1, int eq2, int impact, int eq4) {
    return SCORES[2 * eq1 + eq2][2 * impact + eq4];
  }

  /** Returns the steps from the first of the highest vectors that no metric is above. */
  private int steps(int[][] highest, int... metrics) {
    for (int[] vector : highest) {
      int sum = 0;
      for (int i = 0; i < metrics.length && sum >= 0; i++) {
        int steps = levels[metrics[i]] - vector[i];
        sum = steps < 0 ? -1 : sum + steps;
      }
      if (sum >= 0) {
        return sum;
      }
    }
    throw new IllegalStateException("no highest vector"); // Every level has one for each vector.
  }
}
