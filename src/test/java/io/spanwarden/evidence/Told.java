package io.spanwarden.evidence;

import static java.util.stream.Collectors.toMap;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * All that a ledger tells which must outlive a crash, to the last bit. When something clean arrived
 * last is not among it.
 */
record Told(
    List<FindingRecord> findings,
    Map<AgentId, Evidence> evidence,
    Map<Control, Instant> lastEvidence,
    long evicted) {
  /** What is told of an agent. */
  record Evidence(boolean proven, Map<Control, Double> clean, List<Violation> violations) {
    static Evidence of(AgentEvidence told) {
      return new Evidence(
          told.redactionProven(),
          told.cleanWindows().entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)),
          told.violations());
    }
  }

  static Told by(Ledger ledger, Collection<AgentId> agents) {
    // Evidence first: it closes the windows that are over.
    Map<AgentId, Evidence> evidence =
        agents.stream()
            .collect(toMap(agent -> agent, agent -> Evidence.of(ledger.evidence(agent))));
    return new Told(
        ledger.findings(0, Integer.MAX_VALUE), evidence, ledger.lastEvidence(), ledger.evicted());
  }
}
