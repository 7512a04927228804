package io.spanwarden.receive;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The budget of bytes that all requests together may hold, as sent and decompressed. Thread-safe.
 *
 * <p>A limit per request alone does not bound memory: limit × concurrent streams. Whoever is
 * refused here is told to send again.
 */
final class Admission {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  Admission(long limit) {
    this.limit = limit;
  }

  /** Opens the account of one request, with nothing on it. */
  Lease open() {
    return new Lease();
  }

  /** Returns the bytes held now. */
  long used() {
    return used.get();
  }

  long limit() {
    return limit;
  }

  /**
   * What one request holds. Belongs to one thread at a time: the event loop while the body comes
   * in, then the scanning thread.
   */
  final class Lease implements AutoCloseable {
    private long held;
    private boolean closed;

    /** Takes {@code bytes} more, or nothing and returns false. */
    boolean tryReserve(long bytes) {
      if (closed) {
        return false;
      }
      if (used.addAndGet(bytes) > limit) {
        used.addAndGet(-bytes);
        return false;
      }
      held += bytes;
      return true;
    }

    /** Gives everything back; later calls do nothing. */
    @Override
    public void close() {
      closed = true;
      used.addAndGet(-held);
      held = 0;
    }
  }
}
