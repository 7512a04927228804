package io.spanwarden.event;

import java.util.List;

/**
 * How the telemetry of one kind of agent is recognised: by its instrumentation scope, never by
 * {@code service.name} alone.
 *
 * @param agent the agent
 * @param scopes exact scope names
 * @param scopePrefixes beginnings of scope names
 * @param toolPrefixes beginnings of tool or MCP server names, for an agent that is only seen
 *     through the feeds of others
 */
public record AgentProfile(
    AgentId agent, List<String> scopes, List<String> scopePrefixes, List<String> toolPrefixes) {
  public AgentProfile {
    scopes = List.copyOf(scopes);
    scopePrefixes = List.copyOf(scopePrefixes);
    toolPrefixes = List.copyOf(toolPrefixes);
  }
}
