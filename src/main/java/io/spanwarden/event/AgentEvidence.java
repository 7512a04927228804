package io.spanwarden.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent's evidence at one moment, aged to it: the input of its score. An immutable snapshot.
 *
 * @param agent the agent
 * @param status how much has been watched
 * @param lastSeen when something of it arrived last, or claimed to be of it
 * @param redactionProven whether a planted fake secret came back masked not long ago
 * @param cleanWindows a_c of the evidence model: decayed count of exercised and clean windows
 * @param violations groups of findings that weigh, aged
 */
public record AgentEvidence(
    AgentId agent,
    Status status,
    Optional<Instant> lastSeen,
    boolean redactionProven,
    Map<Control, Double> cleanWindows,
    List<Violation> violations) {
  public AgentEvidence {
    cleanWindows = Map.copyOf(cleanWindows);
    violations = List.copyOf(violations);
  }

  /** How much of an agent has been watched. */
  public enum Status {
    /** No window was ever closed. */
    UNOBSERVED,
    LEARNING,
    OBSERVED,
    /** Nothing has arrived for six hours. */
    STALE
  }

  /**
   * A group of findings with one fingerprint.
   *
   * @param findingId the id of the finding in the API
   * @param ruleId its rule
   * @param kind its kind of risk
   * @param severity its highest severity
   * @param confidence q, in (0, 1]
   * @param occurrences n, decayed
   */
  public record Violation(
      String findingId,
      String ruleId,
      RiskKind kind,
      Severity severity,
      double confidence,
      double occurrences) {

    /** Returns the control that failed. */
    public Optional<Control> control() {
      return kind.control();
    }

    /** Returns the pinned CVSS v4.0 base score. */
    public BigDecimal cvssBase() {
      return kind.cvssBase();
    }
  }
}
