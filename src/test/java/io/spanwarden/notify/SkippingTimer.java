package io.spanwarden.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A timer and its clock: instead of waiting, it moves the clock. */
final class SkippingTimer implements Timer, InstantSource {
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final Timer timer = Timer.start("skipping-timer");
  private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void now(Runnable task) {
    timer.now(task);
  }

  @Override
  public void after(Duration delay, Runnable task) {
    waits.add(delay);
    now = now.plus(delay);
    timer.now(task);
  }

  @Override
  public void stop() {
    timer.stop();
  }
}
