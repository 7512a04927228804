package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.score.AgentScore.Interval;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scores agents: the posture from the profile and the live mitigation factor, each active finding
 * by itself, and the headline, which is the worse of the two. Scores are ordinal and never
 * averaged. Immutable, pure and thread-safe.
 */
public final class Scorer {
  private static final BigDecimal NO_SCORE = new BigDecimal("0.0");
  private static final BigDecimal ATTACKED = new BigDecimal("1.00");

  private final EvidenceParameters parameters;
  private final AivssFormula formula;
  private final Mitigation mitigation;

  /**
   * Creates a scorer.
   *
   * @throws IllegalArgumentException if {@code parameters} are incomplete
   */
  public Scorer(EvidenceParameters parameters, AivssFormula formula) {
    this.parameters = parameters;
    this.formula = formula;
    this.mitigation = new Mitigation(parameters);
  }

  /**
   * Returns the score of an agent at the moment to which its evidence is aged.
   *
   * <p>If factors are unknown there is no posture, only an interval from all of those 0 to all 1;
   * the uplift, the findings and the points of the waterfall are then told for 0, which adds
   * nothing to what was seen, and the headline is the worst finding alone.
   */
  public AgentScore score(AgentFactors profile, AgentEvidence evidence) {
    BigDecimal threat = threat(profile, evidence);
    var unmitigated =
        new AivssInput(profile.cvssBase(), profile.factorSum(), threat, BigDecimal.ONE);
    Waterfall waterfall =
        mitigation.explain(
            profile.declaredMitigation(), evidence, formula.pointsPerMitigation(unmitigated));
    AivssInput input = unmitigated.withMitigation(waterfall.result());
    Findings findings = findings(unmitigated, evidence);
    Optional<BigDecimal> posture =
        profile.known() ? Optional.of(formula.score(input)) : Optional.empty();
    BigDecimal headline = posture.map(findings.worstScore()::max).orElse(findings.worstScore());
    return new AgentScore(
        evidence.agent(),
        profile,
        formula.id(),
        parameters.version(),
        parameters.hash(),
        posture,
        profile.known() ? Optional.empty() : Optional.of(interval(profile, input)),
        findings.worstScore(),
        findings.worst().map(Violation::findingId),
        headline,
        Band.of(headline),
        waterfall.result(),
        formula.aars(input),
        threat,
        evidence,
        mitigation.confidence(evidence),
        findings.scores(),
        waterfall);
  }

  /** The declared ThM, or "attacked" while exploitation is seen here: unverified by others. */
  private BigDecimal threat(AgentFactors profile, AgentEvidence evidence) {
    boolean attacked =
        evidence.violations().stream()
            .anyMatch(v -> v.kind().raisesThreat() && v.occurrences() >= parameters.threatFrom());
    return attacked ? profile.threatMultiplier().max(ATTACKED) : profile.threatMultiplier();
  }

  private Interval interval(AgentFactors profile, AivssInput input) {
    return new Interval(
        formula.score(input), formula.score(input.withFactorSum(profile.highestFactorSum())));
  }

  /**
   * Scores the active findings by themselves. Their MF is 1.0: the control that should have stopped
   * them demonstrably did not.
   */
  private Findings findings(AivssInput unmitigated, AgentEvidence evidence) {
    // There are few kinds and so few bases, but there may be very many findings.
    var byBase = new HashMap<BigDecimal, BigDecimal>();
    var scores = new HashMap<String, BigDecimal>();
    Optional<Violation> worst = Optional.empty();
    BigDecimal worstScore = NO_SCORE;
    for (Violation violation : evidence.violations()) {
      if (violation.occurrences() < parameters.activeFrom()) {
        continue;
      }
      BigDecimal score =
          byBase.computeIfAbsent(
              violation.cvssBase(), base -> formula.score(unmitigated.withCvssBase(base)));
      scores.put(violation.findingId(), score);
      int order = score.compareTo(worstScore);
      if (order > 0 || (order == 0 && worst.map(w -> worse(violation, w)).orElse(true))) {
        worst = Optional.of(violation);
        worstScore = score;
      }
    }
    return new Findings(scores, worst, worstScore);
  }

  /** Among equal scores the severest stands for all, then the one that was seen first. */
  private static boolean worse(Violation one, Violation other) {
    int severity = one.severity().compareTo(other.severity());
    return severity > 0 || (severity == 0 && one.findingId().compareTo(other.findingId()) < 0);
  }

  /** The active findings' scores, and the one that is worst. */
  private record Findings(
      Map<String, BigDecimal> scores, Optional<Violation> worst, BigDecimal worstScore) {}
}
