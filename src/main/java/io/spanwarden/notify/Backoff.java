package io.spanwarden.notify;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: doubling, with jitter, so that many senders do not come
 * back in step.
 *
 * @param first after one failure
 * @param most the longest
 * @param random from 0 to 1
 */
record Backoff(Duration first, Duration most, DoubleSupplier random) {
  private static final int MOST_DOUBLINGS = 30;

  /** Returns a wait from three quarters of the nominal one to the nominal one. */
  Duration after(int failures) {
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    double nominal =
        Math.min((double) most.toMillis(), Math.scalb((double) first.toMillis(), doublings));
    return Duration.ofMillis(Math.round(nominal * (0.75 + 0.25 * random.getAsDouble())));
  }
}
