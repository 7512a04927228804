package io.spanwarden.score;

import java.math.BigDecimal;

/**
 * One step of a formula's arithmetic.
 *
 * @param name of its result, as the specification has it
 * @param rule in the specification's names
 * @param numbers the same with the operands
 * @param result exact, or rounded where the rule says so
 */
public record CalculationStep(String name, String rule, String numbers, BigDecimal result) {
  /** Returns a step whose rule is filled with {@code operands}, each a {@code %s} in it. */
  static CalculationStep of(
      String name, String rule, String numbers, BigDecimal result, BigDecimal... operands) {
    Object[] shown = new Object[operands.length];
    for (int i = 0; i < operands.length; i++) {
      shown[i] = plain(operands[i]);
    }
    return new CalculationStep(name, rule, numbers.formatted(shown), result);
  }

  /** Returns the number without an exponent and without zeros that say nothing. */
  public static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
