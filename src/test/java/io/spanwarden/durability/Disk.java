package io.spanwarden.durability;

import io.spanwarden.evidence.Ledger;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalListener;
import io.spanwarden.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/** A ledger on disk, whose time goes as it is told. Not thread-safe. */
final class Disk implements AutoCloseable {
  private static final long MOST_BYTES = 8L << 30;
  private static final int MOST_FINDINGS = Ledger.DEFAULT_MAX_FINDINGS;

  private final Path directory;
  private final Store store;
  private final Ledger ledger;
  private long now;

  /** Opens one in a directory; its time begins at {@code start}. */
  Disk(Path directory, RuleBook book, Instant start) {
    this.directory = directory;
    this.now = start.toEpochMilli();
    InstantSource clock = () -> Instant.ofEpochMilli(now);
    this.store = Store.open(directory, MOST_BYTES, new Quiet());
    this.ledger = Ledger.open(book.evidence(), clock, MOST_FINDINGS, store);
  }

  private static final class Quiet implements JournalListener {
    @Override
    public void written(EntryKind kind) {}

    @Override
    public void dropped(Exception problem) {
      failed(problem);
    }

    @Override
    public void failed(Exception problem) {
      throw new IllegalStateException("the journal cannot be written", problem);
    }

    @Override
    public void committed(long nanos) {}
  }

  Ledger ledger() {
    return ledger;
  }

  Store store() {
    return store;
  }

  long now() {
    return now;
  }

  /** Lets time go on to a moment, and does what the program does as it goes. */
  void at(long millis) {
    now = millis;
    ledger.maintain();
  }

  /** Waits until all is on disk. */
  void settle() {
    ledger.durable().join();
  }

  /** Returns the bytes of all files of the directory. */
  long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(Disk::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
