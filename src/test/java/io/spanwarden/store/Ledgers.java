package io.spanwarden.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Ledgers for tests, and what may befall them. */
final class Ledgers {
  static final JournalListener NOBODY =
      new JournalListener() {
        @Override
        public void written(EntryKind kind) {}

        @Override
        public void dropped(Exception problem) {}

        @Override
        public void failed(Exception problem) {}

        @Override
        public void committed(long nanos) {}
      };

  private Ledgers() {}

  static Store open(Path directory) {
    return Store.open(directory, Long.MAX_VALUE, NOBODY);
  }

  /** Appends an entry of {@code kind} with a body of its own. */
  static long append(Store store, long at, EntryKind kind) {
    String body = "{\"n\":" + (store.journal().lastSequence() + 1) + "}";
    return store.journal().append(at, kind, body.getBytes(UTF_8));
  }

  /** Makes a ledger of ten findings, a decision, a checkpoint and three windows. */
  static void fill(Path directory) {
    try (Store store = open(directory)) {
      for (int i = 1; i <= 10; i++) {
        append(store, 1_000L * i, EntryKind.FINDINGS);
      }
      append(store, 11_000, EntryKind.OPERATOR);
      store.journal().checkpoint(11, 11_000, 11_000, "{\"all\":1}".getBytes(UTF_8));
      for (int i = 13; i <= 15; i++) {
        append(store, 1_000L * i, EntryKind.WINDOW);
      }
      store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  static Handle raw(Path directory) {
    return Jdbi.create("jdbc:sqlite:" + Store.file(directory)).open();
  }

  static void change(Path directory, String statement) {
    try (Handle handle = raw(directory)) {
      if (handle.execute(statement) == 0) {
        throw new AssertionError(statement + " changed nothing");
      }
    }
  }

  static ChainReport verify(Path directory) {
    return verify(directory, Optional.empty());
  }

  static ChainReport verify(Path directory, Optional<String> head) {
    try (StoreReader reader = StoreReader.open(Store.file(directory))) {
      return reader.verify(head);
    }
  }
}
