package io.spanwarden.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Counts the records that the SDK holds, as it does not tell when it drops one: by not handing over
 * more than its queue takes, none is dropped behind our back. Thread-safe.
 */
final class Pending {
  private final int capacity;
  private final ArrayDeque<Instant> since = new ArrayDeque<>();
  private long delivered;
  private long retried;
  private long dropped;
  private boolean closed;

  Pending(int capacity) {
    this.capacity = capacity;
  }

  /** Returns whether a record may be handed over; if not, it counts as dropped. */
  synchronized boolean admit(Instant now) {
    if (closed || since.size() >= capacity) {
      dropped++;
      return false;
    }
    since.add(now);
    return true;
  }

  synchronized void delivered(int records) {
    delivered += forget(records);
  }

  synchronized void dropped(int records) {
    dropped += forget(records);
  }

  synchronized void retried(int records) {
    retried += records;
  }

  /** The SDK exports in the order of admission. */
  private int forget(int records) {
    int forgotten = 0;
    while (forgotten < records && since.poll() != null) {
      forgotten++;
    }
    return forgotten;
  }

  /** Admits nothing more. */
  synchronized void close() {
    closed = true;
  }

  /** Drops the rest; returns how many that were. */
  synchronized int dropAll() {
    int left = since.size();
    dropped(left);
    return left;
  }

  synchronized ChannelStats stats() {
    return new ChannelStats(delivered, retried, dropped, Optional.ofNullable(since.peek()));
  }
}
