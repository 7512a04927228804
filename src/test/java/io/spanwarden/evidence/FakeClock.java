package io.spanwarden.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is set. */
final class FakeClock implements InstantSource {
  /** The start of a window and of a day. */
  static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant instant) {
    now = instant;
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }
}
