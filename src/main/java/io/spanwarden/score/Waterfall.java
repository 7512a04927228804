package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.List;

/**
 * Why a mitigation factor is what it is: what was declared, what each control earned, what each
 * finding cost, what a floor added, and the rounding. {@code declared + steps + rounding = result},
 * exactly up to 1e-12.
 *
 * @param declared the declared MF
 * @param steps largest effect first
 * @param rounding what rounding to four decimals added
 * @param result the MF
 */
public record Waterfall(BigDecimal declared, List<Step> steps, double rounding, BigDecimal result) {
  public Waterfall {
    steps = List.copyOf(steps);
  }

  /** What a step stands for. */
  public enum Cause {
    CONTROL,
    FINDING,
    /** What a preset adds while a finding of a severity is active. */
    FLOOR
  }

  /**
   * One signed effect.
   *
   * @param cause control, finding or floor
   * @param name the control's label, the finding's id, or the severity that sets the floor
   * @param ruleId the finding's rule; empty for anything else
   * @param bits the finding's bits; 0 for anything else
   * @param deltaMitigation change of MF
   * @param deltaScore change of the posture, in AIVSS points
   */
  public record Step(
      Cause cause,
      String name,
      String ruleId,
      double bits,
      double deltaMitigation,
      double deltaScore) {}
}
