package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What an assessment declares, before it is checked by an {@link InputProfile}. The factors stand
 * without names: nine of ten are the same in AIVSS 0.5 and 0.8, and only their sum is used.
 *
 * @param factors ten, or none if they are unknown
 * @param cvssBase the base score
 * @param cvssVector its vector, or empty if only the number is known
 * @param threatMultiplier ThM
 * @param mitigation MF
 */
public record Declaration(
    List<BigDecimal> factors,
    BigDecimal cvssBase,
    String cvssVector,
    BigDecimal threatMultiplier,
    BigDecimal mitigation) {
  public Declaration {
    factors = List.copyOf(factors);
  }

  /** Returns what {@code profile} declares, its factors in the order of {@link Factor}. */
  public static Declaration of(AgentFactors profile) {
    return new Declaration(
        profile.known()
            ? Arrays.stream(Factor.values()).map(profile.factors()::get).toList()
            : List.of(),
        profile.cvssBase(),
        profile.cvssVector(),
        profile.threatMultiplier(),
        profile.declaredMitigation());
  }

  /** Returns the operands; the factor sum is 0 if the factors are unknown. */
  public AivssInput input() {
    return new AivssInput(
        cvssBase,
        factors.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
        threatMultiplier,
        mitigation);
  }
}
