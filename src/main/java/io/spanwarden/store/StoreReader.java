package io.spanwarden.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A ledger as it stood at one moment, for reading, whether or not a process writes it meanwhile.
 * Not thread-safe.
 */
public final class StoreReader implements AutoCloseable {
  private final Handle handle;
  private final Jdbi snapshot;

  private StoreReader(Handle handle) {
    this.handle = handle;
    this.snapshot = Jdbi.create(handle.getConnection());
  }

  /**
   * Opens a ledger.
   *
   * @param file that of {@link Store#file}, or a backup
   * @throws StoreException if it is no ledger, or one that a newer program wrote
   */
  public static StoreReader open(Path file) {
    Handle handle = Database.reader(file).open();
    try {
      handle.begin();
      return new StoreReader(handle);
    } catch (JdbiException e) {
      handle.close();
      throw new StoreException(file + ": cannot be read (expected: a ledger)", e);
    }
  }

  /** Returns the checkpoints. */
  public Checkpoints checkpoints() {
    return new Checkpoints(snapshot);
  }

  /** Reads the entries after a sequence number up to another, included, in order. */
  public void read(long after, long upTo, Consumer<JournalEntry> consumer) {
    Entries.read(snapshot, after, upTo, consumer);
  }

  /**
   * Checks that every entry is as it was written, and that none is missing between the first and
   * the last. That the last ones were cut off shows only against a hash that was noted before.
   *
   * @param head a hash to look for, in lower-case hexadecimal
   */
  public ChainReport verify(Optional<String> head) {
    return new ChainVerifier(handle, head).verify();
  }

  @Override
  public void close() {
    handle.rollback();
    handle.close();
  }
}
