package io.spanwarden.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The sessions in which something was found of late. Thread-safe. */
public final class Sessions {
  private final Jdbi jdbi;
  private final Journal journal;

  Sessions(Jdbi jdbi, Journal journal) {
    this.jdbi = jdbi;
    this.journal = journal;
  }

  /** Notes findings of a session; written with the next entries. */
  public void saw(String agent, String id, long atMillis, long findings) {
    journal.beside(
        handle ->
            handle.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?) ON CONFLICT (agent, id) DO UPDATE SET"
                    + " last_seen_millis = max(last_seen_millis, excluded.last_seen_millis),"
                    + " findings = findings + excluded.findings",
                agent,
                id,
                atMillis,
                atMillis,
                findings));
  }

  /** Returns up to so many sessions, the latest first. */
  public List<Session> latest(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT agent, id, first_seen_millis, last_seen_millis, findings FROM session"
                        + " ORDER BY last_seen_millis DESC LIMIT ?")
                .bind(0, limit)
                .map(
                    (row, context) ->
                        new Session(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5)))
                .list());
  }
}
