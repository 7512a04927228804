package io.spanwarden.store;

/**
 * An entry of the journal.
 *
 * @param sequence from 1, without gaps
 * @param atMillis when it was received, in milliseconds since the epoch; never goes back
 * @param kind what it is about
 * @param body JSON; not copied, so leave it as it is
 */
@SuppressWarnings("ArrayRecordComponent") // made by the million, and compared by nobody
public record JournalEntry(long sequence, long atMillis, EntryKind kind, byte[] body) {}
