package io.spanwarden.evidence;

import static java.util.Objects.requireNonNull;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.NotRecordedException;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.EntryJson.OperatorJson;
import io.spanwarden.store.Store;
import io.spanwarden.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was seen of all agents: their findings, each once, and the time in which they were watched.
 * Thread-safe, never waiting for the disk; a request without findings takes no lock.
 *
 * <p>Whatever changes evidence is an entry of the journal of a data directory, and all that this
 * tells follows from those entries: after a restart it tells the same, to the last digit.
 *
 * <p>All times are those at which requests were received, never those that a sender claims. If the
 * clock goes back, time stands still until it has caught up.
 *
 * <p>Evidence is kept under the agent that the caller names, so that a sender who cannot be
 * verified moves nobody else's controls.
 */
// The model is the evidence-adjusted mitigation that io.spanwarden.score turns into a factor. An
// entry is appended and taken up under one lock, so that the journal has the order in which the
// state changed.
public final class Ledger {
  /** How many agents are told apart; evidence of any further goes to {@link AgentId#UNKNOWN}. */
  public static final int MAX_AGENTS = 100;

  /** How many findings are kept where nothing else is configured. */
  public static final int DEFAULT_MAX_FINDINGS = 100_000;

  /** Evidence ages, so time alone moves the version, by one in so many milliseconds. */
  private static final long AGEING_STEP_MILLIS = 10_000;

  // Repetitions that weigh nothing are counted at once and recorded together: they are not worth an
  // entry, and a wait for the disk, each.
  private static final Duration COUNTED_LATEST = Duration.ofMinutes(1);

  private static final String UNAVAILABLE = "the ledger cannot be written at the moment";

  private final EvidenceParameters parameters;
  private final EvidenceLog log;
  private final SteadyClock clock;
  private final int maxFindings;
  private final Redeliveries redeliveries;
  private final Object lock = new Object();
  private final EvidenceState state;
  private final Admission admission;
  private final EvidenceWriter writer;
  private final LongAdder changes = new LongAdder();
  private final LongAdder repeated = new LongAdder();

  /**
   * Brings back the ledger of a log, or begins one.
   *
   * @throws IllegalArgumentException as {@link #open} does
   */
  Ledger(EvidenceParameters parameters, InstantSource clock, int maxFindings, EvidenceLog log) {
    this.parameters = requireNonNull(parameters, "parameters");
    this.clock = new SteadyClock(requireNonNull(clock, "clock"));
    this.log = log;
    this.maxFindings = maxFindings;
    if (maxFindings < 1) {
      throw new IllegalArgumentException(
          "max_findings: " + maxFindings + " (expected: at least 1)");
    }
    for (Severity severity : Severity.values()) {
      if (severity != Severity.INFO && !parameters.halfLives().containsKey(severity)) {
        throw new IllegalArgumentException(
            "half_lives." + severity.label() + ": missing (expected: a duration)");
      }
    }
    this.redeliveries = new Redeliveries(this.clock);
    Replay past = Replay.of(log, parameters, maxFindings, Long.MAX_VALUE);
    past.at().ifPresent(this.clock::notBefore);
    long now = this.clock.millis();
    past.messages().forEach((message, received) -> redeliveries.remember(message, received, now));
    this.state = past.state();
    this.admission = new Admission(state);
    // What is open now is only half known.
    state.watchedSince(now);
    this.writer = new EvidenceWriter(log, past, redeliveries, now);
    if (!past.parameters().equals(Optional.of(parameters.hash()))) {
      writer.parameters(parameters, now);
    }
  }

  /**
   * Brings back the ledger of a data directory, or begins one.
   *
   * @param parameters of the evidence model
   * @param clock when requests are received
   * @param maxFindings how many findings are kept, at least 1
   * @param store the database
   * @throws IllegalArgumentException if a half-life is missing or {@code maxFindings} is below 1
   * @throws StoreException if the journal cannot be read
   */
  public static Ledger open(
      EvidenceParameters parameters, InstantSource clock, int maxFindings, Store store) {
    return new Ledger(parameters, clock, maxFindings, EvidenceLog.in(store));
  }

