package io.spanwarden.detect;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Source;
import java.util.function.Predicate;

/**
 * Whose evidence a claim becomes. As long as no credential is bound to an agent, telemetry that
 * looks like its own is its own; once one is bound, the same claim without it goes to {@code
 * <agent>.unverified} and moves nobody else's controls. Thread-safe.
 */
final class Identity {
  private final Predicate<AgentId> bound;

  /**
   * Creates one.
   *
   * @param bound tells whether some credential is bound to an agent; asked for each request
   */
  Identity(Predicate<AgentId> bound) {
    this.bound = bound;
  }

  /** Returns whether the sender holds a credential that is bound to {@code agent}. */
  boolean verified(AgentId agent, Source source) {
    return source.authenticated()
        && source.credential().orElseThrow().agent().filter(agent::equals).isPresent();
  }

  /** Returns the agent that the evidence goes to. */
  AgentId of(AgentId claimed, Source source) {
    return bound.test(claimed) && !verified(claimed, source) ? claimed.unverified() : claimed;
  }
}
