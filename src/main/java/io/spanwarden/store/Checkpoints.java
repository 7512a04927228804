package io.spanwarden.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Jdbi;

/** The checkpoints that are kept. Thread-safe. */
public final class Checkpoints {
  private final Jdbi jdbi;

  Checkpoints(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the newest. */
  public Optional<Checkpoint> latest() {
    return latestNotAfter(Long.MAX_VALUE);
  }

  /** Returns the oldest of those as of an entry or a later one. */
  public Optional<Checkpoint> oldestFrom(long sequence) {
    return find(
        "SELECT sequence, at_millis, state FROM checkpoint WHERE sequence >= ? ORDER BY sequence",
        sequence);
  }

  /** Returns the newest of those that hold nothing younger than a time. */
  public Optional<Checkpoint> latestNotAfter(long atMillis) {
    return find(
        "SELECT sequence, at_millis, state FROM checkpoint WHERE at_millis <= ?"
            + " ORDER BY sequence DESC",
        atMillis);
  }

  private Optional<Checkpoint> find(String query, long bound) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(query + " LIMIT 1")
                .bind(0, bound)
                .map(
                    (row, context) ->
                        new Checkpoint(row.getLong(1), row.getLong(2), unzip(row.getBytes(3))))
                .findOne());
  }

  private static byte[] unzip(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new StoreException(
          "a checkpoint of the ledger is damaged (see `spanwarden verify`; a backup helps)", e);
    }
  }
}
