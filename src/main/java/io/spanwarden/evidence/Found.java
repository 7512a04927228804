package io.spanwarden.evidence;

import io.spanwarden.event.Confidence;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.util.Optional;

/**
 * One occurrence of a finding, as it is recorded.
 *
 * @param id the finding's
 * @param severity of this occurrence
 * @param confidence of this occurrence
 * @param findingClass of this occurrence
 * @param first the whole finding, if this is or may be its first occurrence
 */
record Found(
    String id,
    Severity severity,
    Confidence confidence,
    FindingClass findingClass,
    Optional<Finding> first) {
  /** Returns what is recorded of a finding. */
  static Found of(String id, Finding finding, boolean first) {
    return new Found(
        id,
        finding.severity(),
        finding.confidence(),
        finding.findingClass(),
        first ? Optional.of(finding) : Optional.empty());
  }

  /** Returns the occurrence of a known finding that this stands for. */
  Finding of(Finding known) {
    return new Finding(
        known.rule(),
        severity,
        confidence,
        findingClass,
        known.agent(),
        known.verified(),
        known.context(),
        known.match(),
        known.evidenceKey(),
        known.source());
  }
}
