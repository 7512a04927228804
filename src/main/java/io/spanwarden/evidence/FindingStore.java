package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.LedgerChange.Effect;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings, grouped and bounded. When there are too many, the oldest of the least severe go
 * first. Not thread-safe: guarded by the ledger.
 */
final class FindingStore {
  private final EvidenceParameters parameters;
  private final int maxFindings;
  private final Ulid ids = new Ulid(new SecureRandom());
  private final Map<FindingGroup.Key, FindingGroup> groups = new HashMap<>();
  private final Map<String, FindingGroup> byId = new HashMap<>();
  private final NavigableMap<Long, FindingGroup> bySequence = new TreeMap<>();
  private final Map<Severity, NavigableMap<Long, FindingGroup>> byRank =
      new EnumMap<>(Severity.class);
  private final Map<AgentId, Map<FindingGroup.Key, FindingGroup>> weighing = new HashMap<>();
  private long sequence;
  private long evicted;

  FindingStore(EvidenceParameters parameters, int maxFindings) {
    this.parameters = parameters;
    this.maxFindings = maxFindings;
    for (Severity severity : Severity.values()) {
      byRank.put(severity, new TreeMap<>());
    }
  }

  /** Counts an occurrence that was received now, at a time of its agent's healing clock. */
  LedgerChange add(Finding finding, long now, double healed) {
    var key = new FindingGroup.Key(finding.rule().id(), finding.evidenceKey(), finding.agent());
    FindingGroup known = groups.get(key);
    FindingGroup group = known == null ? open(key, finding, now) : known;
    Severity rank = group.rank();
    group.add(finding, now, healed, parameters);
    if (group.rank() != rank) {
      ranked(rank).remove(group.sequence());
      ranked(group.rank()).put(group.sequence(), group);
    }
    if (finding.weighs()) {
      weighing.computeIfAbsent(key.agent(), a -> new LinkedHashMap<>()).put(key, group);
    }
    FindingRecord record = group.snapshot();
    if (groups.size() > maxFindings) {
      evict();
    }
    return new LedgerChange(record, effect(known == null, rank, group.rank()));
  }

  private static Effect effect(boolean first, Severity before, Severity after) {
    if (first) {
      return Effect.OPENED;
    }
    return after.compareTo(before) > 0 ? Effect.RAISED : Effect.REPEATED;
  }

  private FindingGroup open(FindingGroup.Key key, Finding finding, long now) {
    var group = new FindingGroup(key, ids.next(now), ++sequence, finding, now);
    groups.put(key, group);
    byId.put(group.id(), group);
    bySequence.put(group.sequence(), group);
    ranked(group.rank()).put(group.sequence(), group);
    return group;
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
    Map<FindingGroup.Key, FindingGroup> own = weighing.get(group.key().agent());
    if (own != null) {
      own.remove(group.key());
    }
  }

  private NavigableMap<Long, FindingGroup> ranked(Severity rank) {
    return byRank.computeIfAbsent(rank, r -> new TreeMap<>());
  }

  /** Returns an agent's findings that weigh and are not forgotten, aged. */
  List<Violation> violations(AgentId agent, long now, double healed) {
    Map<FindingGroup.Key, FindingGroup> own = weighing.get(agent);
    if (own == null) {
      return List.of();
    }
    own.values().removeIf(group -> group.expired(now, parameters.hardExpiry()));
    return own.values().stream().map(group -> group.violation(healed)).toList();
  }

  /** Returns up to {@code limit} findings after a sequence number, oldest first. */
  List<FindingRecord> after(long afterSequence, int limit) {
    return bySequence.tailMap(afterSequence, false).values().stream()
        .limit(limit)
        .map(FindingGroup::snapshot)
        .toList();
  }

  /** Returns the finding with this id. */
  Optional<FindingRecord> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(FindingGroup::snapshot);
  }

  /** Returns how many findings went to make room. */
  long evicted() {
    return evicted;
  }
}
