package io.spanwarden.detect.text;

import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;

/**
 * A rule in the eyes of its matcher: takes what the matcher recognises, and what it refuses with
 * the reason. Positions are those of the {@link Scan}. Not thread-safe.
 */
public interface Claimant {
  /** Returns the rule's own confidence. */
  Confidence confidence();

  /** Returns where the rule's last claim of this text ends; a candidate before that is its own. */
  public int claimedTo();

  /** Claims {@code [start, end)} for the rule, unless the rule has claimed its start. */
  void claim(int start, int end, FindingClass findingClass, Confidence confidence, Reason reason);

  /** Claims a real value with the rule's own confidence. */
  default void claimReal(int start, int end, Reason reason) {
    claim(start, end, FindingClass.REAL, confidence(), reason);
  }

  /** Says that {@code [start, end)} looked like the rule's and is not. */
  void suppress(int start, int end, Suppression reason);
}
