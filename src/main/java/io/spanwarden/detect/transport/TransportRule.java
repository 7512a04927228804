package io.spanwarden.detect.transport;

import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.Map;

/**
 * A rule about how a request arrived.
 *
 * @param info what findings say of it
 * @param severities by where the sender stands; the rule is silent for a class that is absent
 */
public record TransportRule(RuleInfo info, Map<PeerClass, Severity> severities) {
  public TransportRule {
    severities = Map.copyOf(severities);
  }
}
