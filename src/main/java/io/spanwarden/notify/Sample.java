package io.spanwarden.notify;

import java.util.Map;

/**
 * A value of one of our own metrics.
 *
 * @param name such as {@code spanwarden_findings_total}
 * @param help what it counts
 * @param kind whether it only grows
 * @param attributes its labels
 * @param value now
 */
public record Sample(
    String name, String help, Kind kind, Map<String, String> attributes, double value) {
  /** Whether a value only grows. */
  public enum Kind {
    COUNTER,
    GAUGE
  }

  public Sample {
    attributes = Map.copyOf(attributes);
  }
}
