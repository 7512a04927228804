package io.spanwarden.score;

import io.spanwarden.event.AgentId;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What an agent can do and what it declares: {@code rules/agents/<agent>.yaml}.
 *
 * @param agent the agent
 * @param title for people
 * @param runtime the program that sends the telemetry, such as {@code claude-code}
 * @param provenance {@code published}, {@code proposed} or {@code estimated}: whose numbers these
 *     are
 * @param source where they come from
 * @param factors those that are known, 0.0 to 1.0
 * @param cvssBase the declared base score, 0.0 to 10.0
 * @param cvssVector its CVSS v4.0 vector, or empty if only the number was published
 * @param threatMultiplier ThM
 * @param declaredMitigation MF before any evidence
 */
public record AgentFactors(
    AgentId agent,
    String title,
    String runtime,
    String provenance,
    String source,
    Map<Factor, BigDecimal> factors,
    BigDecimal cvssBase,
    String cvssVector,
    BigDecimal threatMultiplier,
    BigDecimal declaredMitigation) {
  public AgentFactors {
    factors = Map.copyOf(factors);
  }

  /** Returns whether all ten factors are known. */
  public boolean known() {
    return factors.size() == Factor.values().length;
  }

  /** Returns the sum of the factors, 0.0 to 10.0, if those that are unknown are 0. */
  public BigDecimal factorSum() {
    return factors.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the sum of the factors, 0.0 to 10.0, if those that are unknown are 1. */
  public BigDecimal highestFactorSum() {
    return factorSum().add(BigDecimal.valueOf(Factor.values().length - factors.size()));
  }

  /** Returns the same profile for another agent name, such as an unverified one. */
  public AgentFactors as(AgentId other) {
    return new AgentFactors(
        other,
        title,
        runtime,
        provenance,
        source,
        factors,
        cvssBase,
        cvssVector,
        threatMultiplier,
        declaredMitigation);
  }
}
