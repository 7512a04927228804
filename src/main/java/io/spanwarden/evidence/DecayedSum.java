package io.spanwarden.evidence;

import io.spanwarden.evidence.StateJson.SumJson;
import java.time.Duration;

/**
 * A sum of occurrences, each of which halves with every half-life of age. Constant size, and
 * independent of the order of additions up to rounding. Not thread-safe.
 */
// Forward decay (Cormode, Shkapenyuk, Srivastava, Xu, ICDE 2009): an addition at time x counts
// 2^((x - L) / T) against a landmark L, and the value at time t is the sum times 2^(-(t - L) / T).
// Landmarks are the multiples of 256 half-lives, so exponents stay far below the 1023 at which a
// double overflows, equal histories have equal landmarks, and moving on multiplies by a power of
// two, which is exact.
final class DecayedSum {
  private static final int HALF_LIVES = 256;

  private final double halfLife;
  private double landmark;
  private double sum;

  /** Creates an empty sum. */
  DecayedSum(Duration halfLife) {
    this.halfLife = halfLife.toMillis();
  }

  /** Adds one occurrence at a time in milliseconds, which need not be the latest. */
  void add(double time) {
    add(time, 1);
  }

  /** Adds so many occurrences at a time. */
  void add(double time, long times) {
    double epoch = HALF_LIVES * halfLife;
    double start = Math.floor(time / epoch) * epoch;
    if (sum == 0) {
      landmark = start;
    } else if (start > landmark) {
      sum *= power(landmark - start);
      landmark = start;
    }
    sum += times * power(time - landmark);
  }

  /** Returns the sum as it has decayed at a time in milliseconds, not before any addition. */
  double at(double time) {
    return sum == 0 ? 0 : sum * power(landmark - time);
  }

  /** Returns what a checkpoint holds of it. */
  SumJson json() {
    return new SumJson((long) halfLife, landmark, sum);
  }

  /**
   * Takes over what a checkpoint holds. If the half-life or the clock has been changed since, the
   * sum is worth at the time of the checkpoint what it was worth, and decays anew from there.
   *
   * @param then the time of the checkpoint by the clock of then
   * @param time the same by today's clock
   */
  void restore(SumJson json, double then, double time) {
    if (json.halfLife() == (long) halfLife && then == time) {
      landmark = json.landmark();
      sum = json.sum();
    } else if (json.sum() > 0) {
      double old = StrictMath.pow(2, (json.landmark() - then) / json.halfLife());
      add(time);
      sum *= json.sum() * old;
    }
  }

  /** Forgets everything. */
  void clear() {
    sum = 0;
  }

  private double power(double time) {
    return StrictMath.pow(2, time / halfLife);
  }
}
