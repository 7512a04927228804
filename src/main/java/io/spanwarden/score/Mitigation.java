package io.spanwarden.score;

import static java.util.Comparator.comparingDouble;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.EvidenceParameters.Floor;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Waterfall.Cause;
import io.spanwarden.score.Waterfall.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence-adjusted mitigation: the live mitigation factor of an agent. It starts at the declared
 * one, falls with time in which controls were exercised and clean, and rises with findings against
 * them. Immutable and thread-safe.
 */
// The model, with E0 = (1 - declared) / span and span = 1 - lowest:
//
//   E_c = E0 + max(0, cap_c - E0) * (1 - 2^(-a_c / A))        credit of a control, declared and
// earned
//   E   = sum of weight_c * E_c
//   B   = sum of weight_g * bits(severity_g) * q_g * f(n_g)   each bit halves the credit (noisy-or)
//   MF  = 1 - span * E * 2^(-B), and not below the floor of any active finding's severity
//
// A planted fake secret that came back masked lifts the cap of redaction: watching alone cannot
// show
// that there was anything to mask. Presets may set floors; the default has none.
//
// Repeats of one finding are damped: f(n) = n up to 1, then 1 + ln n. MF never exceeds 1.0, which
// AIVSS 0.8 already calls "absent or ineffective". The parameters are judgments, not calibrated.
//
// Floating-point addition depends on its order. Terms are therefore sorted by value before they are
// summed, and only StrictMath is used, so that equal evidence gives the same factor to the last
// digit on every machine, whatever the order in which it came.
public final class Mitigation {
  private static final int DECIMALS = 4;
  private static final Comparator<Step> LARGEST_FIRST =
      comparingDouble((Step step) -> -Math.abs(step.deltaMitigation()))
          .thenComparing(Step::cause)
          .thenComparing(Step::name);

  private final EvidenceParameters parameters;

