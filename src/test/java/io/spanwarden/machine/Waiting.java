package io.spanwarden.machine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process or thread does. */
public final class Waiting {
  private static final long PAUSE = Duration.ofMillis(50).toNanos();

  private Waiting() {}

  /** Returns once something is so; fails with {@code what} if it is not in time. */
  public static void until(String what, Duration patience, Callable<Boolean> isSo)
      throws Exception {
    until(() -> what, patience, isSo);
  }

  /** Returns once something is so; fails with {@code what} if it is not in time. */
  static void until(Callable<String> what, Duration patience, Callable<Boolean> isSo)
      throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isSo.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what.call() + " (expected: within " + patience + ")");
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
