package io.spanwarden.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalListener;
import io.spanwarden.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures the journal on the disk below a directory: how long an entry takes to be durable at 500
 * a second, how many a second it takes at most, and how long 1,000,000 entries take to read.
 */
public final class JournalBench {
  private static final int RATE = 500;
  private static final int BURST = 200_000;
  private static final int MANY = 1_000_000;
  private static final int AT_ONCE = 10_000;
  private static final byte[] BODY = ("{\"filler\":\"" + "x".repeat(580) + "\"}").getBytes(UTF_8);

  private final PrintStream out;
  private final Path directory;

  private JournalBench(PrintStream out, Path directory) {
    this.out = out;
    this.directory = directory;
  }

  /** Runs for the given seconds, below the given directory or that of temporary files. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    Path directory =
        arguments.length > 1
            ? Files.createTempDirectory(Path.of(arguments[1]), "journal")
            : Files.createTempDirectory("journal");
    try {
      var bench = new JournalBench(System.out, directory);
      bench.steadily(seconds);
      bench.atMost();
      bench.reading();
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private Store open(JournalListener listener) {
    return Store.open(directory, Long.MAX_VALUE, listener);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the latch waits for all
  private void steadily(int seconds) throws InterruptedException {
    int count = RATE * seconds;
    int warm = Math.min(count / 2, 3 * RATE); // the first seconds compile the program
    var nanos = new long[count];
    var done = new CountDownLatch(count);
    var commits = new Commits();
    try (Store store = open(commits)) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        long due = start + TimeUnit.SECONDS.toNanos(1) * i / RATE;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        int index = i;
        store.journal().append(i, EntryKind.FINDINGS, BODY);
        store
            .journal()
            .durable()
            .thenRun(
                () -> {
                  // A stall counts for all that it holds up.
                  nanos[index] = System.nanoTime() - due;
                  done.countDown();
                });
      }
      done.await();
    }
    long[] sorted = Arrays.copyOfRange(nanos, warm, count);
    Arrays.sort(sorted);
    out.printf(
        "%d entries/s for %d s: durable after p50 %.2f ms, p99 %.2f ms, max %.2f ms; a commit"
            + " takes %.2f ms%n",
        RATE,
        seconds,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        commits.mean() / 1e6);
  }

  private void append(Store store, int count) {
    for (int i = 1; i <= count; i++) {
      store.journal().append(i, EntryKind.FINDINGS, BODY);
      if (i % AT_ONCE == 0) {
        store.journal().durable().join();
      }
    }
    store.journal().durable().join();
  }

  private void atMost() {
    try (Store store = open(new Commits())) {
      long start = System.nanoTime();
      append(store, BURST);
      out.printf(
          "at most %,.0f entries/s, %,d at once%n",
          BURST / ((System.nanoTime() - start) / 1e9), AT_ONCE);
    }
  }

  private void reading() {
    try (Store store = open(new Commits())) {
      append(store, (int) (MANY - store.journal().lastSequence()));
    }
    long start = System.nanoTime();
    try (Store store = open(new Commits())) {
      long opened = System.nanoTime();
      var bytes = new AtomicLong();
      store.journal().read(0, entry -> bytes.addAndGet(entry.body().length));
      long read = System.nanoTime();
      out.printf(
          "%,d entries of %,d bytes: opened in %.2f s, read in %.2f s; %,d MB on disk%n",
          store.journal().lastSequence(),
          BODY.length,
          (opened - start) / 1e9,
          (read - opened) / 1e9,
          store.bytes() / 1_000_000);
    }
  }

  private static final class Commits implements JournalListener {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();

    double mean() {
      return sum.doubleValue() / Math.max(1, count.get());
    }

    @Override
    public void written(EntryKind kind) {}

    @Override
    public void failed(Exception problem) {}

    @Override
    public void dropped(Exception problem) {}

    @Override
    public void committed(long nanos) {
      count.incrementAndGet();
      sum.addAndGet(nanos);
    }
  }
}
