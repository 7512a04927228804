package io.spanwarden.evidence;

/**
 * What one occurrence did to the ledger.
 *
 * @param record the finding after it
 * @param opened whether this was its first occurrence
 */
public record LedgerChange(FindingRecord record, boolean opened) {}
