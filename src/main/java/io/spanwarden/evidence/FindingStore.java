package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.LedgerChange.Effect;
import io.spanwarden.evidence.StateJson.GroupJson;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The findings, grouped and bounded. When there are too many, the oldest of the least severe go
 * first. Not thread-safe: guarded by the ledger.
 */
final class FindingStore {
  private final EvidenceParameters parameters;
  private final int maxFindings;
  private final Map<FindingGroup.Key, FindingGroup> groups = new HashMap<>();
  private final Map<String, FindingGroup> byId = new HashMap<>();
  private final NavigableMap<Long, FindingGroup> bySequence = new TreeMap<>();
  private final Map<Severity, NavigableMap<Long, FindingGroup>> byRank =
      new EnumMap<>(Severity.class);
  private final Map<AgentId, NavigableMap<Long, FindingGroup>> weighing = new HashMap<>();
  private long sequence;
  private long evicted;

  FindingStore(EvidenceParameters parameters, int maxFindings) {
    this.parameters = parameters;
    this.maxFindings = maxFindings;
    for (Severity severity : Severity.values()) {
      byRank.put(severity, new TreeMap<>());
    }
  }

  /** Returns the id of the finding of which this is an occurrence, if it is known. */
  Optional<String> idOf(Finding occurrence) {
    return Optional.ofNullable(groups.get(FindingGroup.Key.of(occurrence))).map(FindingGroup::id);
  }

  /** Returns a finding's snapshot if one more occurrence weighs nothing and does but count. */
  Optional<FindingRecord> merelyCounted(Finding occurrence, long now) {
    return Optional.ofNullable(groups.get(FindingGroup.Key.of(occurrence)))
        .filter(group -> !occurrence.weighs())
        .map(group -> group.snapshot(now))
        .filter(record -> record.status() == FindingStatus.NEW)
        .filter(record -> sameVerdict(record.finding(), occurrence));
  }

  private static boolean sameVerdict(Finding known, Finding occurrence) {
    return known.severity() == occurrence.severity()
        && known.confidence() == occurrence.confidence()
        && known.findingClass() == occurrence.findingClass();
  }

  /** Returns a known finding. */
  Optional<Finding> known(String id) {
    return Optional.ofNullable(byId.get(id)).map(FindingGroup::finding);
  }

  /** Counts equal occurrences that were received now, at a time of their agent's healing clock. */
  LedgerChange add(String id, Finding finding, long times, long now, double healed) {
    FindingGroup.Key key = FindingGroup.Key.of(finding);
    FindingGroup known = groups.get(key);
    FindingGroup group = known == null ? open(key, id, finding, now) : known;
    Severity rank = group.rank();
    FindingStatus status = group.status(now);
    group.add(finding, times, now, healed, parameters);
    if (group.rank() != rank) {
      ranked(rank).remove(group.sequence());
      ranked(group.rank()).put(group.sequence(), group);
    }
    if (finding.weighs()) {
      weighs(group);
    }
    FindingRecord record = group.snapshot(now);
    makeRoom();
    boolean raised = group.rank().compareTo(rank) > 0;
    return new LedgerChange(record, known == null ? Effect.OPENED : effect(status, raised));
  }

  private static Effect effect(FindingStatus before, boolean raised) {
    return switch (before) {
      case RESOLVED -> Effect.REOPENED;
      case SUPPRESSED -> Effect.SUPPRESSED;
      case NEW -> raised ? Effect.RAISED : Effect.REPEATED;
    };
  }

  /** Returns whether an operator has suppressed the finding of which this is an occurrence. */
  boolean suppressed(Finding occurrence, long now) {
    FindingGroup group = groups.get(FindingGroup.Key.of(occurrence));
    return group != null && group.status(now) == FindingStatus.SUPPRESSED;
  }

