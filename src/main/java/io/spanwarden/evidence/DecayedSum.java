package io.spanwarden.evidence;

/**
 * A sum whose terms halve with age, in constant space and whatever order they come in. Not
 * thread-safe.
 */
final class DecayedSum {
  /*
   * Forward decay (Cormode, Shkapenyuk, Srivastava, Xu, ICDE 2009): a term added at time t weighs
   * 2^((t - L) / T), counted from a landmark L, and reading at time u divides by 2^((u - L) / T). So
   * adding never touches what is there. The exponent grows with time: the landmark moves before a
   * double overflows.
   */
  private static final double LARGEST_EXPONENT = 500;

  private double halfLife;
  private double landmark;
  private double sum;

  /** Creates an empty sum; all times are in one unit. */
  DecayedSum(double halfLife, double landmark) {
    this.halfLife = halfLife;
    this.landmark = landmark;
  }

  /** Adds one at {@code time}. */
  void add(double time) {
    double exponent = (time - landmark) / halfLife;
    if (exponent > LARGEST_EXPONENT) {
      sum = at(time);
      landmark = time;
      exponent = 0;
    }
    sum += StrictMath.pow(2, exponent);
  }

  /** Returns the sum as it is at {@code time}. */
  double at(double time) {
    return sum * StrictMath.pow(2, -(time - landmark) / halfLife);
  }

  /** From {@code time} on, everything in the sum ages by another half-life. */
  void changeHalfLife(double newHalfLife, double time) {
    sum = at(time);
    landmark = time;
    halfLife = newHalfLife;
  }
}
