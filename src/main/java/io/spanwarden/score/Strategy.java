package io.spanwarden.score;

import java.util.Arrays;
import java.util.List;

/** A formula together with how closely its inputs must keep to the specification. */
public enum Strategy {
  /** AIVSS 0.8; what the specification does not allow is refused. */
  V0_8("v0.8", Aivss.V0_8, InputProfile.STRICT),
  /** AIVSS 0.8 on inputs as public listings give them; departures are flagged. */
  V0_8_LISTING("v0.8-listing", Aivss.V0_8, InputProfile.LISTING),
  /** AIVSS 0.5; departures are flagged. */
  V0_5("v0.5", Aivss.V0_5, InputProfile.V0_5),
  /** The amendment that mitigates the uplift alone; departures from AIVSS 0.8 are flagged. */
  UPLIFT_ONLY("uplift-only", Aivss.UPLIFT_ONLY, InputProfile.LISTING);

  private final String id;
  private final Aivss formula;
  private final InputProfile inputs;

  Strategy(String id, Aivss formula, InputProfile inputs) {
    this.id = id;
    this.formula = formula;
    this.inputs = inputs;
  }

  /**
   * Returns the strategy with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Strategy of(String id) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "formula: " + id + " (expected one of: " + ids() + ")"));
  }

  /** Returns the ids of all strategies. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Strategy::id).toList();
  }

  /** Returns the name in arguments. */
  public String id() {
    return id;
  }

  /** Returns the formula, whose id names its version. */
  public AivssFormula formula() {
    return formula;
  }

  /** Returns what its inputs must keep to. */
  public InputProfile inputs() {
    return inputs;
  }

  /**
   * Scores a declaration.
   *
   * @throws IllegalArgumentException naming every problem, if there can be no score, or if the
   *     strategy refuses what the specification does not allow
   */
  public Assessment assess(Declaration declaration) {
    return new Assessment(this, declaration, inputs.check(declaration));
  }
}
