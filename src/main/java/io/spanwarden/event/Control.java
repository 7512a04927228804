package io.spanwarden.event;

import java.util.Locale;

/** The seven controls whose observed effect moves the mitigation factor. */
public enum Control {
  REDACTION,
  TRANSPORT,
  AUTHN,
  COVERAGE,
  EGRESS,
  INTEGRITY,
  RATE;

  /** Returns the word in parameters, labels and findings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
