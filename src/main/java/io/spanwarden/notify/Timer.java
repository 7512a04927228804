package io.spanwarden.notify;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks one after the other, in one thread of its own. */
interface Timer {
  /** Runs {@code task} as soon as possible; never, once stopped. */
  void now(Runnable task);

  /** Runs {@code task} later; never, once stopped. */
  void after(Duration delay, Runnable task);

  /** Runs nothing more. */
  void stop();

  /** Starts one with a daemon thread. */
  static Timer start(String threadName) {
    var executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, threadName);
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    return new Timer() {
      @Override
      public void now(Runnable task) {
        executor.execute(task);
      }

      @Override
      @SuppressWarnings("FutureReturnValueIgnored") // tasks report their failures themselves
      public void after(Duration delay, Runnable task) {
        executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      }

      @Override
      public void stop() {
        executor.shutdownNow();
      }
    };
  }
}
