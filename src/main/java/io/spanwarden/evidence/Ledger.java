package io.spanwarden.evidence;

import static java.util.Objects.requireNonNull;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was seen of all agents: their findings, each once, and the time in which they were watched.
 * In memory. Thread-safe and never blocking on input or output; a request without findings takes no
 * lock.
 *
 * <p>All times are those at which requests were received, never those that a sender claims. If the
 * clock goes back, time stands still until it has caught up.
 *
 * <p>Evidence is kept under the agent that the caller names, so that a sender who cannot be
 * verified moves nobody else's controls. Of the seven controls REDACTION, TRANSPORT and AUTHN can
 * be exercised; COVERAGE, EGRESS, INTEGRITY and RATE earn nothing yet, since nothing observes them.
 */
// The model is the evidence-adjusted mitigation that io.spanwarden.score turns into a factor. Locks
// are taken in one order: findings, then an agent's time.
public final class Ledger {
  /** How many agents are told apart; evidence of any further goes to {@link AgentId#UNKNOWN}. */
  public static final int MAX_AGENTS = 100;

  /** How many findings are kept where nothing else is configured. */
  public static final int DEFAULT_MAX_FINDINGS = 100_000;

  /** Evidence ages, so time alone moves the version, by one in so many milliseconds. */
  private static final long AGEING_STEP_MILLIS = 10_000;

  private final EvidenceParameters parameters;
  private final SteadyClock clock;
  private final Redeliveries redeliveries;
  private final Map<AgentId, AgentWatch> agents = new ConcurrentHashMap<>();
  private final Object findingsLock = new Object();
  private final FindingStore findings;
  private final LongAdder changes = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder folded = new LongAdder();

  /**
   * Creates an empty ledger.
   *
   * @param parameters of the evidence model
   * @param clock when requests are received
   * @param maxFindings how many findings are kept, at least 1
   * @throws IllegalArgumentException if a half-life is missing or {@code maxFindings} is below 1
   */
  public Ledger(EvidenceParameters parameters, InstantSource clock, int maxFindings) {
    this.parameters = requireNonNull(parameters, "parameters");
    this.clock = new SteadyClock(requireNonNull(clock, "clock"));
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
    this.findings = new FindingStore(parameters, maxFindings);
  }

  /**
   * Records what one request showed.
   *
   * @return what each of its findings changed, in their order; empty if there were none or if the
   *     same sender had sent the same message within ten minutes, which counts nothing
   */
  public List<LedgerChange> record(Observation observation) {
    if (redeliveries.repeats(observation)) {
      repeated.increment();
      return List.of();
    }
    long now = clock.millis();
    int facts = Window.facts(observation.source());
    for (AgentTally tally : observation.tallies()) {
      if (watch(tally.agent()).add(now, tally, facts)) {
        changes.increment();
      }
    }
    return observation.findings().isEmpty() ? List.of() : record(observation.findings(), now);
  }

  private List<LedgerChange> record(List<Finding> found, long now) {
    var recorded = new ArrayList<LedgerChange>(found.size());
    synchronized (findingsLock) {
      for (Finding finding : found) {
        AgentWatch watch = watch(finding.agent());
        boolean due = watch.closeDue(now);
        Finding own = finding.agent().equals(watch.agent()) ? finding : fold(finding, watch);
        boolean returned = watch.add(now, own, findings.suppressed(own, now));
        recorded.add(findings.add(own, now, watch.healed(now)));
        if (due || returned || finding.weighs()) {
          changes.increment();
        }
      }
    }
    return List.copyOf(recorded);
  }

