package io.spanwarden.detect.stream;

/** Something an agent can do that its telemetry shows; each raises one of the ten factors. */
public enum Ability {
  /** It calls tools. */
  TOOLS("dynamic_tool_use"),
  /** It keeps a memory beyond the session. */
  MEMORY("persistent_memory"),
  /** It starts other agents, or hands work to them. */
  OTHER_AGENTS("multi_agent_interactions"),
  /** It acts under several identities in one session. */
  IDENTITIES("dynamic_identity");

  private final String factor;

  Ability(String factor) {
    this.factor = factor;
  }

  /** Returns the factor's key in {@code rules/agents/*.yaml}. */
  public String factor() {
    return factor;
  }

  /** Returns the bit that stands for it in a set of abilities. */
  @SuppressWarnings("EnumOrdinal") // a set of our own, never stored
  public int bit() {
    return 1 << ordinal();
  }
}
