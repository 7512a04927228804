package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The versions of AIVSS that are implemented. The formula is contested, so it is chosen by name and
 * its name goes out with every score.
 */
public enum Aivss implements AivssFormula {
  /**
   * {@code (CVSS_Base + AARS) × MF}: OWASP AIVSS 0.8, 19 March 2026, part 2, section 3. An agent
   * with a strong mitigation can score below its own base.
   */
  V0_8("aivss-0.8") {
    @Override
    public BigDecimal raw(AivssInput input) {
      return input.cvssBase().add(aars(input)).multiply(input.mitigation());
    }

    @Override
    CalculationStep rawStep(AivssInput input) {
      return CalculationStep.of(
          RAW,
          "(CVSS_Base + AARS) × MF",
          "(%s + %s) × %s",
          raw(input),
          input.cvssBase(),
          aars(input),
          input.mitigation());
    }
  },

  /**
   * {@code CVSS_Base + AARS × MF}: the amendment proposed for version 1, which mitigates the uplift
   * alone and never falls below the base.
   */
  UPLIFT_ONLY("aivss-0.8-uplift-only") {
    @Override
    public BigDecimal raw(AivssInput input) {
      return input.cvssBase().add(aars(input).multiply(input.mitigation()));
    }

    @Override
    CalculationStep rawStep(AivssInput input) {
      return CalculationStep.of(
          RAW,
          "CVSS_Base + AARS × MF",
          "%s + %s × %s",
          raw(input),
          input.cvssBase(),
          aars(input),
          input.mitigation());
    }
  },

  /** {@code (CVSS_Base + AARS) / 2 × ThM}, AARS being the sum of the factors: AIVSS 0.5. No MF. */
  V0_5("aivss-0.5") {
    @Override
    public BigDecimal aars(AivssInput input) {
      return input.factorSum();
    }

    @Override
    public BigDecimal raw(AivssInput input) {
      return input
          .cvssBase()
          .add(aars(input))
          .multiply(new BigDecimal("0.5"))
          .multiply(input.threatMultiplier());
    }

    @Override
    List<CalculationStep> uplift(AivssInput input) {
      return List.of(
          CalculationStep.of("AARS", "Factor_Sum", "%s", aars(input), input.factorSum()));
    }

    @Override
    CalculationStep rawStep(AivssInput input) {
      return CalculationStep.of(
          RAW,
          "(CVSS_Base + AARS) / 2 × ThM",
          "(%s + %s) / 2 × %s",
          raw(input),
          input.cvssBase(),
          aars(input),
          input.threatMultiplier());
    }
  };

  private static final String RAW = "AIVSS_raw";

  private final String id;

  Aivss(String id) {
    this.id = id;
  }

  /**
   * Returns the formula with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Aivss of(String id) {
    return Arrays.stream(values())
        .filter(formula -> formula.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "formula: " + id + " (expected one of: " + ids() + ")"));
  }

  /** Returns the ids of all formulas, the default first. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Aivss::id).toList();
  }

  @Override
  public String id() {
    return id;
  }

  /** {@code (10 − CVSS_Base) × (Factor_Sum / 10) × ThM}: AIVSS 0.8, section 3.4. */
  @Override
  public BigDecimal aars(AivssInput input) {
    return BigDecimal.TEN
        .subtract(input.cvssBase())
        .multiply(input.factorSum().movePointLeft(1))
        .multiply(input.threatMultiplier());
  }

  @Override
  public List<CalculationStep> steps(AivssInput input) {
    var steps = new ArrayList<CalculationStep>(uplift(input));
    steps.add(rawStep(input));
    BigDecimal raw = raw(input);
    steps.add(
        CalculationStep.of(
            "AIVSS", "AIVSS_raw, half up to one decimal, at most 10.0", "%s", score(input), raw));
    return List.copyOf(steps);
  }

  /** Returns how the raw score is made. */
  abstract CalculationStep rawStep(AivssInput input);

  /** Returns how AARS is made. */
  List<CalculationStep> uplift(AivssInput input) {
    BigDecimal gap = BigDecimal.TEN.subtract(input.cvssBase());
    return List.of(
        CalculationStep.of("Risk_Gap", "10 - CVSS_Base", "10 - %s", gap, input.cvssBase()),
        CalculationStep.of(
            "AARS",
            "Risk_Gap × Factor_Sum / 10 × ThM",
            "%s × %s / 10 × %s",
            aars(input),
            gap,
            input.factorSum(),
            input.threatMultiplier()));
  }
}