  private static Finding fold(Finding finding, AgentWatch watch) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.findingClass(),
        watch.agent(),
        finding.verified(),
        finding.context(),
        finding.match(),
        finding.evidenceKey(),
        finding.source());
  }

  private AgentWatch watch(AgentId agent) {
    AgentWatch watch = agents.get(agent);
    return watch == null ? admit(agent) : watch;
  }

  private AgentWatch admit(AgentId agent) {
    synchronized (agents) {
      AgentId name = agent;
      if (agents.size() >= MAX_AGENTS && !agents.containsKey(agent)) {
        name = AgentId.UNKNOWN;
        folded.increment();
      }
      return agents.computeIfAbsent(name, added -> new AgentWatch(added, parameters));
    }
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
    synchronized (findingsLock) {
      long now = clock.millis();
      Instant latest = Instant.ofEpochMilli(now).plus(parameters.operators().maxSuppression());
      if (until.isPresent() && until.get().isAfter(latest)) {
        throw new IllegalArgumentException(
            "until: " + until.get() + " (expected: at most " + latest + ")");
      }
      var decision = new Decision(status, actor, reason, Instant.ofEpochMilli(now), until);
      Optional<FindingRecord> known = findings.find(id, now);
      if (known.isEmpty()) {
        return known;
      }
      AgentWatch watch = watch(known.get().finding().agent());
      watch.closeDue(now);
      changes.increment();
      return findings.decide(id, decision, watch.healed(now));
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
    AgentWatch watch = agents.get(agent);
    if (watch == null) {
      return false;
    }
    watch.prove(clock.millis());
    changes.increment();
    return true;
  }

  /** Returns an agent's evidence, aged to now. Of an agent never seen there is none. */
  public AgentEvidence evidence(AgentId agent) {
    AgentWatch watch = agents.get(agent);
    if (watch == null) {
      return new AgentEvidence(
          agent, Status.UNOBSERVED, Optional.empty(), false, Map.of(), List.of());
    }
    synchronized (findingsLock) {
      long now = clock.millis();
      closeDue(watch, now);
      return new AgentEvidence(
          agent,
          watch.status(now),
          watch.lastSeen(),
          watch.redactionProven(now),
          watch.cleanWindows(now),
          findings.violations(agent, now, watch.healed(now)));
    }
  }

  private void closeDue(AgentWatch watch, long now) {
    if (watch.closeDue(now)) {
      changes.increment();
    }
  }

  /** Returns the agents seen so far, a snapshot. */
  public Set<AgentId> agents() {
    return Set.copyOf(agents.keySet());
  }

  /**
   * Returns up to {@code limit} findings after a sequence number, oldest first. A finding keeps its
   * place, so that pages stay stable while new ones arrive.
   */
  public List<FindingRecord> findings(long afterSequence, int limit) {
    synchronized (findingsLock) {
      return findings.after(afterSequence, limit, clock.millis());
    }
  }

  /** Returns the finding with this id, if it is still kept. */
  public Optional<FindingRecord> finding(String id) {
    synchronized (findingsLock) {
      return findings.find(id, clock.millis());
    }
  }

  /**
   * Returns a number that grows whenever a score may have changed: with evidence, and every ten
   * seconds because evidence ages.
   */
  public long version() {
    long now = clock.millis();
    for (AgentWatch watch : agents.values()) {
      closeDue(watch, now);
    }
    return changes.sum() + now / AGEING_STEP_MILLIS;
  }

  /** Returns when evidence last touched each control that any did. */
  public Map<Control, Instant> lastEvidence() {
    var latest = new EnumMap<Control, Instant>(Control.class);
    for (AgentWatch watch : agents.values()) {
      watch
          .touched()
          .forEach(
              (control, millis) ->
                  latest.merge(
                      control,
                      Instant.ofEpochMilli(millis),
                      (one, other) -> one.isAfter(other) ? one : other));
    }
    return latest;
  }

  /** Returns how many requests were re-deliveries. */
  public long redeliveries() {
    return repeated.sum();
  }

  /** Returns how many findings went to make room for others. */
  public long evicted() {
    synchronized (findingsLock) {
      return findings.evicted();
    }
  }

  /** Returns how often evidence went to {@link AgentId#UNKNOWN} for lack of room. */
  public long folded() {
    return folded.sum();
  }
}