  /**
   * Creates the model with a set of parameters.
   *
   * @throws IllegalArgumentException if one is missing, or the weights do not add up to 1
   */
  public Mitigation(EvidenceParameters parameters) {
    this.parameters = parameters;
    for (Control control : Control.values()) {
      required("weights." + control.label(), parameters.weights().get(control));
      required("caps." + control.label(), parameters.caps().get(control));
    }
    for (Severity severity : Severity.values()) {
      required("bits." + severity.label(), parameters.bits().get(severity));
    }
    double sum = parameters.weights().values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("weights: sum " + sum + " (expected: 1)");
    }
  }

  private static void required(String name, @Nullable Double value) {
    if (value == null || !(value >= 0)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: a number from 0)");
    }
  }

  /**
   * Returns the live mitigation factor, rounded half up to four decimals, and what makes it up.
   *
   * @param declared MF before any evidence, above 0 and at most 1
   * @param evidence what was seen, aged to the moment of the score
   * @param pointsPerUnit AIVSS points that a mitigation factor larger by 1 would add
   */
  public Waterfall explain(BigDecimal declared, AgentEvidence evidence, BigDecimal pointsPerUnit) {
    if (declared.signum() <= 0 || declared.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "declared_mitigation: " + declared + " (expected: above 0, at most 1)");
    }
    var account = new Account(declared, evidence);
    List<Step> steps = account.steps(pointsPerUnit.doubleValue());
    BigDecimal result =
        BigDecimal.valueOf(account.result()).setScale(DECIMALS, RoundingMode.HALF_UP);
    double exact = steps.stream().mapToDouble(Step::deltaMitigation).sum();
    double rounding = result.subtract(declared).doubleValue() - exact;
    return new Waterfall(declared, steps, rounding, result);
  }

  /** Returns f(n), the damped count of repeats. */
  static double damped(double occurrences) {
    return occurrences <= 1 ? occurrences : 1 + StrictMath.log(occurrences);
  }

  /** Returns B_g, the bits that a violation takes from the credit. */
  double bits(Violation violation) {
    return violation.kind().weight()
        * of(parameters.bits(), violation.severity())
        * violation.confidence()
        * damped(violation.occurrences());
  }

  /** Returns the weighted sum of clean windows over all controls, decayed. */
  double watched(AgentEvidence evidence) {
    double sum = 0;
    for (Control control : Control.values()) {
      sum += of(parameters.weights(), control) * clean(evidence, control);
    }
    return sum;
  }

  /** Returns 0 to 1: how much of the reachable credit has been watched for. Never in the score. */
  double confidence(AgentEvidence evidence) {
    return 1 - StrictMath.pow(2, -watched(evidence) / parameters.credit());
  }

  private static double clean(AgentEvidence evidence, Control control) {
    Double windows = evidence.cleanWindows().get(control);
    return windows == null ? 0 : windows;
  }

  private static <K> double of(Map<K, Double> numbers, K key) {
    return Objects.requireNonNull(numbers.get(key));
  }

  /** The quantities of the model for one agent at one moment. */
  final class Account {
    private final double span;
    private final double declaredCredit;
    private final Map<Control, Double> credits = new EnumMap<>(Control.class);
    private final List<Violation> violations;
    private final double credit;
    private final double bits;
    private final boolean redactionProven;
    private double floor;
    private Severity floorOf = Severity.INFO;

    Account(BigDecimal declared, AgentEvidence evidence) {
      this.redactionProven = evidence.redactionProven();
      this.span = 1 - Math.min(parameters.mitigationFloor(), declared.doubleValue());
      this.declaredCredit = span == 0 ? 0 : (1 - declared.doubleValue()) / span;
      double sum = 0;
      for (Control control : Control.values()) {
        double earned = earned(control, clean(evidence, control));
        credits.put(control, earned);
        sum += of(parameters.weights(), control) * earned;
      }
      this.credit = sum;
      this.violations = evidence.violations();
      this.bits = violations.stream().mapToDouble(Mitigation.this::bits).sorted().sum();
      violations.stream()
          .filter(violation -> violation.occurrences() >= parameters.activeFrom())
          .map(Violation::severity)
          .forEach(severity -> raiseFloor(severity, declared.doubleValue()));
    }

    private void raiseFloor(Severity severity, double declared) {
      Floor own = parameters.floors().get(severity);
      if (own == null) {
        return;
      }
      double least = own.declared() ? Math.max(own.atLeast(), declared) : own.atLeast();
      if (least > floor || (least == floor && severity.compareTo(floorOf) > 0)) {
        floor = least;
        floorOf = severity;
      }
    }

    private double earned(Control control, double windows) {
      boolean proven = control == Control.REDACTION && redactionProven;
      double cap = proven ? parameters.operators().provenCap() : of(parameters.caps(), control);
      double reachable = Math.max(0, cap - declaredCredit);
      double share = 1 - StrictMath.pow(2, -windows / parameters.credit());
      return declaredCredit + reachable * share;
    }

    /** Returns E0, the credit that was declared. */
    double declaredCredit() {
      return declaredCredit;
    }

    /** Returns E_c, the credit of one control. */
    double credit(Control control) {
      return of(credits, control);
    }

    /** Returns E, the weighted credit of all controls. */
    double credit() {
      return credit;
    }

    /** Returns B, the bits of all violations. */
    double bits() {
      return bits;
    }

    /** Returns M, the credit that the violations leave, 0 to 1. */
    double remaining() {
      return credit * StrictMath.pow(2, -bits);
    }

    /** Returns MF without floors, not rounded. */
    double factor() {
      return 1 - span * remaining();
    }

    /** Returns MF, not rounded. */
    double result() {
      return Math.max(factor(), floor);
    }

    /** Returns the signed effect of every control, every violation and the floor, largest first. */
    List<Step> steps(double points) {
      var steps = new ArrayList<Step>();
      for (Control control : Control.values()) {
        double gained = credit(control) - declaredCredit;
        double delta = -span * of(parameters.weights(), control) * gained;
        steps.add(new Step(Cause.CONTROL, control.label(), "", 0, delta, delta * points));
      }
      double lost = span * (credit - remaining());
      for (Violation violation : violations) {
        double own = Mitigation.this.bits(violation);
        double delta = bits == 0 ? 0 : own / bits * lost;
        steps.add(
            new Step(
                Cause.FINDING,
                violation.findingId(),
                violation.ruleId(),
                own,
                delta,
                delta * points));
      }
      if (floor > factor()) {
        double delta = floor - factor();
        steps.add(new Step(Cause.FLOOR, floorOf.label(), "", 0, delta, delta * points));
      }
      steps.sort(LARGEST_FIRST);
      return steps;
    }
  }
}
