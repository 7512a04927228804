package io.spanwarden.evidence;

import io.spanwarden.store.Checkpoint;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalEntry;
import io.spanwarden.store.Store;
import io.spanwarden.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where entries go. Thread-safe; appending never waits for the disk. */
interface EvidenceLog {
  /**
   * Appends an entry and returns its sequence number.
   *
   * @throws StoreException if there is no room for it now
   */
  long append(long atMillis, EntryKind kind, byte[] body);

  /** Appends a checkpoint as of an entry. */
  void checkpoint(long sequence, long atMillis, long now, byte[] state);

  /** Completes when all that was appended so far is durable. */
  CompletableFuture<Void> durable();

  /** Returns whether entries cannot be written at the moment. */
  boolean failing();

  /** Returns the newest checkpoint that holds nothing younger than a time. */
  Optional<Checkpoint> checkpoint(long notAfterMillis);

  /** Reads the durable entries after a sequence number, in order. */
  void read(long afterSequence, Consumer<JournalEntry> consumer);

  /** Returns a log in the database of a data directory. */
  static EvidenceLog in(Store store) {
    return new EvidenceLog() {
      @Override
      public long append(long atMillis, EntryKind kind, byte[] body) {
        return store.journal().append(atMillis, kind, body);
      }

      @Override
      public void checkpoint(long sequence, long atMillis, long now, byte[] state) {
        store.journal().checkpoint(sequence, atMillis, now, state);
      }

      @Override
      public CompletableFuture<Void> durable() {
        return store.journal().durable();
      }

      @Override
      public boolean failing() {
        return store.journal().failing();
      }

      @Override
      public Optional<Checkpoint> checkpoint(long notAfterMillis) {
        return store.checkpoints().latestNotAfter(notAfterMillis);
      }

      @Override
      public void read(long afterSequence, Consumer<JournalEntry> consumer) {
        store.journal().read(afterSequence, consumer);
      }
    };
  }
}
