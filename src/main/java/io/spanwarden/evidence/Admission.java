package io.spanwarden.evidence;

import io.spanwarden.event.AgentId;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which agents have evidence of their own: the first {@link Ledger#MAX_AGENTS}. That of any further
 * goes to {@link AgentId#UNKNOWN}. Thread-safe; an agent that is known takes no lock.
 */
final class Admission {
  private final EvidenceState state;
  private final LongAdder folded = new LongAdder();

  Admission(EvidenceState state) {
    this.state = state;
  }

  /** Returns the time of the agent that evidence of this one goes to. */
  AgentWatch watch(AgentId agent) {
    return state.find(agent).orElseGet(() -> admit(agent));
  }

  private AgentWatch admit(AgentId agent) {
    Map<AgentId, AgentWatch> agents = state.agents();
    synchronized (agents) {
      AgentId name = agent;
      if (agents.size() >= Ledger.MAX_AGENTS && !agents.containsKey(agent)) {
        name = AgentId.UNKNOWN;
        folded.increment();
      }
      return state.watch(name);
    }
  }

  /** Returns how often there was no room. */
  long folded() {
    return folded.sum();
  }
}
