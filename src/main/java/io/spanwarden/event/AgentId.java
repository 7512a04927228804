package io.spanwarden.event;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of an agent, which is the value of the metric label {@code agent}.
 *
 * @param name one to 64 letters, digits, {@code _ . -}
 */
public record AgentId(String name) implements Comparable<AgentId> {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
  private static final String UNVERIFIED = ".unverified";

  /** Follows the GenAI conventions, otherwise unknown. */
  public static final AgentId GENAI = new AgentId("genai");

  /** No profile recognises it. */
  public static final AgentId UNKNOWN = new AgentId("unknown");

  /** PagerDuty for Claude Code, seen through other feeds. */
  public static final AgentId PAGERDUTY = new AgentId("pagerduty");

  public AgentId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("agent: " + name + " (expected: " + NAME + ")");
    }
  }

  /** Returns whether {@code name} can be an agent's name. */
  public static boolean isValid(String name) {
    return NAME.matcher(Objects.requireNonNull(name, "name")).matches();
  }

  /** Returns the name for claims to be this agent that lack the credential bound to it. */
  public AgentId unverified() {
    return name.endsWith(UNVERIFIED) ? this : new AgentId(name + UNVERIFIED);
  }

  /** Returns the agent whose profile this one shares: itself, or what it claims to be. */
  public AgentId claimed() {
    return name.endsWith(UNVERIFIED)
        ? new AgentId(name.substring(0, name.length() - UNVERIFIED.length()))
        : this;
  }

  @Override
  public int compareTo(AgentId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
