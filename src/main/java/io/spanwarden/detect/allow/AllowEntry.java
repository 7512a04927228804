package io.spanwarden.detect.allow;

import io.spanwarden.event.AgentId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of an allow-list: matches that are no findings. Whatever else the same text holds is
 * found as before. Immutable.
 *
 * @param values which values it exempts
 * @param rules the ids of the rules whose matches it exempts; empty for all
 * @param key where they must stand; empty for anywhere
 * @param agents whose telemetry they must stand in; empty for anybody's
 * @param reason why, for people
 * @param expires the last day on which it counts, by UTC; empty for always
 */
public record AllowEntry(
    AllowedValues values,
    Set<String> rules,
    Optional<KeyGlob> key,
    Set<AgentId> agents,
    String reason,
    Optional<LocalDate> expires) {
  public AllowEntry {
    rules = Set.copyOf(rules);
    agents = Set.copyOf(agents);
  }

  /**
   * Returns whether it counts at a place.
   *
   * @param path the key path, such as {@code span.full_command}
   * @param agent whose telemetry it is; an entry for certain agents never counts where nobody knows
   */
  public boolean covers(String path, Optional<AgentId> agent) {
    return (agents.isEmpty() || agent.filter(agents::contains).isPresent())
        && (key.isEmpty() || key.get().fits(path));
  }

  boolean speaksOf(String rule) {
    return rules.isEmpty() || rules.contains(rule);
  }
}
