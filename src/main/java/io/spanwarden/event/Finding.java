package io.spanwarden.event;

import java.util.Optional;

/**
 * One detector's statement about one place in the telemetry. Holds no payload.
 *
 * @param rule the rule that speaks
 * @param severity one of the rule's severities
 * @param confidence how sure it is
 * @param findingClass whether the value is a real one
 * @param agent whose control failed
 * @param verified whether a credential bound to the agent vouches for the sender
 * @param context where it stands
 * @param match what was matched; empty where nothing was, as in transport findings
 * @param evidenceKey what makes two findings of one rule and agent the same: the fingerprint, or
 *     another key without payload
 * @param source how the request arrived
 */
public record Finding(
    RuleInfo rule,
    Severity severity,
    Confidence confidence,
    FindingClass findingClass,
    AgentId agent,
    boolean verified,
    FindingContext context,
    Optional<Match> match,
    String evidenceKey,
    Source source) {

  /** Returns whether it counts in scores: a real value, and not merely informative. */
  public boolean weighs() {
    return findingClass == FindingClass.REAL && severity != Severity.INFO;
  }

  /** Returns the same finding under another agent's name. */
  public Finding under(AgentId other) {
    return agent.equals(other)
        ? this
        : new Finding(
            rule,
            severity,
            confidence,
            findingClass,
            other,
            verified,
            context,
            match,
            evidenceKey,
            source);
  }
}
