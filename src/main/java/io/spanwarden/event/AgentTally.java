package io.spanwarden.event;

/**
 * What one request brought of one agent.
 *
 * @param agent the agent
 * @param verified whether a credential bound to the agent vouches for the sender
 * @param records spans, log records and data points
 * @param contentFields text values that can carry content and were scanned
 */
public record AgentTally(AgentId agent, boolean verified, long records, long contentFields) {}
