package io.spanwarden.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers notices to one URL, one at a time, again and again until it is done or a day has passed.
 * A failure makes the whole destination wait, and the notice that failed longer still, so that one
 * that never succeeds does not hold the others up. Fields without a word are used on the timer's
 * thread only.
 */
final class WebhookQueue {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookQueue.class);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final String name;
  private final Function<Notice, CompletableFuture<Answer>> sender;
  private final Timer timer;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Outbox outbox; // thread-safe
  private final LongAdder delivered = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private volatile boolean closed;

  private final Set<String> logged = new HashSet<>();
  private boolean sending;
  private int failures;
  private Instant pausedUntil = Instant.MIN;
  private @Nullable Instant wakeAt;

  /** Creates one; {@code name} is what may be shown of the URL. */
  WebhookQueue(
      String name,
      Function<Notice, CompletableFuture<Answer>> sender,
      Timer timer,
      InstantSource clock,
      Backoff backoff,
      int capacity) {
    this.name = name;
    this.sender = sender;
    this.timer = timer;
    this.clock = clock;
    this.backoff = backoff;
    this.outbox = new Outbox(capacity);
  }

  /** Takes a notice, from any thread. */
  void accept(Notice notice) {
    if (closed) {
      dropped.increment();
      return;
    }
    dropped.add(outbox.add(notice, clock.instant()));
    timer.now(this::pump);
  }

  private void pump() {
    if (sending) {
      return;
    }
    Instant now = clock.instant();
    dropped.add(outbox.expire(now.minus(LONGEST)));
    if (now.isBefore(pausedUntil)) {
      wake(now, pausedUntil);
      return;
    }
    Outbox.Entry entry = outbox.take(now);
    if (entry != null) {
      send(entry);
    } else {
      outbox.nextDue().ifPresent(due -> wake(now, due));
    }
  }

  private void wake(Instant now, Instant due) {
    if (wakeAt != null && !wakeAt.isAfter(due)) {
      return;
    }
    wakeAt = due;
    timer.after(
        Duration.between(now, due),
        () -> {
          wakeAt = null;
          pump();
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // both ends lead to the timer
  private void send(Outbox.Entry entry) {
    sending = true;
    try {
      sender
          .apply(entry.notice)
          .whenComplete(
              (answer, failure) ->
                  timer.now(
                      () -> {
                        sending = false;
                        finish(entry, answer, failure);
                        pump();
                      }));
    } catch (RuntimeException e) {
      // Its document cannot be made, now or later.
      sending = false;
      drop(entry, e.getClass().getSimpleName());
      timer.now(this::pump);
    }
  }

  private void finish(Outbox.Entry entry, @Nullable Answer answer, @Nullable Throwable failure) {
    if (answer == null) {
      retry(entry, Duration.ZERO, reason(failure));
    } else if (answer.delivered()) {
      delivered.increment();
      outbox.done(entry);
      arrived();
    } else if (answer.refused()) {
      drop(entry, "HTTP " + answer.status());
      arrived();
    } else {
      retry(entry, answer.pause(clock.instant()), "HTTP " + answer.status());
    }
  }

  private void arrived() {
    if (failures > 0) {
      LOG.info("webhook {}: answers again", name);
    }
    failures = 0;
    pausedUntil = Instant.MIN;
  }

  private void drop(Outbox.Entry entry, String reason) {
    dropped.increment();
    outbox.done(entry);
    if (logged.add(reason)) {
      LOG.error("webhook {}: notifications are dropped: {}", name, reason);
    }
  }

  private void retry(Outbox.Entry entry, Duration asked, String reason) {
    Instant now = clock.instant();
    retried.increment();
    outbox.failed(entry, now, backoff);
    failures++;
    Duration own = backoff.after(failures);
    pausedUntil = now.plus(own.compareTo(asked) > 0 ? own : asked);
    if (failures == 1) {
      LOG.warn("webhook {}: does not take notifications, trying again: {}", name, reason);
    }
  }

  /** Returns a class name: a message may quote the URL. */
  private static String reason(@Nullable Throwable failure) {
    Throwable innermost = failure;
    while (innermost != null && innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost == null
        ? CompletionException.class.getSimpleName()
        : innermost.getClass().getSimpleName();
  }

  /** Waits until all are delivered, or {@code deadline} of {@link System#nanoTime}, and stops. */
  void close(long deadline) {
    closed = true;
    try {
      outbox.awaitEmpty(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.stop();
    int left = outbox.clear();
    dropped.add(left);
    if (left > 0) {
      LOG.error("webhook {}: stopped with {} notifications not delivered", name, left);
    }
  }

  long delivered() {
    return delivered.sum();
  }

  long retried() {
    return retried.sum();
  }

  long dropped() {
    return dropped.sum();
  }

  Optional<Instant> oldest() {
    return outbox.oldest();
  }
}
