package io.spanwarden.store;

/**
 * All evidence as of an entry of the journal.
 *
 * @param sequence the last entry that it contains
 * @param atMillis the time of that entry
 * @param state JSON; not copied, so leave it as it is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Checkpoint(long sequence, long atMillis, byte[] state) {}
