package io.spanwarden.detect.transport;

import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;

/**
 * What a rule says of how a request arrived. Holds closed words only. It is certain of what it
 * says: the confidence is high.
 *
 * @param rule the rule
 * @param severity by where the sender stands
 * @param reason what is wrong
 * @param evidenceKey what makes two verdicts of one agent the same: rule, reason, peer class and
 *     listener
 */
public record TransportVerdict(
    RuleInfo rule, Severity severity, Reason reason, String evidenceKey) {

  /** What is wrong with how a request arrived. */
  public enum Reason {
    PLAINTEXT("plaintext"),
    /** Nothing that could be verified came with it. */
    NO_CREDENTIAL("no_credential"),
    /** A credential came with it that is not one of ours. */
    UNKNOWN_CREDENTIAL("unknown_credential"),
    /** A credential could be read on its way. */
    CREDENTIAL_EXPOSED("credential_exposed");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** Returns the word in evidence keys. */
    public String label() {
      return label;
    }
  }
}
