package io.spanwarden.evidence;

import io.spanwarden.event.Confidence;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.util.Optional;

/**
 * An occurrence of a finding, or several equal ones, as they are recorded.
 *
 * @param id the finding's
 * @param severity of this occurrence
 * @param confidence of this occurrence
 * @param findingClass of this occurrence
 * @param times how often it occurred
 * @param last when it was received last, if not with the entry
 * @param first the whole finding, if this is or may be its first occurrence
 */
record Found(
    String id,
    Severity severity,
    Confidence confidence,
    FindingClass findingClass,
    long times,
    Optional<Long> last,
    Optional<Finding> first) {
  /** Returns what is recorded of a finding. */
  static Found of(String id, Finding finding, boolean first) {
    return new Found(
        id,
        finding.severity(),
        finding.confidence(),
        finding.findingClass(),
        1,
        Optional.empty(),
        first ? Optional.of(finding) : Optional.empty());
  }

  /** Returns so many occurrences like those of a known finding. */
  static Found again(String id, Finding known, long times, long last) {
    return new Found(
        id,
        known.severity(),
        known.confidence(),
        known.findingClass(),
        times,
        Optional.of(last),
        Optional.empty());
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
