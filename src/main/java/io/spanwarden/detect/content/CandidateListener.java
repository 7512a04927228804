package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;

/**
 * Is told of every candidate that rules looked at, for explanations. Positions are bytes of the
 * text as given, from its start.
 */
public interface CandidateListener {
  /** {@code rule} takes {@code [start, end)}; a more specific rule may still take its place. */
  void claimed(
      ContentRule rule,
      int start,
      int end,
      FindingClass findingClass,
      Confidence confidence,
      Reason reason);

  /** {@code rule} refuses {@code [start, end)}, or lost it to another. */
  void suppressed(ContentRule rule, int start, int end, Suppression reason);
}
