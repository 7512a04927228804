package io.spanwarden.store;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Where the journal ends.
 *
 * @param sequence of the last entry, or of the last that was cut off; 0 if there never was one
 * @param atMillis the last entry's time; empty if there is none
 * @param hash the hash that the next entry builds on
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ChainEnd(long sequence, OptionalLong atMillis, byte[] hash) {
  /** Finds it. */
  static ChainEnd of(Handle handle) {
    Optional<ChainEnd> last =
        handle
            .createQuery(
                "SELECT sequence, at_millis, hash FROM journal ORDER BY sequence DESC LIMIT 1")
            .map(
                (row, context) ->
                    new ChainEnd(row.getLong(1), OptionalLong.of(row.getLong(2)), row.getBytes(3)))
            .findOne();
    return last.orElseGet(() -> start(handle, "journal"));
  }

  /** Returns where a chain begins: after what was cut off, or at the very start. */
  static ChainEnd start(Handle handle, String chain) {
    return handle
        .createQuery("SELECT sequence, hash FROM cut WHERE chain = ?")
        .bind(0, chain)
        .map((row, context) -> new ChainEnd(row.getLong(1), OptionalLong.empty(), row.getBytes(2)))
        .findOne()
        .orElseGet(() -> new ChainEnd(0, OptionalLong.empty(), ChainHash.START));
  }
}
