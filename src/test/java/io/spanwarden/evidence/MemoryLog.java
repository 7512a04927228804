package io.spanwarden.evidence;

import io.spanwarden.store.Checkpoint;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalEntry;
import io.spanwarden.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A log in memory, durable at once, that can fail. */
final class MemoryLog implements EvidenceLog {
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private boolean failing;
  private boolean full;

  /** Fails from now on, or does no longer. */
  void fail(boolean failing) {
    this.failing = failing;
  }

  /** Has no room from now on, or again. */
  void fill(boolean full) {
    this.full = full;
  }

  /** Returns what was appended. */
  synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** Returns a log with the same in it, as a crash leaves it. */
  synchronized MemoryLog copy() {
    MemoryLog copy = withoutCheckpoints();
    copy.checkpoints.addAll(checkpoints);
    return copy;
  }

  /** Returns a log with the entries alone, as if no checkpoint had been written. */
  synchronized MemoryLog withoutCheckpoints() {
    var bare = new MemoryLog();
    bare.entries.addAll(entries);
    return bare;
  }

  @Override
  public synchronized long append(long atMillis, EntryKind kind, byte[] body) {
    if (failing || full) {
      throw new StoreException("full");
    }
    entries.add(new JournalEntry(entries.size() + 1L, atMillis, kind, body));
    return entries.size();
  }

  @Override
  public synchronized void checkpoint(long sequence, long atMillis, long now, byte[] state) {
    append(now, EntryKind.CHECKPOINT, new byte[0]);
    checkpoints.add(new Checkpoint(sequence, atMillis, state));
  }

  @Override
  public CompletableFuture<Void> durable() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized boolean failing() {
    return failing;
  }

  @Override
  public synchronized Optional<Checkpoint> checkpoint(long notAfterMillis) {
    return checkpoints.stream()
        .filter(checkpoint -> checkpoint.atMillis() <= notAfterMillis)
        .reduce((one, later) -> later);
  }

  @Override
  public synchronized void read(long afterSequence, Consumer<JournalEntry> consumer) {
    entries.stream().filter(entry -> entry.sequence() > afterSequence).forEach(consumer);
  }
}
