package io.spanwarden.store;

import java.util.Locale;
import java.util.Optional;

/** What an entry of the journal is about. */
public enum EntryKind {
  /** A rule as it was when it first spoke, or spoke differently. */
  RULE,
  /** The findings of one request. */
  FINDINGS,
  /** A stretch of time in which an agent was watched. */
  WINDOW,
  /** What an operator decided. */
  OPERATOR,
  /** The parameters of the evidence model from here on. */
  PARAMETERS,
  /** The digest of a checkpoint. */
  CHECKPOINT;

  /** Returns the word in the database and in metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with a label; empty if there is none. */
  static Optional<EntryKind> of(String label) {
    for (EntryKind kind : values()) {
      if (kind.label().equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
