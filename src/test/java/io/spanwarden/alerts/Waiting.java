package io.spanwarden.alerts;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does. */
final class Waiting {
  private Waiting() {}

  static void until(String what, Duration patience, Callable<Boolean> isSo) throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isSo.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + " (expected: within " + patience + ")");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
