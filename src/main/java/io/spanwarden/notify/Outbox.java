package io.spanwarden.notify;

import io.spanwarden.event.Severity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The notices that one destination has not yet confirmed. Gives out what failed least, so that a
 * notice that always fails lets the others pass; of these the most severe first, and then the
 * oldest; but those of one finding in the order in which they came. Thread-safe.
 */
final class Outbox {
  private final int capacity;
  private int size;

  /** Each in the order of arrival; the most severe first. */
  private final TreeMap<Severity, LinkedHashSet<Entry>> bySeverity =
      new TreeMap<>(Comparator.reverseOrder());

  /** The first of each is the next of its finding. */
  private final Map<String, ArrayDeque<Entry>> byFinding = new HashMap<>();

  Outbox(int capacity) {
    this.capacity = capacity;
  }

  /** A notice and its fate so far. Guarded by the outbox, but for what is final. */
  static final class Entry {
    final Notice notice;
    private final Instant acceptedAt;
    private Instant notBefore;
    private int failures;
    private boolean taken;

    private Entry(Notice notice, Instant acceptedAt) {
      this.notice = notice;
      this.acceptedAt = acceptedAt;
      this.notBefore = acceptedAt;
    }
  }

  /** Adds a notice; returns how many had to go for it: the oldest of the least severe. */
  synchronized int add(Notice notice, Instant now) {
    var entry = new Entry(notice, now);
    bySeverity
        .computeIfAbsent(notice.finding().severity(), severity -> new LinkedHashSet<>())
        .add(entry);
    byFinding.computeIfAbsent(notice.findingId(), id -> new ArrayDeque<>()).add(entry);
    size++;
    if (size <= capacity) {
      return 0;
    }
    remove(leastWorth());
    return 1;
  }

  private Entry leastWorth() {
    return bySeverity.descendingMap().values().stream()
        .flatMap(LinkedHashSet::stream)
        .filter(entry -> !entry.taken)
        .findFirst()
        .orElseThrow();
  }

  /** Takes the next notice that may be sent now, if there is one. */
  synchronized @Nullable Entry take(Instant now) {
    Optional<Entry> next =
        candidates()
            .filter(entry -> !entry.notBefore.isAfter(now))
            .min(Comparator.comparingInt(entry -> entry.failures));
    next.ifPresent(entry -> entry.taken = true);
    return next.orElse(null);
  }

  /** Returns when {@link #take} has a notice to give, without any more being added. */
  synchronized Optional<Instant> nextDue() {
    return candidates().map(entry -> entry.notBefore).min(Comparator.naturalOrder());
  }

  private Stream<Entry> candidates() {
    return bySeverity.values().stream()
        .flatMap(LinkedHashSet::stream)
        .filter(entry -> !entry.taken && isFirstOfFinding(entry));
  }

  private boolean isFirstOfFinding(Entry entry) {
    ArrayDeque<Entry> ofFinding = byFinding.get(entry.notice.findingId());
    return ofFinding != null && ofFinding.peek() == entry;
  }

  /** Forgets a notice that was taken. */
  synchronized void done(Entry entry) {
    remove(entry);
  }

  /** Puts a notice back that was taken, to wait as {@code backoff} says. */
  synchronized void failed(Entry entry, Instant now, Backoff backoff) {
    entry.taken = false;
    entry.failures++;
    entry.notBefore = now.plus(backoff.after(entry.failures));
  }

  /** Forgets what came before {@code limit}; returns how many that were. */
  synchronized int expire(Instant limit) {
    int expired = 0;
    for (LinkedHashSet<Entry> entries : bySeverity.values()) {
      while (!entries.isEmpty() && isExpired(entries.iterator().next(), limit)) {
        remove(entries.iterator().next());
        expired++;
      }
    }
    return expired;
  }

  private static boolean isExpired(Entry entry, Instant limit) {
    return !entry.taken && entry.acceptedAt.isBefore(limit);
  }

  private void remove(Entry entry) {
    LinkedHashSet<Entry> entries = bySeverity.get(entry.notice.finding().severity());
    if (entries == null || !entries.remove(entry)) {
      return;
    }
    byFinding.computeIfPresent(
        entry.notice.findingId(),
        (id, ofFinding) -> {
          ofFinding.remove(entry);
          return ofFinding.isEmpty() ? null : ofFinding;
        });
    size--;
    notifyAll();
  }

  /** Returns when the oldest notice came. */
  synchronized Optional<Instant> oldest() {
    return bySeverity.values().stream()
        .map(LinkedHashSet::iterator)
        .filter(Iterator::hasNext)
        .map(entries -> entries.next().acceptedAt)
        .min(Comparator.naturalOrder());
  }

  /** Waits until it is empty, or {@code deadline} of {@link System#nanoTime}. */
  synchronized void awaitEmpty(long deadline) throws InterruptedException {
    for (long left = deadline - System.nanoTime();
        size > 0 && left > 0;
        left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Forgets everything; returns how many notices that were. */
  synchronized int clear() {
    int cleared = size;
    bySeverity.clear();
    byFinding.clear();
    size = 0;
    return cleared;
  }
}
