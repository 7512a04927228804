package io.spanwarden.event;

/** An OTLP signal that is received. Profiles are not. */
public enum Signal {
  TRACES("traces"),
  LOGS("logs"),
  METRICS("metrics");

  private final String label;

  Signal(String label) {
    this.label = label;
  }

  /** Returns the word in paths, metric labels and findings. */
  public String label() {
    return label;
  }
}