  /**
   * Records what one request showed. It is durable when {@link #durable()} says so.
   *
   * @return what each of its findings changed, in their order; empty if there were none or if the
   *     same sender had sent the same message within ten minutes, which counts nothing
   * @throws NotRecordedException if findings cannot be written at the moment; nothing was recorded
   */
  public List<LedgerChange> record(Observation observation) {
    long now = clock.millis();
    List<LedgerChange> recorded = List.of();
    if (!observation.findings().isEmpty()) {
      recorded = recordFindings(observation);
      if (recorded.isEmpty()) {
        repeated.increment();
        return recorded;
      }
    }
    int facts = Window.facts(observation.source());
    for (AgentTally tally : observation.tallies()) {
      if (admission.watch(tally.agent()).add(now, tally, facts)) {
        changes.increment();
      }
    }
    return recorded;
  }

  private List<LedgerChange> recordFindings(Observation observation) {
    Optional<Message> message =
        observation.digest().isEmpty() ? Optional.empty() : Optional.of(Message.of(observation));
    synchronized (lock) {
      long now = clock.millis(); // here, so that the entries' times are in order
      try {
        closeDue(now);
        var own = new ArrayList<Finding>(observation.findings().size());
        for (Finding finding : observation.findings()) {
          AgentWatch watch = admission.watch(finding.agent());
          if (finding.weighs() || watch.stale(now)) {
            changes.increment();
          }
          own.add(finding.under(watch.agent()));
        }
        if (message.isEmpty()) {
          Optional<List<LedgerChange>> counted = writer.repeats(own, now);
          if (counted.isPresent()) {
            return counted.get();
          }
        }
        if (log.failing()) {
          throw new NotRecordedException(UNAVAILABLE);
        }
        if (message.isPresent() && redeliveries.repeats(message.get(), now)) {
          return List.of();
        }
        List<LedgerChange> recorded = writer.findings(message, own, now);
        // Not before: a message that could not be recorded must be when it comes again.
        message.ifPresent(known -> redeliveries.remember(known, now, now));
        return recorded;
      } catch (StoreException e) {
        throw new NotRecordedException(UNAVAILABLE);
      }
    }
  }

  /** Completes when all that was recorded so far is durable. What hangs on it must not block. */
  public CompletableFuture<Void> durable() {
    return log.durable();
  }

  /** Returns whether nothing can be written. */
  public boolean failing() {
    return log.failing();
  }

  /** Closes the windows that are over, and keeps the journal's tail short. Call it each second. */
  public void maintain() {
    Optional<EvidenceWriter.Piece> due;
    synchronized (lock) {
      due = writer.checkpointIfDue(caughtUp(COUNTED_LATEST));
    }
    due.ifPresent(writer::write);
  }

  /** Writes all evidence in one piece, so that the next start is short. */
  public void checkpoint() {
    Optional<EvidenceWriter.Piece> due;
    synchronized (lock) {
      due = writer.checkpointIfAny(clock.millis());
    }
    due.ifPresent(writer::write);
  }

  private void closeDue(long now) {
    changes.add(writer.closeDue(now));
  }

  private long caughtUp(Duration since) {
    long now = clock.millis();
    writer.flush(now, since);
    closeDue(now);
    return now;
  }

  /**
   * Returns the evidence as it stood at a time, with the parameters of today.
   *
   * @return empty if the time lies before what is kept
   */
  public Optional<PastEvidence> at(Instant time) {
    long at = Math.min(time.toEpochMilli(), clock.millis());
    Replay past = Replay.of(log, parameters, maxFindings, at);
    return past.at().isPresent()
        ? Optional.of(new PastEvidence(past.state(), at))
        : Optional.empty();
  }

  /**
   * Says that the cause of a finding is gone, such as a credential that was rotated: from now on
   * its evidence ages faster. The next occurrence reopens it.
   *
   * @return the finding after it; empty if it is not kept
   * @throws IllegalArgumentException if {@code actor} or {@code reason} is no {@link Decision}'s
   */
  public Optional<FindingRecord> resolve(String id, String actor, String reason) {
    return decide(id, FindingStatus.RESOLVED, actor, reason, Optional.empty());
  }

  /**
   * Says that a finding is a false alarm. Until the time given it weighs nothing and alerts nobody;
   * its occurrences are still counted. Then it weighs what is left of its evidence.
   *
   * @return the finding after it; empty if it is not kept
   * @throws IllegalArgumentException if {@code actor} or {@code reason} is no {@link Decision}'s,
   *     or if {@code until} is not in the future or further than the parameters allow
   */
  public Optional<FindingRecord> suppress(String id, String actor, String reason, Instant until) {
    return decide(id, FindingStatus.SUPPRESSED, actor, reason, Optional.of(until));
  }

