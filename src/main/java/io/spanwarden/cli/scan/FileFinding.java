package io.spanwarden.cli.scan;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;

/**
 * What a rule found at one place of a file. Holds no payload but the masked preview.
 *
 * @param place where
 * @param rule the rule
 * @param severity the rule's, or info for a class that is not real
 * @param confidence how sure the rule is
 * @param findingClass whether the value is a real one
 * @param masked a preview
 * @param fingerprint the keyed hash of the value
 */
public record FileFinding(
    FilePlace place,
    ContentRule rule,
    Severity severity,
    Confidence confidence,
    FindingClass findingClass,
    String masked,
    String fingerprint) {
  /** Returns {@code secret} or {@code pii}. */
  public String kind() {
    return rule.info().kind().category().label();
  }

  /** Returns the same in a string of JSON, now that its line is known. */
  FileFinding onLine(long line) {
    return new FileFinding(
        place.onLine(line), rule, severity, confidence, findingClass, masked, fingerprint);
  }
}
