package io.spanwarden.evidence;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that never goes back: while its source does, it stands still. Thread-safe. */
final class SteadyClock {
  private final InstantSource source;
  private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

  SteadyClock(InstantSource source) {
    this.source = source;
  }

  /** Says that it was later already, before a restart. */
  void notBefore(long millis) {
    latest.accumulateAndGet(millis, Math::max);
  }

  /** Returns the time in milliseconds since the epoch. */
  long millis() {
    long now = source.millis();
    long last = latest.get();
    // Most calls of one millisecond only read: no thread waits for the cache line of another.
    return now <= last ? last : latest.accumulateAndGet(now, Math::max);
  }
}
