package io.spanwarden.detect.command;

import io.spanwarden.event.Confidence;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.Optional;

/**
 * What a rule says of one command or edit.
 *
 * @param rule the rule
 * @param severity after grading
 * @param confidence how sure
 * @param effect what the command would have brought about
 * @param variable the name it is about, from the rule's closed list
 * @param evidence what makes two verdicts of one rule the same: payload, to be fingerprinted and
 *     then forgotten
 */
public record CommandVerdict(
    RuleInfo rule,
    Severity severity,
    Confidence confidence,
    Effect effect,
    Optional<String> variable,
    String evidence) {
  @Override
  public String toString() {
    return "CommandVerdict["
        + rule.id()
        + ", "
        + severity.label()
        + ", "
        + effect.label()
        + variable.map(name -> ", " + name).orElse("")
        + "]";
  }
}
