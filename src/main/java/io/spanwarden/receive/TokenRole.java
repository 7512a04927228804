package io.spanwarden.receive;

import java.util.Optional;

/** What a token is good for, and for nothing else. */
public enum TokenRole {
  /** Sending telemetry. */
  INGEST("ingest"),
  /** Reading the console and the API. */
  VIEWER("viewer"),
  /** Reading as a viewer does, and changing the status of findings. */
  ANALYST("analyst"),
  /** Scraping the metrics. */
  METRICS("metrics");

  private final String label;

  TokenRole(String label) {
    this.label = label;
  }

  /** Returns the word on the command line and in the token file. */
  public String label() {
    return label;
  }

  /** Returns the role with that {@link #label}. */
  public static Optional<TokenRole> of(String label) {
    for (TokenRole role : values()) {
      if (role.label.equals(label)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
