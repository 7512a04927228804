package io.spanwarden.detect.pattern;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs the oracle with a large stack: {@code java.util.regex} recurses once for each turn of a
 * loop, so a long key overflows an ordinary stack, or not, as the compiler happens to have been at
 * work. Tests of the product keep theirs.
 */
public final class DeepStack {
  private static final long BYTES = 512L << 20;

  private DeepStack() {}

  /** Runs {@code task} and waits for it; what it throws is thrown. */
  public static void run(Runnable task) {
    var done = new CompletableFuture<Void>();
    Thread deep =
        new Thread(
            null,
            () -> {
              try {
                task.run();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "deep-stack",
            BYTES);
    deep.start();
    try {
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
