package io.spanwarden.evidence;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import java.util.Set;

/**
 * What a stretch of time showed of an agent, when it was over.
 *
 * @param agent the agent
 * @param start when it began, in milliseconds
 * @param end when it was over, in milliseconds
 * @param lastArrival when something of the agent arrived last, in milliseconds
 * @param counts whether it had enough records, and was watched from its beginning
 * @param shown the controls that were exercised and clean
 * @param clean whether nothing was found in it that weighs medium or more
 */
record ClosedWindow(
    AgentId agent,
    long start,
    long end,
    long lastArrival,
    boolean counts,
    Set<Control> shown,
    boolean clean) {}
