package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * An agent's live score with its explanation. An immutable snapshot.
 *
 * @param agent the agent
 * @param profile what it can do and declares
 * @param formula names the formula and its version
 * @param parameters names the set of evidence parameters
 * @param parametersHash its SHA-256
 * @param posture the profile's score with the live MF; empty if its factors are unknown
 * @param interval lowest and highest posture if its factors are unknown
 * @param worstFinding the highest score of an active finding; 0.0 if there is none
 * @param worstFindingId its id
 * @param headline the larger of posture and worst finding
 * @param band the headline's
 * @param mitigationFactor four decimals
 * @param aars the uplift, not rounded
 * @param threatMultiplier live ThM: the declared one, or 1.00 while exploitation is seen
 * @param evidence what was seen, aged to this moment
 * @param evidenceConfidence 0 to 1, never enters the score
 * @param findingScores AIVSS of each active finding, by finding id
 * @param waterfall why the mitigation factor is what it is
 */
public record AgentScore(
    AgentId agent,
    AgentFactors profile,
    String formula,
    String parameters,
    String parametersHash,
    Optional<BigDecimal> posture,
    Optional<Interval> interval,
    BigDecimal worstFinding,
    Optional<String> worstFindingId,
    BigDecimal headline,
    Band band,
    BigDecimal mitigationFactor,
    BigDecimal aars,
    BigDecimal threatMultiplier,
    AgentEvidence evidence,
    double evidenceConfidence,
    Map<String, BigDecimal> findingScores,
    Waterfall waterfall) {
  public AgentScore {
    findingScores = Map.copyOf(findingScores);
  }

  /** Returns how much has been watched. */
  public AgentEvidence.Status status() {
    return evidence.status();
  }

  /** A score between two bounds, both rounded to one decimal. */
  public record Interval(BigDecimal low, BigDecimal high) {}
}