  /**
   * Takes up what an operator decided.
   *
   * @param healed the healing clock of the finding's agent at the time of the decision
   * @return the finding after it; empty if it is not kept
   */
  Optional<FindingRecord> decide(String id, Decision decision, double healed) {
    Optional<FindingGroup> group = Optional.ofNullable(byId.get(id));
    group.ifPresent(found -> found.decide(decision, healed, parameters));
    return group.map(found -> found.snapshot(decision.changedAt().toEpochMilli()));
  }

  private FindingGroup open(FindingGroup.Key key, String id, Finding finding, long now) {
    return keep(new FindingGroup(key, id, ++sequence, finding, now));
  }

  private FindingGroup keep(FindingGroup group) {
    groups.put(group.key(), group);
    byId.put(group.id(), group);
    bySequence.put(group.sequence(), group);
    ranked(group.rank()).put(group.sequence(), group);
    return group;
  }

  /** Takes over the findings that a checkpoint holds. */
  void restore(StateJson json, KnownRules rules, ToDoubleFunction<AgentId> healed) {
    for (GroupJson each : json.findings()) {
      double time = healed.applyAsDouble(each.finding().agent());
      FindingGroup group = keep(FindingGroup.restore(each, rules, time, parameters));
      if (group.hasWeighed()) {
        weighs(group);
      }
    }
    sequence = json.sequence();
    evicted = json.evicted();
    makeRoom();
  }

  /** Returns what a checkpoint holds of the findings, oldest first. */
  List<GroupJson> json(KnownRules rules, ToDoubleFunction<AgentId> healed) {
    return bySequence.values().stream()
        .map(group -> group.json(rules, healed.applyAsDouble(group.key().agent()), parameters))
        .toList();
  }

  /** Returns whether there may be no room for so many more. */
  boolean full(int more) {
    return groups.size() + more > maxFindings;
  }

  /** Returns the number of the finding that was opened last. */
  long sequence() {
    return sequence;
  }

  // By sequence: a sum of doubles depends on its order, and this one outlives a restart.
  private void weighs(FindingGroup group) {
    weighing
        .computeIfAbsent(group.key().agent(), agent -> new TreeMap<>())
        .put(group.sequence(), group);
  }

  private void makeRoom() {
    while (groups.size() > maxFindings) {
      evict();
    }
  }

  private void evict() {
    for (NavigableMap<Long, FindingGroup> rank : byRank.values()) {
      Map.Entry<Long, FindingGroup> oldest = rank.pollFirstEntry();
      if (oldest != null) {
        remove(oldest.getValue());
        evicted++;
        return;
      }
    }
  }

  private void remove(FindingGroup group) {
    groups.remove(group.key());
    byId.remove(group.id());
    bySequence.remove(group.sequence());
    Map<Long, FindingGroup> own = weighing.get(group.key().agent());
    if (own != null) {
      own.remove(group.sequence());
    }
  }

  private NavigableMap<Long, FindingGroup> ranked(Severity rank) {
    return byRank.computeIfAbsent(rank, r -> new TreeMap<>());
  }

  /** Returns an agent's findings that weigh and are neither forgotten nor suppressed, aged. */
  List<Violation> violations(AgentId agent, long now, double healed) {
    Map<Long, FindingGroup> own = weighing.get(agent);
    if (own == null) {
      return List.of();
    }
    own.values().removeIf(group -> group.expired(now, parameters.hardExpiry()));
    return own.values().stream()
        .filter(group -> group.status(now) != FindingStatus.SUPPRESSED)
        .map(group -> group.violation(healed, parameters))
        .toList();
  }

  /** Returns up to {@code limit} findings after a sequence number, oldest first, as of a time. */
  List<FindingRecord> after(long afterSequence, int limit, long now) {
    return bySequence.tailMap(afterSequence, false).values().stream()
        .limit(limit)
        .map(group -> group.snapshot(now))
        .toList();
  }

  /** Returns the finding with this id as of a time. */
  Optional<FindingRecord> find(String id, long now) {
    return Optional.ofNullable(byId.get(id)).map(group -> group.snapshot(now));
  }

  /** Returns how many findings went to make room. */
  long evicted() {
    return evicted;
  }
}
