package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How long one agent was watched, and how clean it was: fixed windows on the receiver's clock, of
 * which each counts once however much came in it. Thread-safe.
 *
 * <p>REDACTION, TRANSPORT and AUTHN can be exercised. COVERAGE, EGRESS, INTEGRITY and RATE cannot
 * yet: nothing looks for gaps, destinations, forgeries and floods, and where nobody looks nothing
 * is clean.
 */
final class AgentWatch {
  private final EvidenceParameters parameters;
  private final long windowMillis;
  private final Map<Control, DecayedSum> clean = new EnumMap<>(Control.class);

  private long window = Long.MIN_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private long windowsClosed;
  private long cleanMillis;

  // The open window.
  private long records;
  private long contentFields;
  private boolean overNetwork;
  private boolean plaintext;
  private boolean behindProxy;
  private boolean credentialWanted;
  private boolean unauthenticated;
  private boolean mediumOrWorse;
  private final Set<Control> violated = EnumSet.noneOf(Control.class);

  AgentWatch(EvidenceParameters parameters, long now) {
    this.parameters = parameters;
    this.windowMillis = parameters.window().toMillis();
    double halfLife = parameters.cleanHalfLife().toMillis();
    for (Control control : Control.values()) {
      clean.put(control, new DecayedSum(halfLife, now));
    }
  }

  /** Notes what a request brought. */
  synchronized void saw(AgentTally tally, Source source, long now) {
    closeBefore(now, 0);
    window = now / windowMillis;
    lastSeen = now;
    records += tally.records();
    contentFields += tally.contentFields();
    boolean encrypted = source.security().encrypted();
    behindProxy |= source.viaTrustedProxy();
    overNetwork |= encrypted || source.peer() != PeerClass.LOOPBACK;
    plaintext |= !encrypted;
    credentialWanted |= source.authenticated() || source.peer() != PeerClass.LOOPBACK;
    unauthenticated |= !source.authenticated();
  }

  /** Notes a finding that weighs. */
  synchronized void violated(Finding finding, long now) {
    closeBefore(now, 0);
    window = now / windowMillis;
    finding.rule().kind().control().ifPresent(violated::add);
    mediumOrWorse |= finding.severity().compareTo(Severity.MEDIUM) >= 0;
  }

  /** Closes the window if its end and the grace time are over. */
  private void closeBefore(long now, long grace) {
    if (window == Long.MIN_VALUE) {
      return;
    }
    long end = (window + 1) * windowMillis;
    if (now < end + grace) {
      return;
    }
    if (records >= parameters.minimumRecords()) {
      credit(end);
      windowsClosed++;
      if (!mediumOrWorse) {
        cleanMillis += windowMillis;
      }
    }
    window = Long.MIN_VALUE;
    records = 0;
    contentFields = 0;
    overNetwork = false;
    plaintext = false;
    behindProxy = false;
    credentialWanted = false;
    unauthenticated = false;
    mediumOrWorse = false;
    violated.clear();
  }

  private void credit(long end) {
    if (contentFields >= parameters.minimumRecords()) {
      creditUnlessViolated(Control.REDACTION, end);
    }
    // Behind a proxy that ends TLS, the client's own leg is unknown, not clean.
    if (overNetwork && !plaintext && !behindProxy) {
      creditUnlessViolated(Control.TRANSPORT, end);
    }
    if (credentialWanted && !unauthenticated) {
      creditUnlessViolated(Control.AUTHN, end);
    }
  }

  private void creditUnlessViolated(Control control, long end) {
    if (!violated.contains(control)) {
      sum(control).add((double) end);
    }
  }

  private DecayedSum sum(Control control) {
    DecayedSum sum = clean.get(control);
    if (sum == null) {
      throw new IllegalStateException("control: " + control);
    }
    return sum;
  }

  /** Returns what was watched, as of {@code now}. */
  synchronized Watched at(long now) {
    closeBefore(now, parameters.grace().toMillis());
    var windows = new EnumMap<Control, Double>(Control.class);
    double weighted = 0;
    for (Control control : Control.values()) {
      double count = sum(control).at((double) now);
      windows.put(control, count);
      weighted += parameters.weights().getOrDefault(control, 0.0) * count;
    }
    return new Watched(windows, status(now, weighted), cleanMillis, windowsClosed);
  }

  private Status status(long now, double weighted) {
    if (lastSeen != Long.MIN_VALUE && now - lastSeen > parameters.staleAfter().toMillis()) {
      return Status.STALE;
    }
    if (windowsClosed == 0) {
      return Status.UNOBSERVED;
    }
    return weighted < parameters.credit() ? Status.LEARNING : Status.OBSERVED;
  }

  /**
   * The healing clock, in milliseconds: runs with the wall clock while the agent is watched and
   * clean, and slower by rho while it is silent, so that silence does not evaporate guilt.
   */
  synchronized double healingClock(long now) {
    closeBefore(now, parameters.grace().toMillis());
    double rho = parameters.silentAgeing();
    return rho * now + (1 - rho) * cleanMillis;
  }

  /**
   * What was watched.
   *
   * @param windows a_c by control
   * @param status how much that is
   * @param cleanMillis X of the healing clock
   * @param closed windows that counted
   */
  record Watched(Map<Control, Double> windows, Status status, long cleanMillis, long closed) {}
}
