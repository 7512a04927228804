package io.spanwarden.score;

import java.util.Locale;

/**
 * One of the ten amplification factors, with the names and in the order of the published listings
 * (which are those of AIVSS 0.5, section 1).
 */
public enum Factor {
  AUTONOMY_OF_ACTION("Autonomy of Action"),
  GOAL_DRIVEN_PLANNING("Goal-Driven Planning"),
  SELF_MODIFICATION("Self-Modification"),
  DYNAMIC_TOOL_USE("Dynamic Tool Use"),
  PERSISTENT_MEMORY("Persistent Memory"),
  CONTEXTUAL_AWARENESS("Contextual Awareness"),
  DYNAMIC_IDENTITY("Dynamic Identity"),
  MULTI_AGENT_INTERACTIONS("Multi-Agent Interactions"),
  NON_DETERMINISM("Non-Determinism"),
  OPACITY_AND_REFLEXIVITY("Opacity & Reflexivity");

  private final String title;

  Factor(String title) {
    this.title = title;
  }

  /** Returns the listing's name. */
  public String title() {
    return title;
  }

  /** Returns the key in rule files and the metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
