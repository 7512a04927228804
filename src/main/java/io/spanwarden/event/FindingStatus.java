package io.spanwarden.event;

import java.util.Locale;

/** Where a finding stands, by what operators decided and what was seen since. */
public enum FindingStatus {
  /** Nobody has decided, or the decision no longer holds. */
  NEW,
  /** The cause is gone, such as a credential that was rotated: its evidence ages faster. */
  RESOLVED,
  /** A false alarm until a given time: it weighs nothing and alerts nobody. */
  SUPPRESSED;

  /** Returns the word in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