  /**
   * Takes back what was decided about a finding.
   *
   * @return the finding after it; empty if it is not kept
   * @throws IllegalArgumentException if {@code actor} or {@code reason} is no {@link Decision}'s
   */
  public Optional<FindingRecord> reopen(String id, String actor, String reason) {
    return decide(id, FindingStatus.NEW, actor, reason, Optional.empty());
  }

  private Optional<FindingRecord> decide(
      String id, FindingStatus status, String actor, String reason, Optional<Instant> until) {
    synchronized (lock) {
      long now = clock.millis();
      Instant latest = Instant.ofEpochMilli(now).plus(parameters.operators().maxSuppression());
      if (until.isPresent() && until.get().isAfter(latest)) {
        throw new IllegalArgumentException(
            "until: " + until.get() + " (expected: at most " + latest + ")");
      }
      var decision = new Decision(status, actor, reason, Instant.ofEpochMilli(now), until);
      if (state.findings().known(id).isEmpty()) {
        return Optional.empty();
      }
      return said(now, OperatorJson.decided(id, decision));
    }
  }

  private Optional<FindingRecord> said(long now, OperatorJson said) {
    if (log.failing()) {
      throw new NotRecordedException(UNAVAILABLE);
    }
    writer.flush(now, Duration.ZERO);
    closeDue(now);
    try {
      Optional<FindingRecord> record = writer.operator(said, now);
      changes.increment();
      return record;
    } catch (StoreException e) {
      throw new NotRecordedException(UNAVAILABLE);
    }
  }

  /**
   * Records that an operator planted a fake secret with an agent and that it came back masked. For
   * the time that the parameters give, this lifts the cap of REDACTION: watching alone cannot show
   * that there was anything to mask.
   *
   * @return whether the agent has ever been seen; if not, nothing is recorded
   * @throws IllegalArgumentException if {@code actor} or {@code reason} is no {@link Decision}'s
   */
  public boolean canaryProven(AgentId agent, String actor, String reason) {
    Decision.check("actor", actor, Decision.MAX_ACTOR);
    Decision.check("reason", reason, Decision.MAX_REASON);
    synchronized (lock) {
      if (state.find(agent).isEmpty()) {
        return false;
      }
      said(clock.millis(), OperatorJson.proven(agent, actor, reason));
      return true;
    }
  }

  /** Returns an agent's evidence, aged to now. Of an agent never seen there is none. */
  public AgentEvidence evidence(AgentId agent) {
    synchronized (lock) {
      return state.evidence(agent, caughtUp(COUNTED_LATEST));
    }
  }

  /** Returns the agents seen so far, a snapshot. */
  public Set<AgentId> agents() {
    return Set.copyOf(state.agents().keySet());
  }

  /**
   * Returns up to {@code limit} findings after a sequence number, oldest first. A finding keeps its
   * place, so that pages stay stable while new ones arrive.
   */
  public List<FindingRecord> findings(long afterSequence, int limit) {
    synchronized (lock) {
      return state.findings(afterSequence, limit, caughtUp(Duration.ZERO));
    }
  }

  /** Returns the finding with this id, if it is still kept. */
  public Optional<FindingRecord> finding(String id) {
    synchronized (lock) {
      return state.findings().find(id, caughtUp(Duration.ZERO));
    }
  }

  /**
   * Returns a number that grows whenever a score may have changed: with evidence, and every ten
   * seconds because evidence ages.
   */
  public long version() {
    long now;
    synchronized (lock) {
      now = caughtUp(COUNTED_LATEST);
    }
    return changes.sum() + now / AGEING_STEP_MILLIS;
  }

  /** Returns when evidence last touched each control that any did. */
  public Map<Control, Instant> lastEvidence() {
    return state.lastEvidence();
  }

  /** Returns how many requests were re-deliveries. */
  public long redeliveries() {
    return repeated.sum();
  }

  /** Returns how many findings went to make room for others. */
  public long evicted() {
    synchronized (lock) {
      return state.findings().evicted();
    }
  }

  /** Returns how often evidence went to {@link AgentId#UNKNOWN} for lack of room. */
  public long folded() {
    return admission.folded();
  }
}
