package io.spanwarden;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when told to. */
public final class FakeClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves on, or back by a negative duration. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
