package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentId;
import java.time.Instant;
import java.util.Set;

/** The evidence as it stood at a moment in the past. Thread-safe. */
public final class PastEvidence {
  private final EvidenceState state;
  private final long at;

  PastEvidence(EvidenceState state, long at) {
    this.state = state;
    this.at = at;
  }

  /** Returns the moment. */
  public Instant at() {
    return Instant.ofEpochMilli(at);
  }

  /** Returns the agents that had been seen. */
  public Set<AgentId> agents() {
    return Set.copyOf(state.agents().keySet());
  }

  /** Returns an agent's evidence, aged to the moment. */
  public synchronized AgentEvidence evidence(AgentId agent) {
    return state.evidence(agent, at);
  }
}
