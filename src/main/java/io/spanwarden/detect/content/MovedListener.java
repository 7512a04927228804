package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.util.function.IntUnaryOperator;

/** Passes candidates on with their positions moved from the decoded text to the given one. */
record MovedListener(CandidateListener to, IntUnaryOperator starts, IntUnaryOperator ends)
    implements CandidateListener {
  @Override
  public void claimed(
      ContentRule rule,
      int start,
      int end,
      FindingClass findingClass,
      Confidence confidence,
      Reason reason) {
    to.claimed(
        rule, starts.applyAsInt(start), ends.applyAsInt(end), findingClass, confidence, reason);
  }

  @Override
  public void suppressed(ContentRule rule, int start, int end, Suppression reason) {
    to.suppressed(rule, starts.applyAsInt(start), ends.applyAsInt(end), reason);
  }
}
