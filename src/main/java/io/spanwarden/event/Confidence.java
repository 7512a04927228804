package io.spanwarden.event;

import java.util.Locale;

/** How sure a detector is, least first. The order is used. */
public enum Confidence {
  LOW(0.5),
  MEDIUM(0.8),
  HIGH(0.95);

  private final double weight;

  Confidence(double weight) {
    this.weight = weight;
  }

  /** Returns the word in findings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns q of the evidence model (reference: evidence-adjusted mitigation, 7.3), in (0, 1]. */
  public double weight() {
    return weight;
  }
}
