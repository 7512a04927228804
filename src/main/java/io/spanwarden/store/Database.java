package io.spanwarden.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database file of a data directory: locked against other processes, and migrated. */
final class Database implements AutoCloseable {
  /** The version that the newest script makes. */
  static final String SCHEMA = "1";

  private static final String FILE = "ledger.db";
  private static final String LOCK = "ledger.lock";
  private static final String NATIVE = "native";
  private static final String UNPACK_INTO = "org.sqlite.tmpdir";
  private static final int BUSY_MILLIS = 10_000;

  private final Path file;
  private final Jdbi jdbi;
  private final FileChannel lock;

  private Database(Path file, Jdbi jdbi, FileChannel lock) {
    this.file = file;
    this.jdbi = jdbi;
    this.lock = lock;
  }

  /** Returns the file in a data directory. */
  static Path file(Path directory) {
    return directory.resolve(FILE);
  }

  /**
   * Opens the database of a directory, and makes it if there is none.
   *
   * @throws StoreException if another process has it, or it cannot be used
   */
  static Database open(Path directory) {
    Path file = file(directory);
    try {
      FileChannel lock = lock(directory);
      try {
        unpackInto(directory.resolve(NATIVE));
        ownFile(file);
        SQLiteDataSource source = source(file, false);
        Jdbi jdbi = Jdbi.create(source);
        migrate(file, source, jdbi);
        return new Database(file, jdbi, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(file + ": cannot be opened (expected: a writable directory)", e);
    } catch (JdbiException | FlywayException e) {
      throw new StoreException(
          file + ": cannot be read (expected: a ledger; see `spanwarden verify`)", e);
    }
  }

  /**
   * Opens the database in a file for reading, whoever has it.
   *
   * @throws StoreException if it is none that this program can read
   */
  static Jdbi reader(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": not found (expected: a ledger)");
    }
    Path folder = file.resolveSibling(NATIVE);
    if (Files.isWritable(folder)) {
      // Where temporary files may not be executed, the server has found a place.
      System.setProperty(UNPACK_INTO, folder.toString());
    }
    Jdbi jdbi = Jdbi.create(source(file, true));
    try {
      Optional<String> version = version(jdbi);
      if (version.isEmpty()) {
        throw new StoreException(file + ": has no ledger (expected: one that Spanwarden wrote)");
      }
      refuseNewer(file, version.get());
      return jdbi;
    } catch (JdbiException e) {
      throw new StoreException(file + ": cannot be read (expected: a ledger)", e);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path path = directory.resolve(LOCK);
    ownFile(path);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Taken by this very process.
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new StoreException(
        "data-dir: "
            + directory
            + " is in use by another Spanwarden (expected: a directory of its own)");
  }

  // The driver unpacks its library and forgets it when it is killed. Nobody else uses this folder
  // while we hold the lock.
  private static void unpackInto(Path folder) throws IOException {
    Files.createDirectories(folder);
    System.setProperty(UNPACK_INTO, folder.toString());
    try (Stream<Path> left = Files.list(folder)) {
      left.filter(path -> path.getFileName().toString().startsWith("sqlite-"))
          .forEach(Database::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a file that only its owner may read; SQLite's files beside it follow. */
  static void ownFile(Path file) throws IOException {
    try {
      Files.createFile(file, ownerOnly(file));
    } catch (FileAlreadyExistsException e) {
      // Kept as it is.
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static SQLiteDataSource source(Path file, boolean readOnly) {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    if (readOnly) {
      config.setReadOnly(true);
    } else {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    }
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  // Flyway takes a third of a second to find that there is nothing to do, so it is asked only if
  // there may be something.
  private static void migrate(Path file, SQLiteDataSource source, Jdbi jdbi) {
    Optional<String> version = version(jdbi);
    if (version.equals(Optional.of(SCHEMA))) {
      return;
    }
    version.ifPresent(found -> refuseNewer(file, found));
    if (version.isEmpty()) {
      // So that a pruned ledger gives its room back. It counts from the next VACUUM on.
      jdbi.useHandle(
          handle -> {
            handle.execute("PRAGMA auto_vacuum = INCREMENTAL");
            handle.execute("VACUUM");
          });
    }
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:ledger")
        .failOnMissingLocations(true)
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private static void refuseNewer(Path file, String version) {
    if (Integer.parseInt(version) > Integer.parseInt(SCHEMA)) {
      throw new StoreException(
          file
              + ": schema "
              + version
              + " (expected: at most "
              + SCHEMA
              + ", a newer Spanwarden wrote it)");
    }
  }

  /** Returns the version of a database's schema; empty if it has none. */
  static Optional<String> version(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> {
          boolean made =
              handle
                  .createQuery("SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'")
                  .mapTo(Integer.class)
                  .findOne()
                  .isPresent();
          return made
              ? handle
                  .createQuery(
                      "SELECT version FROM flyway_schema_history WHERE success = 1"
                          + " ORDER BY installed_rank DESC LIMIT 1")
                  .mapTo(String.class)
                  .findOne()
              : Optional.empty();
        });
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Returns the bytes that the database takes on disk. */
  long bytes() {
    return size(file) + size(Path.of(file + "-wal"));
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // it went between the two questions
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
