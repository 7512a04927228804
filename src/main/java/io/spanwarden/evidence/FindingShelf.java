package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.Severity;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The findings that are kept: one for each rule, evidence key and agent. Thread-safe. */
final class FindingShelf {
  private final EvidenceParameters parameters;
  private final int capacity;
  private final Ulid ids = new Ulid();
  private final Map<Key, FindingGroup> byKey = new HashMap<>();
  private final Map<String, FindingGroup> byId = new HashMap<>();
  private final NavigableMap<Long, FindingGroup> bySequence = new TreeMap<>();
  private final Map<AgentId, NavigableMap<Long, FindingGroup>> weighing = new HashMap<>();
  private final Map<Severity, NavigableMap<Long, FindingGroup>> bySeverity =
      new EnumMap<>(Severity.class);
  private long sequence;
  private long dropped;

  FindingShelf(EvidenceParameters parameters, int capacity) {
    this.parameters = parameters;
    this.capacity = capacity;
  }

  private record Key(String rule, String evidence, AgentId agent) {
    static Key of(Finding finding) {
      return new Key(finding.rule().id(), finding.evidenceKey(), finding.agent());
    }
  }

  /** Adds an occurrence at {@code millis} and the agent's healing time. */
  synchronized LedgerChange add(Finding finding, long millis, double healingTime) {
    Instant now = Instant.ofEpochMilli(millis);
    FindingGroup group = byKey.get(Key.of(finding));
    boolean opened = group == null;
    if (group == null) {
      String id = ids.next(millis);
      group = new FindingGroup(id, ++sequence, finding, now, healingTime, parameters);
      byKey.put(Key.of(finding), group);
      byId.put(id, group);
      bySequence.put(sequence, group);
    } else {
      unfile(group);
    }
    group.add(finding, now, healingTime);
    file(group);
    if (byKey.size() > capacity) {
      dropLeast();
    }
    return new LedgerChange(group.record(), opened);
  }

  private void file(FindingGroup group) {
    Finding finding = group.finding();
    bySeverity
        .computeIfAbsent(finding.severity(), severity -> new TreeMap<>())
        .put(group.sequence(), group);
    if (finding.weighs()) {
      weighing
          .computeIfAbsent(finding.agent(), agent -> new TreeMap<>())
          .put(group.sequence(), group);
    }
  }

  private void unfile(FindingGroup group) {
    Finding finding = group.finding();
    bySeverity.getOrDefault(finding.severity(), new TreeMap<>()).remove(group.sequence());
    weighing.getOrDefault(finding.agent(), new TreeMap<>()).remove(group.sequence());
  }

  /** Lets the oldest of the least severe go. */
  private void dropLeast() {
    for (Severity severity : Severity.values()) {
      NavigableMap<Long, FindingGroup> groups = bySeverity.getOrDefault(severity, new TreeMap<>());
      if (!groups.isEmpty()) {
        FindingGroup group = groups.firstEntry().getValue();
        unfile(group);
        byKey.remove(Key.of(group.finding()));
        byId.remove(group.record().id());
        bySequence.remove(group.sequence());
        dropped++;
        return;
      }
    }
  }

  /** Returns the findings of an agent that weigh, aged. */
  synchronized List<Violation> violations(AgentId agent, Instant now, double healingTime) {
    return weighing.getOrDefault(agent, new TreeMap<>()).values().stream()
        .filter(group -> !group.expired(now))
        .map(group -> group.violation(healingTime))
        .toList();
  }

  synchronized List<FindingRecord> page(long after, int limit) {
    return bySequence.tailMap(after, false).values().stream()
        .limit(limit)
        .map(FindingGroup::record)
        .toList();
  }

  synchronized Optional<FindingRecord> byId(String id) {
    return Optional.ofNullable(byId.get(id)).map(FindingGroup::record);
  }

  synchronized long dropped() {
    return dropped;
  }
}
