package io.spanwarden.detect.text;

/** Looks at the place where a keyword was found and claims what it recognises there. */
@FunctionalInterface
public interface HitMatcher {
  /**
   * Examines the keyword {@code [start, end)} of the text, on behalf of {@code rule}. Work is
   * bounded by a constant.
   */
  void examine(Scan scan, Claimant claimant, int start, int end);
}
