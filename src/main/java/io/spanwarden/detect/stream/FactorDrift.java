package io.spanwarden.detect.stream;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.RuleInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells when an agent does what its profile says it cannot: a factor is scored 0, and the telemetry
 * shows the ability. The profile itself is never changed.
 *
 * <p>Thread-safe. It tells each agent's factor at once and then at most once a day, so the cost per
 * request is one look-up for each agent that shows an ability.
 */
public final class FactorDrift {
  private static final long AGAIN_MILLIS = Duration.ofDays(1).toMillis();

  /** Agents are few; names beyond that, which only forged claims can make, are told no more. */
  private static final int MOST_TOLD = 1_000;

  private final Map<Ability, RuleInfo> rules;
  private final Map<AgentId, Integer> unscored;
  private final InstantSource clock;
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  /**
   * Creates one.
   *
   * @param rules what findings say of each ability
   * @param unscored the abilities that a profile scores 0, by agent
   * @throws InvalidRuleException if the rule of an ability is missing
   */
  public FactorDrift(
      Map<Ability, RuleInfo> rules, Map<AgentId, Set<Ability>> unscored, InstantSource clock) {
    this.rules = new EnumMap<>(Ability.class);
    for (Ability ability : Ability.values()) {
      RuleInfo rule = rules.get(ability);
      if (rule == null) {
        throw new InvalidRuleException(
            "streams.yaml: " + ability.factor() + ": missing (expected: a rule with this factor)");
      }
      this.rules.put(ability, rule);
    }
    this.unscored = new ConcurrentHashMap<>();
    unscored.forEach(
        (agent, abilities) ->
            this.unscored.put(agent, abilities.stream().mapToInt(Ability::bit).sum()));
    this.clock = clock;
  }

  /**
   * A factor that has drifted.
   *
   * @param rule what the finding says
   * @param evidenceKey agent and factor
   */
  public record Drift(RuleInfo rule, String evidenceKey) {}

  /**
   * Returns what is new of an agent that shows abilities.
   *
   * @param profile the agent whose profile holds
   * @param agent the agent to which it is attributed
   * @param abilities a set of {@link Ability#bit}s
   */
  public List<Drift> judge(AgentId profile, AgentId agent, int abilities) {
    int drifted = abilities & unscored.getOrDefault(profile, 0);
    if (drifted == 0) {
      return List.of();
    }
    var drifts = new ArrayList<Drift>(1);
    for (Ability ability : Ability.values()) {
      if ((drifted & ability.bit()) != 0) {
        String key = agent + "|" + ability.factor();
        if (isDue(key)) {
          drifts.add(new Drift(rule(ability), key));
        }
      }
    }
    return drifts;
  }

  private RuleInfo rule(Ability ability) {
    RuleInfo rule = rules.get(ability);
    if (rule == null) {
      throw new IllegalStateException(ability.factor()); // The constructor has made sure.
    }
    return rule;
  }

  /** Whether it was not told within a day; of several threads one is told so. */
  private boolean isDue(String key) {
    long now = clock.millis();
    Long last = told.get(key);
    if (last == null) {
      return told.size() < MOST_TOLD && told.putIfAbsent(key, now) == null;
    }
    return now - last >= AGAIN_MILLIS && told.replace(key, last, now);
  }
}
