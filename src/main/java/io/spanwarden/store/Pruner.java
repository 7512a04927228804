package io.spanwarden.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Drops what is older than it is kept: entries of the journal 30 days, decisions of operators 400
 * days, scores 400 days (after 30 days one an hour), sessions a day. Entries go only up to a
 * checkpoint, so that what they said stays.
 */
final class Pruner {
  private static final Duration ENTRIES = Duration.ofDays(30);
  private static final Duration DECISIONS = Duration.ofDays(400);
  private static final Duration SCORES = Duration.ofDays(400);
  private static final Duration SESSIONS = Duration.ofDays(1);
  private static final int NEWEST_CHECKPOINTS = 2;
  private static final int PAGES_AT_ONCE = 10_000;

  private final long now;

  Pruner(long now) {
    this.now = now;
  }

  /**
   * Prunes.
   *
   * @param dearth whether there is so little room that entries go as far as a checkpoint allows
   */
  void prune(Handle handle, boolean dearth) {
    cut(handle, dearth ? now : before(ENTRIES));
    thinCheckpoints(handle);
    forgetDecisions(handle);
    handle.execute("DELETE FROM score WHERE at_millis < ?", before(SCORES));
    handle.execute(
        "DELETE FROM score WHERE at_millis < ? AND EXISTS (SELECT 1 FROM score AS later WHERE"
            + " later.agent = score.agent AND later.at_millis > score.at_millis AND"
            + " later.at_millis / 3600000 = score.at_millis / 3600000)",
        before(ENTRIES));
    handle.execute("DELETE FROM session WHERE last_seen_millis < ?", before(SESSIONS));
    handle.execute("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
  }

  private long before(Duration kept) {
    return now - kept.toMillis();
  }

  private void cut(Handle handle, long before) {
    Optional<Long> upTo =
        handle
            .createQuery("SELECT max(sequence) FROM checkpoint WHERE at_millis <= ?")
            .bind(0, before)
            .mapTo(Long.class)
            .findOne();
    if (upTo.isEmpty()) {
      return;
    }
    long sequence = upTo.get();
    Optional<byte[]> hash =
        handle
            .createQuery("SELECT hash FROM journal WHERE sequence = ?")
            .bind(0, sequence)
            .mapTo(byte[].class)
            .findOne();
    if (hash.isEmpty()) {
      return; // cut off there before
    }
    keepDecisions(handle, sequence);
    handle.execute("DELETE FROM journal WHERE sequence <= ?", sequence);
    handle.execute("INSERT OR REPLACE INTO cut VALUES ('journal', ?, ?)", sequence, hash.get());
    handle.execute("DELETE FROM checkpoint WHERE sequence < ?", sequence);
  }

  private static void keepDecisions(Handle handle, long upTo) {
    var chain = new ChainHash();
    byte[] hash =
        handle
            .createQuery("SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1")
            .mapTo(byte[].class)
            .findOne()
            .orElseGet(() -> ChainEnd.start(handle, "audit").hash());
    List<JournalEntry> decisions =
        handle
            .createQuery(
                "SELECT sequence, at_millis, body FROM journal WHERE kind = ? AND sequence <= ?"
                    + " ORDER BY sequence")
            .bind(0, EntryKind.OPERATOR.label())
            .bind(1, upTo)
            .map(
                (row, context) ->
                    new JournalEntry(
                        row.getLong(1), row.getLong(2), EntryKind.OPERATOR, row.getBytes(3)))
            .list();
    for (JournalEntry decision : decisions) {
      hash =
          chain.next(
              hash,
              decision.sequence(),
              decision.atMillis(),
              decision.kind().label(),
              decision.body());
      handle.execute(
          "INSERT INTO audit VALUES (?, ?, ?, ?)",
          decision.sequence(),
          decision.atMillis(),
          decision.body(),
          hash);
    }
  }

  private void forgetDecisions(Handle handle) {
    handle.execute(
        "INSERT OR REPLACE INTO cut SELECT 'audit', sequence, hash FROM audit WHERE at_millis < ?"
            + " ORDER BY sequence DESC LIMIT 1",
        before(DECISIONS));
    handle.execute("DELETE FROM audit WHERE at_millis < ?", before(DECISIONS));
  }

  /** Keeps the newest, the oldest, on which the journal stands, and one a day between. */
  private static void thinCheckpoints(Handle handle) {
    handle.execute(
        "DELETE FROM checkpoint WHERE sequence NOT IN (SELECT sequence FROM checkpoint ORDER BY"
            + " sequence DESC LIMIT ?) AND sequence NOT IN (SELECT min(sequence) FROM checkpoint"
            + " GROUP BY at_millis / 86400000)",
        NEWEST_CHECKPOINTS);
  }
}
