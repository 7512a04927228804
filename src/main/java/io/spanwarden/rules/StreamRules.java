package io.spanwarden.rules;

import io.spanwarden.detect.transport.TransportRule;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code streams.yaml}: what the detectors that are code say, and how severe it is. */
public final class StreamRules {
  private StreamRules() {}

  /**
   * Reads the transport rules, by id.
   *
   * @param file holds a mapping of ids to rules
   * @param kinds the kinds of risk, by id
   * @throws InvalidRuleException with the first problem of every rule that has one
   */
  static Map<String, TransportRule> transport(RuleFile file, Map<String, RiskKind> kinds) {
    RuleDocument all = file.document();
    var rules = new TreeMap<String, TransportRule>();
    var problems = new ArrayList<String>();
    for (String id : all.keys()) {
      try {
        rules.put(id, rule(id, all.document(id), kinds));
      } catch (InvalidRuleException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRuleException(problems);
    }
    return rules;
  }

  private static TransportRule rule(String id, RuleDocument rule, Map<String, RiskKind> kinds) {
    RuleDocument byPeer = rule.document("severity");
    var severities = new EnumMap<PeerClass, Severity>(PeerClass.class);
    for (PeerClass peer : PeerClass.values()) {
      if (byPeer.has(peer.label())) {
        severities.put(peer, byPeer.constant(peer.label(), Severity.class));
      }
    }
    byPeer.rejectUnknownKeys();
    if (severities.isEmpty()) {
      throw rule.invalid("severity", "a severity for a peer class");
    }
    var info =
        new RuleInfo(
            id,
            rule.integer("version", 1),
            rule.text("title"),
            CommandRules.kind(rule, kinds),
            EnumSet.copyOf(severities.values()),
            rule.texts("advice"));
    rule.text("description");
    List<String> references = rule.texts("references");
    rule.rejectUnknownKeys();
    if (info.advice().isEmpty() || references.isEmpty()) {
      throw rule.invalid("advice", "at least one entry, and one in references");
    }
    return new TransportRule(info, severities);
  }
}
