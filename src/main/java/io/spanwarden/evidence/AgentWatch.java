package io.spanwarden.evidence;

import static java.util.Objects.requireNonNull;

import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.evidence.StateJson.OpenJson;
import io.spanwarden.evidence.StateJson.SumJson;
import io.spanwarden.evidence.StateJson.WatchJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time in which one agent was watched: its windows, the clean ones it has earned, and the clock
 * by which its guilt heals. Thread-safe; adding to the current window takes no lock.
 *
 * <p>Times are milliseconds of the ledger's clock and never go back.
 */
// Windows close lazily, at the first look after their end and a grace for threads that have read
// the clock but not yet written. A window that has closed stays closed. It counts from its end, so
// that it does not matter when somebody looked.
final class AgentWatch {
  private static final Window NONE = new Window(Long.MIN_VALUE);

  private final AgentId agent;
  private final EvidenceParameters parameters;
  private final long length;
  private final long grace;
  private final Map<Control, DecayedSum> clean = new EnumMap<>(Control.class);
  private final Map<Control, Long> touched = new ConcurrentHashMap<>();
  private final Deque<Window> open = new ArrayDeque<>();
  private volatile Window current = NONE;
  private volatile long lastArrival;
  private volatile long watchedSince = Long.MIN_VALUE;
  private volatile long proven = Long.MIN_VALUE;
  private long closed;
  private long cleanMillis;

  AgentWatch(AgentId agent, EvidenceParameters parameters) {
    this.agent = agent;
    this.parameters = parameters;
    this.length = parameters.window().toMillis();
    this.grace = parameters.grace().toMillis();
    for (Control control : Control.values()) {
      clean.put(control, new DecayedSum(parameters.cleanHalfLife()));
    }
  }

  /** Returns whose time it is. */
  AgentId agent() {
    return agent;
  }

  /** Adds what one request brought; returns whether the agent had been stale. */
  boolean add(long now, AgentTally tally, int requestFacts) {
    windowAt(now).add(tally, requestFacts);
    return arrive(now);
  }

  /**
   * Adds a finding that was received now.
   *
   * @param suppressed whether it is a false alarm, which speaks against nothing
   * @return whether the agent had been stale
   */
  boolean add(long now, Finding finding, boolean suppressed) {
    if (finding.weighs() && !suppressed) {
      windowAt(now).fail(finding);
      finding.rule().kind().control().ifPresent(control -> touch(control, now));
    }
    return arrive(now);
  }

  private boolean arrive(long now) {
    boolean stale = stale(now);
    if (now > lastArrival) {
      lastArrival = now;
    }
    return stale;
  }

  /** Returns whether nothing has arrived for long. */
  boolean stale(long now) {
    return now - lastArrival >= parameters.staleAfter().toMillis();
  }

  private Window windowAt(long now) {
    long index = Math.floorDiv(now, length);
    Window window = current;
    // A thread that was held up between two windows writes into the later one.
    return window.index() >= index ? window : open(index);
  }

  private synchronized Window open(long index) {
    if (current.index() < index) {
      current = new Window(index);
      open.addLast(current);
    }
    return current;
  }

  /** Returns what the windows showed that are over. They stay open until that is applied. */
  synchronized List<ClosedWindow> due(long now) {
    Window first = open.peekFirst();
    if (first == null || end(first.index()) + grace > now) {
      return List.of();
    }
    var due = new ArrayList<ClosedWindow>();
    for (Window window : open) {
      if (end(window.index()) + grace <= now) {
        due.add(closed(window));
      }
    }
    return due;
  }

  private long end(long index) {
    return (index + 1) * length;
  }

  private ClosedWindow closed(Window window) {
    int minimum = parameters.minimumRecords();
    long start = window.index() * length;
    boolean whole = start >= watchedSince;
    var shown = EnumSet.noneOf(Control.class);
    for (Control control : Control.values()) {
      if (window.shows(control, minimum)) {
        shown.add(control);
      }
    }
    boolean counts = whole && window.qualifies(minimum);
    return new ClosedWindow(
        agent, start, start + length, lastArrival, counts, shown, window.clean());
  }

