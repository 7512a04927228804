package io.spanwarden.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Reads entries of the journal. */
final class Entries {
  private Entries() {}

  /** Reads those after a sequence number up to another, included, in order. */
  static void read(Jdbi jdbi, long after, long upTo, Consumer<JournalEntry> consumer) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT sequence, at_millis, kind, body FROM journal WHERE sequence > ? AND"
                        + " sequence <= ? ORDER BY sequence")
                .bind(0, after)
                .bind(1, upTo)
                .map((row, context) -> entry(row))
                .useStream(entries -> entries.forEach(consumer)));
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    String kind = row.getString(3);
    return new JournalEntry(
        row.getLong(1),
        row.getLong(2),
        EntryKind.of(kind)
            .orElseThrow(
                () ->
                    new StoreException(
                        "the ledger has entries of kind "
                            + kind
                            + " (expected: none, a newer Spanwarden wrote it)")),
        row.getBytes(4));
  }
}
