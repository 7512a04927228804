package io.spanwarden.store;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The append-only journal. Entries are queued and written by one thread, all that wait in one
 * transaction, in the order in which they were appended. Thread-safe; appending never waits for the
 * disk.
 *
 * <p>If writing fails, as on a full disk, the thread keeps what it has and tries again each second:
 * nothing that was appended is dropped or reordered while the process lives.
 */
public final class Journal {
  private static final String BESIDE = "beside";
  private static final long MOST_QUEUED_BYTES = 64L << 20;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final Jdbi jdbi;
  private final JournalListener listener;
  private final ChainHash chain = new ChainHash();
  private final Thread writer;
  private final Deque<Write> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long last;
  private long lastAt;
  private CompletableFuture<Void> queued = NOTHING;
  private CompletableFuture<Void> written = NOTHING;
  private boolean closed;
  private volatile boolean failing;
  private volatile boolean givingUp;
  private byte[] head;

  Journal(Jdbi jdbi, JournalListener listener) {
    this.jdbi = jdbi;
    this.listener = listener;
    ChainEnd end = jdbi.withHandle(ChainEnd::of);
    this.last = end.sequence();
    this.lastAt = end.atMillis().orElse(0);
    this.head = end.hash();
    this.writer = new Thread(this::run, "spanwarden-journal");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Queues an entry. Its time is raised to that of the entry before if it lies before that.
   *
   * @return its sequence number
   * @throws StoreException if too much waits to be written, or the journal is closed
   */
  public long append(long atMillis, EntryKind kind, byte[] body) {
    return queue(new Entry(atMillis, kind, body), null, body.length);
  }

  /**
   * Queues a checkpoint and the entry that holds its digest.
   *
   * @param sequence the last entry that the state contains
   * @param atMillis that entry's time
   * @param now the time of the entry that this makes
   */
  public void checkpoint(long sequence, long atMillis, long now, byte[] state) {
    byte[] packed = gzip(state);
    String digest = CheckpointSeal.digest(packed);
    String body = new CheckpointSeal(sequence, atMillis, digest).body();
    queue(
        new Entry(now, EntryKind.CHECKPOINT, body.getBytes(StandardCharsets.US_ASCII)),
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?)", sequence, atMillis, packed),
        packed.length);
  }

  private static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return packed.toByteArray();
  }

  /** Queues something that is written with the entries, in its turn. */
  void beside(Consumer<Handle> work) {
    queue(null, work, 0);
  }

  private synchronized long queue(
      @Nullable Entry entry, @Nullable Consumer<Handle> beside, int bytes) {
    if (closed) {
      throw new StoreException("the ledger is closed");
    }
    if (queuedBytes + bytes > MOST_QUEUED_BYTES && !queue.isEmpty()) {
      throw new StoreException(
          "the ledger has "
              + queuedBytes
              + " bytes to write (expected: at most "
              + MOST_QUEUED_BYTES
              + ")");
    }
    if (queue.isEmpty()) {
      queued = new CompletableFuture<>();
      notifyAll();
    }
    long sequence = entry == null ? 0 : ++last;
    queue.add(new Write(sequence, entry == null ? null : inOrder(entry), beside, bytes));
    queuedBytes += bytes;
    return sequence;
  }

  // A checkpoint is appended after entries that are younger than what it holds.
  private Entry inOrder(Entry entry) {
    if (entry.atMillis() >= lastAt) {
      lastAt = entry.atMillis();
      return entry;
    }
    return new Entry(lastAt, entry.kind(), entry.body());
  }

  /**
   * Completes when all that was appended so far is durable; exceptionally if the journal was closed
   * before. Whatever hangs on it runs in the journal's thread and must not block.
   */
  public synchronized CompletableFuture<Void> durable() {
    return queue.isEmpty() ? written : queued;
  }

  /** Returns whether the last attempt to write failed. */
  public boolean failing() {
    return failing;
  }

  /** Returns the number of the entry that was appended last; 0 if there was none. */
  public synchronized long lastSequence() {
    return last;
  }

  /** Returns the time of the newest durable entry. */
  public OptionalLong lastAtMillis() {
    return jdbi.withHandle(ChainEnd::of).atMillis();
  }

  /** Reads the durable entries after a sequence number, in order. */
  public void read(long afterSequence, Consumer<JournalEntry> consumer) {
    Entries.read(jdbi, afterSequence, Long.MAX_VALUE, consumer);
  }

  private void run() {
    Handle handle = jdbi.open();
    try {
      for (List<Write> batch = take(); !batch.isEmpty(); batch = take()) {
        handle = commit(handle, batch);
        CompletableFuture<Void> done;
        synchronized (this) {
          done = written;
          written = NOTHING;
        }
        if (givingUp) {
          done.completeExceptionally(new StoreException("the ledger was closed before"));
        } else {
          done.complete(null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      handle.close();
    }
  }

  private synchronized List<Write> take() throws InterruptedException {
    while (queue.isEmpty() && !closed) {
      wait();
    }
    var batch = List.copyOf(queue);
    queue.clear();
    queuedBytes = 0;
    written = queued;
    queued = NOTHING;
    return batch;
  }

  private Handle commit(Handle first, List<Write> batch) throws InterruptedException {
    Handle handle = first;
    while (!givingUp) {
      long start = System.nanoTime();
      try {
        head = handle.inTransaction(open -> write(open, batch));
        failing = false;
        listener.committed(System.nanoTime() - start);
        for (Write write : batch) {
          if (write.entry() != null) {
            listener.written(write.entry().kind());
          }
        }
        return handle;
      } catch (RuntimeException e) {
        if (!failing) {
          failing = true;
          listener.failed(e);
        }
        Thread.sleep(RETRY.toMillis());
        handle = reopened(handle);
      }
    }
    return handle;
  }

  private Handle reopened(Handle broken) {
    try {
      broken.close();
      return jdbi.open();
    } catch (JdbiException e) {
      return broken;
    }
  }

  private byte[] write(Handle handle, List<Write> batch) {
    byte[] hash = head;
    var rows = handle.prepareBatch("INSERT INTO journal VALUES (?, ?, ?, ?, ?)");
    for (Write write : batch) {
      Entry entry = write.entry();
      if (entry != null) {
        String kind = entry.kind().label();
        hash = chain.next(hash, write.sequence(), entry.atMillis(), kind, entry.body());
        rows.add(write.sequence(), entry.atMillis(), kind, entry.body(), hash);
      }
      if (write.beside() != null) {
        if (rows.size() > 0) {
          rows.execute();
        }
        writeBeside(handle, requireNonNull(write.beside()));
      }
    }
    if (rows.size() > 0) {
      rows.execute();
    }
    return hash;
  }

  // What stands beside may fail for good, and must not hold up the entries for ever.
  private void writeBeside(Handle handle, Consumer<Handle> beside) {
    handle.savepoint(BESIDE);
    try {
      beside.accept(handle);
      handle.releaseSavepoint(BESIDE);
    } catch (RuntimeException e) {
      handle.rollbackToSavepoint(BESIDE);
      listener.dropped(e);
    }
  }

  /** Writes what waits, for ten seconds at most, and stops. */
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      writer.join(CLOSING.toMillis());
      givingUp = true;
      writer.join(2 * RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Entry(long atMillis, EntryKind kind, byte[] body) {}

  private record Write(
      long sequence, @Nullable Entry entry, @Nullable Consumer<Handle> beside, int bytes) {}
}
