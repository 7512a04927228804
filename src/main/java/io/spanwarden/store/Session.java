package io.spanwarden.store;

/**
 * A session with findings.
 *
 * @param agent the agent whose session it is
 * @param id as the telemetry names it
 * @param firstSeenMillis when its first finding was received
 * @param lastSeenMillis when its last finding was received
 * @param findings occurrences of findings in it
 */
public record Session(
    String agent, String id, long firstSeenMillis, long lastSeenMillis, long findings) {}
