package io.spanwarden.score;

import io.spanwarden.score.AgentScore.Interval;
import java.math.BigDecimal;
import java.util.List;

/**
 * A scored declaration.
 *
 * @param strategy how it was scored
 * @param declaration what was scored
 * @param departures what the specification does not allow of it, one sentence each
 */
public record Assessment(Strategy strategy, Declaration declaration, List<String> departures) {
  public Assessment {
    departures = List.copyOf(departures);
  }

  /** Returns whether there is one score, and not an interval only. */
  public boolean exact() {
    return declaration.factors().unknown() == 0;
  }

  /** Returns the lowest and the highest score: the same, unless factors are unknown. */
  public Interval interval() {
    AivssFormula formula = strategy.formula();
    return new Interval(formula.score(declaration.lowest()), formula.score(declaration.highest()));
  }

  /** Returns the arithmetic if every unknown factor is 0. */
  public List<CalculationStep> lowestSteps() {
    return strategy.formula().steps(declaration.lowest());
  }

  /** Returns the arithmetic if every unknown factor is 1. */
  public List<CalculationStep> highestSteps() {
    return strategy.formula().steps(declaration.highest());
  }

  /** Returns by how many points the raw score rises with a mitigation factor larger by 0.1. */
  public BigDecimal pointsPerTenth() {
    return strategy.formula().pointsPerMitigation(declaration.lowest()).movePointLeft(1);
  }
}
