package io.spanwarden.event;

import java.util.List;

/**
 * All that one request showed.
 *
 * @param source how it arrived
 * @param items spans, log records or data points
 * @param tallies what it brought, per agent
 * @param findings what was found
 * @param digest a keyed digest of the message if it has findings, else empty: a repeated digest
 *     from the same sender is a re-delivery
 */
public record Observation(
    Source source, long items, List<AgentTally> tallies, List<Finding> findings, String digest) {
  public Observation {
    tallies = List.copyOf(tallies);
    findings = List.copyOf(findings);
  }
}
