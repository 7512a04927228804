package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Reason;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;

/**
 * What a scanner says of one place in a text.
 *
 * @param rule the rule
 * @param start first byte of the value, from the start of the text as given
 * @param end the byte after its last
 * @param value the value with escapes decoded: what is fingerprinted. Must not outlive the request
 * @param severity the rule's, or {@code INFO} for a class that is not real
 * @param confidence how sure
 * @param findingClass whether it is a real value
 * @param reason what makes it so sure
 * @param prefixLength how many leading characters of the value are the rule's own and may be shown
 * @param encoding {@code plain}, or {@code json} where escapes were decoded
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
public record Verdict(
    ContentRule rule,
    int start,
    int end,
    byte[] value,
    Severity severity,
    Confidence confidence,
    FindingClass findingClass,
    Reason reason,
    int prefixLength,
    String encoding) {
  @Override
  public String toString() {
    return "Verdict[" + rule.info().id() + ", " + start + ".." + end + "]";
  }
}
