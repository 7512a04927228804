package io.spanwarden.detect.transport;

import io.spanwarden.detect.transport.TransportVerdict.Reason;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges how requests arrived: unencrypted, or without a credential that means anything. Immutable
 * and thread-safe.
 *
 * <p>A source behind a trusted proxy already says what the proxy reported of the sender, so there
 * is nothing to do for it here.
 */
public final class TransportDetector {
  private static final String PLAINTEXT_PUBLIC = "TP-500";
  private static final String PLAINTEXT_NEAR = "TP-501";
  private static final String CREDENTIAL = "TP-504";

  private final TransportRule plaintextPublic;
  private final TransportRule plaintextNear;
  private final TransportRule credential;

  /**
   * Creates one.
   *
   * @param rules by id; more than it needs may be there
   * @throws InvalidRuleException if one is missing
   */
  public TransportDetector(Map<String, TransportRule> rules) {
    this.plaintextPublic = require(rules, PLAINTEXT_PUBLIC);
    this.plaintextNear = require(rules, PLAINTEXT_NEAR);
    this.credential = require(rules, CREDENTIAL);
  }

  private static TransportRule require(Map<String, TransportRule> rules, String id) {
    TransportRule rule = rules.get(id);
    if (rule == null) {
      throw new InvalidRuleException("streams.yaml: " + id + ": missing (expected: a rule)");
    }
    return rule;
  }

  /** Returns what is wrong with how {@code source} arrived, none if nothing is. */
  public List<TransportVerdict> judge(Source source) {
    var verdicts = new ArrayList<TransportVerdict>(3);
    boolean plaintext = !source.security().encrypted();
    if (plaintext) {
      TransportRule rule = source.peer() == PeerClass.PUBLIC ? plaintextPublic : plaintextNear;
      add(rule, Reason.PLAINTEXT, source, verdicts);
    }
    if (!source.authenticated()) {
      Reason reason =
          source.credential().isEmpty() ? Reason.NO_CREDENTIAL : Reason.UNKNOWN_CREDENTIAL;
      add(credential, reason, source, verdicts);
    }
    if (plaintext && source.credential().isPresent() && source.peer() != PeerClass.LOOPBACK) {
      add(credential, Reason.CREDENTIAL_EXPOSED, source, verdicts);
    }
    return verdicts;
  }

  private static void add(
      TransportRule rule, Reason reason, Source source, List<TransportVerdict> verdicts) {
    Severity severity = rule.severities().get(source.peer());
    if (severity != null) {
      String key =
          String.join(
              "|", rule.info().id(), reason.label(), source.peer().label(), source.listener());
      verdicts.add(new TransportVerdict(rule.info(), severity, reason, key));
    }
  }
}
