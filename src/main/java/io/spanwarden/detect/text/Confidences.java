package io.spanwarden.detect.text;

import io.spanwarden.event.Confidence;

/** Steps between levels of confidence. */
public final class Confidences {
  private Confidences() {}

  /** Returns the level below, at the least {@link Confidence#LOW}. */
  public static Confidence lower(Confidence confidence) {
    return confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
  }
}
