package io.spanwarden.event;

import java.util.Locale;

/** How bad a finding is, least first. The order is used. */
public enum Severity {
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** Returns the word in rules, labels and findings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the severity {@code steps} below, at the least {@link #INFO}. */
  @SuppressWarnings("EnumOrdinal") // the order is the meaning
  public Severity lowered(int steps) {
    return values()[Math.max(0, ordinal() - steps)];
  }
}
