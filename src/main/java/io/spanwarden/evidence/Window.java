package io.spanwarden.evidence;

import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Control;
import io.spanwarden.event.Finding;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one agent showed in one stretch of time. Filled by many threads, which do not wait for each
 * other: counts are striped, and a fact that is already known is only read.
 */
final class Window {
  private static final int OVER_NETWORK_OR_TLS = 1;
  private static final int UNENCRYPTED = 1 << 1;
  private static final int PROXIED = 1 << 2;
  private static final int AUTHENTICATED_OR_REMOTE = 1 << 3;
  private static final int UNAUTHENTICATED = 1 << 4;
  private static final int REDACTION_FAILED = 1 << 5;
  private static final int TRANSPORT_FAILED = 1 << 6;
  private static final int AUTHN_FAILED = 1 << 7;
  private static final int UNCLEAN = 1 << 8;

  private final long index;
  private final LongAdder records = new LongAdder();
  private final LongAdder contentFields = new LongAdder();
  private final AtomicInteger facts = new AtomicInteger();

  /** Creates an empty one; {@code index} counts windows since the epoch. */
  Window(long index) {
    this.index = index;
  }

  /** Returns what it has shown, for {@link #mark}. */
  int facts() {
    return facts.get();
  }

  /** Returns its number since the epoch. */
  long index() {
    return index;
  }

  /** Returns what a request shows of controls, for {@link #add}. */
  static int facts(Source source) {
    boolean encrypted = source.security().encrypted();
    boolean remote = source.peer() != PeerClass.LOOPBACK;
    boolean authenticated = source.authenticated();
    return (encrypted ? 0 : UNENCRYPTED)
        | (encrypted || remote ? OVER_NETWORK_OR_TLS : 0)
        | (source.viaTrustedProxy() ? PROXIED : 0)
        | (authenticated ? 0 : UNAUTHENTICATED)
        | (authenticated || remote ? AUTHENTICATED_OR_REMOTE : 0);
  }

  /** Adds what one request brought. */
  void add(AgentTally tally, int requestFacts) {
    records.add(tally.records());
    contentFields.add(tally.contentFields());
    mark(requestFacts);
  }

  /** Marks the control that a weighing finding speaks against, and time that does not heal. */
  void fail(Finding finding) {
    int failed = finding.severity().compareTo(Severity.MEDIUM) >= 0 ? UNCLEAN : 0;
    mark(failed | finding.rule().kind().control().map(Window::failure).orElse(0));
  }

  private static int failure(Control control) {
    return switch (control) {
      case REDACTION -> REDACTION_FAILED;
      case TRANSPORT -> TRANSPORT_FAILED;
      case AUTHN -> AUTHN_FAILED;
      case COVERAGE, EGRESS, INTEGRITY, RATE -> 0;
    };
  }

  /** Adds to what it has shown. */
  void mark(int more) {
    if ((facts.get() & more) != more) {
      facts.accumulateAndGet(more, (old, added) -> old | added);
    }
  }

  /** Returns whether it has enough records to count at all. */
  boolean qualifies(int minimum) {
    return records.sum() >= minimum;
  }

  /** Returns whether nothing was found in it that weighs medium or more. */
  boolean clean() {
    return !has(UNCLEAN);
  }

  /**
   * Returns whether a control was exercised throughout and nothing spoke against it.
   *
   * <p>Redaction is exercised where content was scanned. Transport is where requests came over a
   * network or TLS: plaintext on loopback shows nothing, and behind a trusted proxy the last hop is
   * not the sender's. Authentication is where a request was authenticated or came from another
   * host. The other controls have no detector yet that could tell, so they are never exercised.
   */
  boolean shows(Control control, int minimum) {
    return switch (control) {
      case REDACTION -> contentFields.sum() >= minimum && !has(REDACTION_FAILED);
      case TRANSPORT ->
          has(OVER_NETWORK_OR_TLS) && !has(UNENCRYPTED) && !has(PROXIED) && !has(TRANSPORT_FAILED);
      case AUTHN -> has(AUTHENTICATED_OR_REMOTE) && !has(UNAUTHENTICATED) && !has(AUTHN_FAILED);
      case COVERAGE, EGRESS, INTEGRITY, RATE -> false;
    };
  }

  private boolean has(int fact) {
    return (facts.get() & fact) != 0;
  }
}
