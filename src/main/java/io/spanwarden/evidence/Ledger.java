package io.spanwarden.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The evidence of all agents: findings and clean time, ageing. In memory; a restart forgets it.
 * Thread-safe.
 *
 * <p>Evidence is dated by the receiver's clock, which never runs backwards here: span times come
 * from untrusted senders.
 */
public final class Ledger {
  private static final Duration REDELIVERY = Duration.ofMinutes(10);
  private static final int REDELIVERIES = 100_000;

  private final EvidenceParameters parameters;
  private final InstantSource clock;
  private final Map<AgentId, AgentWatch> watches = new ConcurrentHashMap<>();
  private final FindingShelf shelf;
  private final Cache<String, Boolean> deliveries;
  private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong version = new AtomicLong();

  /**
   * Creates an empty ledger.
   *
   * @param clock dates the evidence
   * @param maxFindings findings that are kept; beyond it the least severe go first, oldest first
   */
  public Ledger(EvidenceParameters parameters, InstantSource clock, int maxFindings) {
    this.parameters = parameters;
    this.clock = clock;
    this.shelf = new FindingShelf(parameters, maxFindings);
    this.deliveries =
        Caffeine.newBuilder()
            .maximumSize(REDELIVERIES)
            .expireAfterWrite(REDELIVERY)
            .ticker(() -> now() * 1_000_000)
            .executor(Runnable::run)
            .build();
  }

  /** Returns the clock in milliseconds, never less than it was before. */
  private long now() {
    return latest.accumulateAndGet(clock.millis(), Math::max);
  }

  /**
   * Takes in what one request showed. A message that was delivered before by the same sender, byte
   * for byte and within ten minutes, is a re-delivery and counts nothing.
   *
   * @return what each of its findings changed
   */
  public List<LedgerChange> record(Observation observation) {
    long now = now();
    if (isRedelivery(observation)) {
      return List.of();
    }
    for (AgentTally tally : observation.tallies()) {
      watch(tally.agent(), now).saw(tally, observation.source(), now);
    }
    if (observation.findings().isEmpty()) {
      return List.of();
    }
    var changes = new ArrayList<LedgerChange>(observation.findings().size());
    boolean weighs = false;
    for (Finding finding : observation.findings()) {
      AgentWatch watch = watch(finding.agent(), now);
      if (finding.weighs()) {
        watch.violated(finding, now);
        weighs = true;
      }
      changes.add(shelf.add(finding, now, watch.healingClock(now)));
    }
    if (weighs) {
      version.incrementAndGet();
    }
    return changes;
  }

  private boolean isRedelivery(Observation observation) {
    if (observation.digest().isEmpty()) {
      return false;
    }
    String sender =
        observation.source().credential().map(credential -> credential.reference()).orElse("");
    String delivery = observation.digest() + " " + sender;
    return deliveries.asMap().putIfAbsent(delivery, Boolean.TRUE) != null;
  }

  private AgentWatch watch(AgentId agent, long now) {
    AgentWatch watch = watches.get(agent);
    if (watch == null) {
      watch =
          watches.computeIfAbsent(
              agent,
              id -> {
                version.incrementAndGet();
                return new AgentWatch(parameters, now);
              });
    }
    return watch;
  }

  /** Returns the agents that telemetry was seen of, in order of their names. */
  public Set<AgentId> agents() {
    return new TreeSet<>(watches.keySet());
  }

  /** Returns an agent's evidence as it is now; none of an agent that was never seen. */
  public AgentEvidence evidence(AgentId agent) {
    AgentWatch watch = watches.get(agent);
    if (watch == null) {
      return new AgentEvidence(agent, AgentEvidence.Status.UNOBSERVED, Map.of(), List.of());
    }
    long now = now();
    AgentWatch.Watched watched = watch.at(now);
    return new AgentEvidence(
        agent,
        watched.status(),
        watched.windows(),
        shelf.violations(agent, Instant.ofEpochMilli(now), watch.healingClock(now)));
  }

  /** Returns findings with a sequence above {@code after}, oldest first, at most {@code limit}. */
  public List<FindingRecord> findings(long after, int limit) {
    return shelf.page(after, limit);
  }

  /** Returns a finding by its id. */
  public Optional<FindingRecord> finding(String id) {
    return shelf.byId(id);
  }

  /** Returns how many findings were let go because too many were kept. */
  public long dropped() {
    return shelf.dropped();
  }

  /** Returns a number that changes whenever scores have changed other than by ageing. */
  public long version() {
    return version.get();
  }
}
