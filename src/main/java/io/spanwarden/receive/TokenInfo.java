package io.spanwarden.receive;

import io.spanwarden.event.AgentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A token without its secret.
 *
 * @param id names it in lists and findings; not secret
 * @param role what it is good for
 * @param agent the agent whose telemetry it vouches for, if any
 * @param created when it was issued
 * @param note for its owner, one line
 */
public record TokenInfo(
    String id, TokenRole role, Optional<AgentId> agent, Instant created, String note) {}
