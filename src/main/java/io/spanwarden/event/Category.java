package io.spanwarden.event;

import java.util.Locale;

/** The family of a finding, as metric label. */
public enum Category {
  SECRET,
  PII,
  CONTENT,
  INJECTION,
  BYPASS,
  SPOOFING,
  INTEGRITY,
  FLOODING,
  TRANSPORT,
  EGRESS,
  POLICY;

  /** Returns the metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