  /** Takes up what a window showed. */
  synchronized void apply(ClosedWindow window) {
    open.removeIf(each -> end(each.index()) <= window.end());
    closed++;
    lastArrival = Math.max(lastArrival, window.lastArrival());
    if (!window.counts()) {
      return;
    }
    long end = window.end();
    for (Control control : window.shown()) {
      requireNonNull(clean.get(control)).add((double) end);
      touch(control, end);
    }
    if (window.clean()) {
      cleanMillis += end - window.start();
    }
  }

  /** Says that windows that began before were not watched from their beginning. */
  void watchedSince(long start) {
    watchedSince = start;
  }

  /** Returns what a checkpoint holds of it. */
  synchronized WatchJson json() {
    var sums = new EnumMap<Control, SumJson>(Control.class);
    clean.forEach((control, sum) -> sums.put(control, sum.json()));
    return new WatchJson(
        agent,
        proven == Long.MIN_VALUE ? Optional.empty() : Optional.of(proven),
        lastArrival,
        closed,
        cleanMillis,
        sums,
        Map.copyOf(touched),
        open.stream()
            .map(window -> new OpenJson(window.index() * length, window.facts()))
            .toList());
  }

  /** Takes over what a checkpoint of a time holds. */
  synchronized void restore(WatchJson json, long time) {
    proven = json.proven().orElse(Long.MIN_VALUE);
    lastArrival = json.lastArrival();
    closed = json.closed();
    cleanMillis = json.cleanMillis();
    json.clean()
        .forEach(
            (control, sum) ->
                requireNonNull(clean.get(control)).restore(sum, (double) time, (double) time));
    touched.putAll(json.touched());
    for (OpenJson window : json.open()) {
      // The length may have been changed since.
      windowAt(window.start()).mark(window.facts());
    }
  }

  /**
   * Returns the healing clock in milliseconds: it goes with watched clean time, and slowly while
   * nobody watches. It moves on when a window has closed and is applied.
   */
  synchronized double healed(long now) {
    double rho = parameters.silentAgeing();
    return rho * now + (1 - rho) * cleanMillis;
  }

  /** Returns the clean windows of each control, decayed. */
  synchronized Map<Control, Double> cleanWindows(long now) {
    var windows = new EnumMap<Control, Double>(Control.class);
    clean.forEach((control, sum) -> windows.put(control, sum.at((double) now)));
    return windows;
  }

  /** Notes that a planted fake secret came back masked. */
  void prove(long now) {
    proven = Math.max(proven, now);
    touch(Control.REDACTION, now);
  }

  /** Returns whether a planted fake secret has come back masked not too long ago. */
  boolean redactionProven(long now) {
    return now - parameters.operators().canaryValidity().toMillis() < proven;
  }

  private void touch(Control control, long when) {
    touched.merge(control, when, Math::max);
  }

  /** Returns when a clean window or a finding last spoke for or against each control. */
  Map<Control, Long> touched() {
    return Map.copyOf(touched);
  }

  /** Returns when something arrived last; empty if nothing did. */
  Optional<Instant> lastSeen() {
    return lastArrival == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastArrival));
  }

  /** Returns how much of the agent has been watched. */
  synchronized Status status(long now) {
    if (closed == 0) {
      return Status.UNOBSERVED;
    }
    if (stale(now)) {
      return Status.STALE;
    }
    double watched = 0;
    for (Map.Entry<Control, Double> entry : cleanWindows(now).entrySet()) {
      watched += parameters.weights().getOrDefault(entry.getKey(), 0.0) * entry.getValue();
    }
    return watched < parameters.credit() ? Status.LEARNING : Status.OBSERVED;
  }
}
