package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.EvidenceParameters;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From evidence to score. Immutable, so thread-safe; no clock, no input, no output. */
public final class Scorer {
  /** A finding counts on its own until this much of it is left (evidence model, 7.8). */
  private static final double ACTIVE = 0.25;

  /** Exploitation raises the threat until this much of it is left (evidence model, 7.7). */
  private static final double EXPLOITED = 0.5;

  private static final BigDecimal NO_SCORE = new BigDecimal("0.0");

  private final EvidenceParameters parameters;
  private final Mitigation mitigation;

  /** Creates one for a set of evidence parameters. */
  public Scorer(EvidenceParameters parameters) {
    this.parameters = parameters;
    this.mitigation = new Mitigation(parameters);
  }

  /** Returns the score of an agent and the account of it. */
  public AgentScore score(AgentFactors profile, AgentEvidence evidence) {
    BigDecimal threat = threat(profile, evidence);
    BigDecimal base = profile.cvssBase();
    BigDecimal sum = profile.factorSum();
    BigDecimal aars = AivssFormula.uplift(base, sum, threat);
    Waterfall waterfall =
        mitigation.waterfall(profile.declaredMitigation(), evidence, base.add(aars).doubleValue());
    BigDecimal factor = waterfall.result();
    Optional<BigDecimal> posture =
        profile.known()
            ? Optional.of(AivssFormula.V0_8.score(base, sum, threat, factor))
            : Optional.empty();
    Map<String, BigDecimal> findingScores = findingScores(sum, threat, evidence);
    Optional<Map.Entry<String, BigDecimal>> worst =
        findingScores.entrySet().stream()
            .max(
                Map.Entry.<String, BigDecimal>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
    BigDecimal worstScore = worst.map(Map.Entry::getValue).orElse(NO_SCORE);
    BigDecimal headline = posture.orElse(NO_SCORE).max(worstScore);
    return new AgentScore(
        profile.agent(),
        profile,
        AivssFormula.V0_8.id(),
        parameters.version(),
        parameters.hash(),
        posture,
        profile.known() ? Optional.empty() : Optional.of(interval(base, threat, factor)),
        worstScore,
        worst.map(Map.Entry::getKey),
        headline,
        Band.of(headline),
        factor,
        aars,
        threat,
        evidence.status(),
        confidence(evidence),
        findingScores,
        waterfall);
  }

  /** Unknown is neither none nor all: the posture lies between the two. */
  private static AgentScore.Interval interval(
      BigDecimal base, BigDecimal threat, BigDecimal factor) {
    return new AgentScore.Interval(
        AivssFormula.V0_8.score(base, BigDecimal.ZERO, threat, factor),
        AivssFormula.V0_8.score(base, BigDecimal.TEN, threat, factor));
  }

  private static BigDecimal threat(AgentFactors profile, AgentEvidence evidence) {
    boolean exploited =
        evidence.violations().stream()
            .anyMatch(v -> v.kind().raisesThreat() && v.occurrences() >= EXPLOITED);
    return exploited
        ? profile.threatMultiplier().max(new BigDecimal("1.00"))
        : profile.threatMultiplier();
  }

  /**
   * Scores each active finding by itself (evidence model, 7.8), with MF 1: the control that should
   * have stopped it demonstrably did not. Where the factors are unknown their sum counts as 0, the
   * least it can be.
   */
  private static Map<String, BigDecimal> findingScores(
      BigDecimal sum, BigDecimal threat, AgentEvidence evidence) {
    var scores = new HashMap<String, BigDecimal>();
    for (AgentEvidence.Violation violation : evidence.violations()) {
      if (violation.occurrences() >= ACTIVE) {
        scores.put(
            violation.findingId(),
            AivssFormula.V0_8.score(violation.cvssBase(), sum, threat, BigDecimal.ONE));
      }
    }
    return scores;
  }

  private double confidence(AgentEvidence evidence) {
    double watched =
        evidence.cleanWindows().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .mapToDouble(
                entry -> parameters.weights().getOrDefault(entry.getKey(), 0.0) * entry.getValue())
            .sum();
    return 1 - StrictMath.pow(2, -watched / parameters.credit());
  }
}
