package io.spanwarden.evidence;

/**
 * What one occurrence did to the ledger.
 *
 * @param record the finding after it
 * @param effect what it did
 */
public record LedgerChange(FindingRecord record, Effect effect) {
  /** What an occurrence can do. */
  public enum Effect {
    /** It was the first of its finding. */
    OPENED,
    /** It made a known finding weigh more: a higher severity, or a real value at last. */
    RAISED,
    /** It was the first after an operator had resolved the finding. */
    REOPENED,
    /** It was one more. */
    REPEATED,
    /** It was one more of a finding that an operator has suppressed. */
    SUPPRESSED
  }

  /** Returns whether there is something new to tell: neither a repetition nor a false alarm. */
  public boolean news() {
    return effect != Effect.REPEATED && effect != Effect.SUPPRESSED;
  }

  /** Returns whether this was the finding's first occurrence. */
  public boolean opened() {
    return effect == Effect.OPENED;
  }
}
