package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.Severity;
import java.time.Duration;
import java.time.Instant;

/**
 * All occurrences of one finding. Guarded by the ledger's lock.
 *
 * <p>Ages on the healing clock of its agent.
 */
final class FindingGroup {
  private final String id;
  private final long sequence;
  private final Instant firstSeen;
  private final DecayedSum occurrences;
  private final EvidenceParameters parameters;
  private Finding finding;
  private Instant lastSeen;
  private long count;

  FindingGroup(
      String id,
      long sequence,
      Finding finding,
      Instant firstSeen,
      double healingTime,
      EvidenceParameters parameters) {
    this.id = id;
    this.sequence = sequence;
    this.finding = finding;
    this.firstSeen = firstSeen;
    this.lastSeen = firstSeen;
    this.parameters = parameters;
    this.occurrences = new DecayedSum(halfLife(finding.severity()), healingTime);
  }

  private double halfLife(Severity severity) {
    return parameters.halfLives().getOrDefault(severity, Duration.ofHours(1)).toMillis();
  }

  /** Adds an occurrence; the finding keeps the highest severity and confidence it ever had. */
  void add(Finding occurrence, Instant now, double healingTime) {
    count++;
    lastSeen = now;
    boolean worse = occurrence.severity().compareTo(finding.severity()) > 0;
    Confidence confidence =
        occurrence.confidence().compareTo(finding.confidence()) > 0
            ? occurrence.confidence()
            : finding.confidence();
    if (worse) {
      occurrences.changeHalfLife(halfLife(occurrence.severity()), healingTime);
    }
    if (worse || confidence != finding.confidence()) {
      finding = (worse ? occurrence : finding).withConfidence(confidence);
    }
    occurrences.add(healingTime);
  }

  long sequence() {
    return sequence;
  }

  Finding finding() {
    return finding;
  }

  FindingRecord record() {
    return new FindingRecord(id, sequence, finding, firstSeen, lastSeen, count);
  }

  boolean expired(Instant now) {
    return lastSeen.plus(parameters.hardExpiry()).isBefore(now);
  }

  Violation violation(double healingTime) {
    return new Violation(
        id,
        finding.rule().id(),
        finding.rule().kind(),
        finding.severity(),
        finding.confidence().weight(),
        occurrences.at(healingTime));
  }
}
