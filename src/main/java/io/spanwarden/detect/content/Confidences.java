package io.spanwarden.detect.content;

import io.spanwarden.event.Confidence;

/** Steps between levels of confidence. */
final class Confidences {
  private Confidences() {}

  /** Returns the level below, at the least {@link Confidence#LOW}. */
  static Confidence lower(Confidence confidence) {
    return confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
  }
}
