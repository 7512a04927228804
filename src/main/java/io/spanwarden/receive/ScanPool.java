package io.spanwarden.receive;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads that unfold and scan, with a bounded queue before them. Thread-safe.
 *
 * <p>Scanning a large message takes from milliseconds to seconds: on an event loop it would hold up
 * every other connection. Each thread owns the buffers and decompressors it works with.
 */
final class ScanPool {
  private static final ThreadLocal<Workbench> WORKBENCH = new ThreadLocal<>();

  private final int capacity;
  private final ThreadPoolExecutor threads;

  ScanPool(int size, int capacity) {
    this.capacity = capacity;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(capacity),
            work -> thread(work, number.incrementAndGet()));
  }

  /** Runs {@code work} on a scanning thread, or returns false if the queue is full. */
  boolean offer(Consumer<Workbench> work) {
    try {
      threads.execute(() -> work.accept(WORKBENCH.get()));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Returns the requests that wait. */
  int queued() {
    return threads.getQueue().size();
  }

  int capacity() {
    return capacity;
  }

  /**
   * Takes no more work and waits for what is there. Threads are never interrupted: an interrupt
   * would close the file that a handler writes to.
   */
  void close(long millis) {
    threads.shutdown();
    try {
      threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work, int number) {
    Runnable owner =
        () -> {
          try (Workbench workbench = new Workbench()) {
            WORKBENCH.set(workbench);
            work.run();
          }
        };
    Thread thread = new Thread(owner, "scan-" + number);
    thread.setDaemon(true);
    return thread;
  }
}
