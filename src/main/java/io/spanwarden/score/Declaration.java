package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an assessment declares, before it is checked by an {@link InputProfile}.
 *
 * @param factors the ten factors, or what is known of them
 * @param cvssBase the base score
 * @param cvssVector its vector, or empty if only the number is known
 * @param threatMultiplier ThM
 * @param mitigation MF
 */
public record Declaration(
    FactorValues factors,
    BigDecimal cvssBase,
    String cvssVector,
    BigDecimal threatMultiplier,
    BigDecimal mitigation) {

  /** Returns what {@code profile} declares, its factors in the order of {@link Factor}. */
  public static Declaration of(AgentFactors profile) {
    List<Optional<BigDecimal>> values =
        Arrays.stream(Factor.values())
            .map(factor -> Optional.ofNullable(profile.factors().get(factor)))
            .toList();
    return new Declaration(
        new FactorValues(Optional.of(FactorSchema.LISTING), values, Optional.empty(), 0),
        profile.cvssBase(),
        profile.cvssVector(),
        profile.threatMultiplier(),
        profile.declaredMitigation());
  }

  /** Returns the operands if every unknown factor is 0. */
  public AivssInput lowest() {
    return new AivssInput(cvssBase, factors.lowestSum(), threatMultiplier, mitigation);
  }

  /** Returns the operands if every unknown factor is 1. */
  public AivssInput highest() {
    return lowest().withFactorSum(factors.highestSum());
  }
}
