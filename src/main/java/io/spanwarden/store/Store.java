package io.spanwarden.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The embedded database of a data directory: {@code ledger.db}. One process at a time may write it;
 * anybody may read it meanwhile. Thread-safe.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final Journal journal;
  private final long maxBytes;

  private Store(Database database, Journal journal, long maxBytes) {
    this.database = database;
    this.journal = journal;
    this.maxBytes = maxBytes;
  }

  /**
   * Opens the database of a directory, and makes it if there is none.
   *
   * @param directory exists
   * @param maxBytes beyond which entries are dropped before their time
   * @throws StoreException if another process has it, or it cannot be used
   */
  public static Store open(Path directory, long maxBytes, JournalListener listener) {
    Database database = Database.open(directory);
    try {
      return new Store(database, new Journal(database.jdbi(), listener), maxBytes);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Returns the file in a data directory. */
  public static Path file(Path directory) {
    return Database.file(directory);
  }

  /** Returns the journal. */
  public Journal journal() {
    return journal;
  }

  /** Returns the checkpoints. */
  public Checkpoints checkpoints() {
    return new Checkpoints(database.jdbi());
  }

  /** Returns the sessions. */
  public Sessions sessions() {
    return new Sessions(database.jdbi(), journal);
  }

  /** Returns the scores of the past. */
  public ScoreHistory scoreHistory() {
    return new ScoreHistory(database.jdbi(), journal);
  }

  /** Returns the bytes that it takes on disk. */
  public long bytes() {
    return database.bytes();
  }

  /** Drops what is older than it is kept, in its turn after what was appended. */
  public void prune(long nowMillis) {
    boolean dearth = bytes() > maxBytes;
    journal.beside(handle -> new Pruner(nowMillis).prune(handle, dearth));
  }

  /**
   * Copies the database of a directory into a new file that only its owner may read, whether or not
   * a process writes it. The copy is consistent.
   *
   * @throws StoreException if there is no database, or the target exists or cannot be written
   */
  public static void backup(Path directory, Path target) {
    Path file = Database.file(directory);
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": not found (expected: the ledger of a data directory)");
    }
    if (Files.exists(target)) {
      throw new StoreException(target + ": exists (expected: a new file)");
    }
    Jdbi jdbi = Database.reader(file);
    try {
      Database.ownFile(target);
      jdbi.useHandle(handle -> handle.execute("VACUUM INTO ?", target.toString()));
      try (FileChannel copy = FileChannel.open(target, StandardOpenOption.WRITE)) {
        copy.force(true);
      }
    } catch (IOException | JdbiException e) {
      removeIfAny(target);
      throw new StoreException(
          target + ": cannot be written (expected: a file in a folder with room)", e);
    }
  }

  private static void removeIfAny(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      // What made the copy fail is told.
    }
  }

  @Override
  public void close() {
    journal.close();
    database.close();
  }
}
