package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Evidence-adjusted mitigation: the live mitigation factor and the exact account of it. Immutable.
 */
final class Mitigation {
  /*
   * A declared MF stands for credit: E0 = (1 - MF_decl) / span, where span is how far MF can go. Clean
   * windows earn more of it, control by control, each up to its cap and by a law of halves, so that
   * no amount of clean traffic buys more. A finding's bits halve all of it, once a bit; findings add
   * their bits, which is the noisy-OR of independent causes.
   *
   *   E_c = E0 + max(0, cap_c - E0) * (1 - 2^(-a_c / A))       E = sum of weight_c * E_c
   *   B   = sum over findings of weight * bits * confidence * f(n)
   *   MF  = 1 - span * E * 2^(-B)
   *
   * The account splits that exactly: what each control earned is its share of E - E0; what the
   * findings cost, span * E * (1 - 2^(-B)), goes to each in proportion to its bits.
   */
  private static final int DECIMALS = 4;

  private final EvidenceParameters parameters;

  Mitigation(EvidenceParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Returns the account whose result is the live MF.
   *
   * @param declared MF before any evidence, 0 to 1
   * @param evidence aged to the moment of the score
   * @param points what a whole unit of MF is worth in AIVSS points: {@code CVSS + AARS}
   */
  Waterfall waterfall(BigDecimal declared, AgentEvidence evidence, double points) {
    double start = declared.doubleValue();
    double span = 1 - Math.min(parameters.mitigationFloor(), start);
    double declaredCredit = (1 - start) / span;
    var steps = new ArrayList<Waterfall.Step>();
    double credit = 0;
    for (Control control : Control.values()) {
      double earned = earned(control, evidence, declaredCredit);
      double weight = parameters.weights().getOrDefault(control, 0.0);
      credit += weight * (declaredCredit + earned);
      double delta = -span * weight * earned;
      if (delta != 0) {
        steps.add(
            new Waterfall.Step(
                Waterfall.Cause.CONTROL, control.label(), "", 0, delta, delta * points));
      }
    }
    addFindings(evidence, span * credit, points, steps);
    double exact = start + steps.stream().mapToDouble(Waterfall.Step::deltaMitigation).sum();
    BigDecimal result = BigDecimal.valueOf(exact).setScale(DECIMALS, RoundingMode.HALF_UP);
    steps.sort(
        Comparator.comparingDouble((Waterfall.Step step) -> -Math.abs(step.deltaMitigation()))
            .thenComparing(Waterfall.Step::name));
    return new Waterfall(declared, steps, result.doubleValue() - exact, result);
  }

  private double earned(Control control, AgentEvidence evidence, double declaredCredit) {
    double windows = evidence.cleanWindows().getOrDefault(control, 0.0);
    double cap = parameters.caps().getOrDefault(control, 0.0);
    return Math.max(0, cap - declaredCredit)
        * (1 - StrictMath.pow(2, -windows / parameters.credit()));
  }

  private void addFindings(
      AgentEvidence evidence, double atStake, double points, List<Waterfall.Step> steps) {
    // Doubles do not add up the same in every order: one order for all.
    List<AgentEvidence.Violation> violations =
        evidence.violations().stream()
            .sorted(Comparator.comparing(AgentEvidence.Violation::findingId))
            .toList();
    double all = violations.stream().mapToDouble(this::bits).sum();
    if (all == 0) {
      return;
    }
    double lost = atStake * (1 - StrictMath.pow(2, -all));
    for (AgentEvidence.Violation violation : violations) {
      double bits = bits(violation);
      double delta = bits / all * lost;
      steps.add(
          new Waterfall.Step(
              Waterfall.Cause.FINDING,
              violation.findingId(),
              violation.ruleId(),
              bits,
              delta,
              delta * points));
    }
  }

  /** Returns the bits of credit that a group of findings costs: each halves it. */
  double bits(AgentEvidence.Violation violation) {
    return violation.kind().weight()
        * parameters.bits().getOrDefault(violation.severity(), 0.0)
        * violation.confidence()
        * damped(violation.occurrences());
  }

  /** f(n): the first occurrence counts whole, repeats ever less. Continuous, also in slope. */
  static double damped(double occurrences) {
    return occurrences <= 1 ? occurrences : 1 + StrictMath.log(occurrences);
  }
}
