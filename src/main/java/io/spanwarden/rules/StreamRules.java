package io.spanwarden.rules;

import io.spanwarden.detect.stream.Ability;
import io.spanwarden.detect.transport.TransportRule;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        RuleDocument document = all.document(id);
        if (!document.has("factor")) {
          rules.put(id, rule(id, document, kinds));
        }
      } catch (InvalidRuleException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRuleException(problems);
    }
    return rules;
  }

  /**
   * Reads what is said of factors that have drifted, by the ability that shows it. The severity is
   * always info.
   *
   * @throws InvalidRuleException with the first problem
   */
  static Map<Ability, RuleInfo> drift(RuleFile file, Map<String, RiskKind> kinds) {
    RuleDocument all = file.document();
    var rules = new EnumMap<Ability, RuleInfo>(Ability.class);
    for (String id : all.keys()) {
      RuleDocument rule = all.document(id);
      if (rule.has("factor")) {
        rules.put(ability(rule), info(id, rule, kinds, EnumSet.of(Severity.INFO)));
      }
    }
    return rules;
  }

  private static Ability ability(RuleDocument rule) {
    String factor = rule.text("factor");
    return Arrays.stream(Ability.values())
        .filter(ability -> ability.factor().equals(factor))
        .findFirst()
        .orElseThrow(
            () ->
                rule.invalid(
                    "factor",
                    "one of " + Arrays.stream(Ability.values()).map(Ability::factor).toList()));
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
    RuleInfo info = info(id, rule, kinds, EnumSet.copyOf(severities.values()));
    return new TransportRule(info, severities);
  }

  private static RuleInfo info(
      String id, RuleDocument rule, Map<String, RiskKind> kinds, Set<Severity> severities) {
    var info =
        new RuleInfo(
            id,
            rule.integer("version", 1),
            rule.text("title"),
            CommandRules.kind(rule, kinds),
            severities,
            rule.texts("advice"));
    rule.text("description");
    List<String> references = rule.texts("references");
    rule.rejectUnknownKeys();
    if (info.advice().isEmpty() || references.isEmpty()) {
      throw rule.invalid("advice", "at least one entry, and one in references");
    }
    return info;
  }
}
