package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.EntryJson.DecisionJson;
import io.spanwarden.evidence.EntryJson.FindingJson;
import io.spanwarden.evidence.StateJson.GroupJson;
import io.spanwarden.evidence.StateJson.SumJson;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All occurrences of one finding. Not thread-safe: guarded by its store. */
// Occurrences decay with the half-life of the group's severity, which can still rise. So a sum is
// kept for each severity, and the group is worth the same in whatever order its occurrences came.
//
// A group that is resolved ages faster. So its occurrences are stamped with a clock of its own,
// H(h)
// = h + ahead + (k - 1) * (h - h0) while it is resolved since h0, and H(h) = h + ahead otherwise,
// where h is the healing clock of its agent and k = resolved_ageing. H never goes back or leaps.
final class FindingGroup {
  private final Key key;
  private final String id;
  private final long sequence;
  private final long firstSeen;
  private final Map<Severity, DecayedSum> occurrences = new EnumMap<>(Severity.class);
  private Finding finding;
  private long lastSeen;
  private long lastWeighed;
  private long count;
  private Optional<Decision> decision = Optional.empty();
  private FindingStatus status = FindingStatus.NEW;
  private double decidedAt;
  private double ahead;

  FindingGroup(Key key, String id, long sequence, Finding first, long now) {
    this.key = key;
    this.id = id;
    this.sequence = sequence;
    this.firstSeen = now;
    this.lastSeen = now;
    this.finding = first;
  }

  /** Returns a group as a checkpoint of a time of its agent's healing clock holds it. */
  static FindingGroup restore(
      GroupJson json, KnownRules rules, double healed, EvidenceParameters parameters) {
    Finding finding =
        json.finding().finding(rules, json.severity(), json.confidence(), json.findingClass());
    var group =
        new FindingGroup(Key.of(finding), json.id(), json.sequence(), finding, json.firstSeen());
    group.lastSeen = json.lastSeen();
    group.lastWeighed = json.lastWeighed();
    group.count = json.count();
    group.decision = json.decision().map(DecisionJson::decision);
    group.status = json.status();
    group.decidedAt = json.decidedAt();
    group.ahead = json.ahead();
    if (group.clock(healed, parameters) != json.clock()) {
      // The clock's parameters have been changed, and it must not leap.
      group.decidedAt = healed;
      group.ahead = 0;
    }
    double clock = group.clock(healed, parameters);
    json.occurrences()
        .forEach(
            (severity, sum) -> {
              var own = new DecayedSum(halfLife(parameters, severity));
              own.restore(sum, json.clock(), clock);
              group.occurrences.put(severity, own);
            });
    return group;
  }

  /** Returns what a checkpoint of a time of its agent's healing clock holds of it. */
  GroupJson json(KnownRules rules, double healed, EvidenceParameters parameters) {
    var sums = new EnumMap<Severity, SumJson>(Severity.class);
    occurrences.forEach((severity, sum) -> sums.put(severity, sum.json()));
    return new GroupJson(
        id,
        sequence,
        FindingJson.of(finding, rules),
        finding.severity(),
        finding.confidence(),
        finding.findingClass(),
        firstSeen,
        lastSeen,
        lastWeighed,
        count,
        sums,
        decision.map(DecisionJson::of),
        status,
        decidedAt,
        ahead,
        clock(healed, parameters));
  }

  /** Returns the finding as it is known. */
  Finding finding() {
    return finding;
  }

  /** Returns whether it has ever weighed anything. */
  boolean hasWeighed() {
    return lastWeighed > 0;
  }

  Key key() {
    return key;
  }

  String id() {
    return id;
  }

  long sequence() {
    return sequence;
  }

  /** Returns how dear it is when room must be made: what weighs nothing is worth least. */
  Severity rank() {
    return finding.weighs() ? finding.severity() : Severity.INFO;
  }

  /**
   * Counts equal occurrences.
   *
   * @param times how many
   * @param now when it was received, in milliseconds
   * @param healed the healing clock of its agent then
   */
  void add(Finding occurrence, long times, long now, double healed, EvidenceParameters parameters) {
    count += times;
    lastSeen = Math.max(lastSeen, now);
    if (status == FindingStatus.RESOLVED) {
      enter(FindingStatus.NEW, healed, parameters);
    }
    finding = strongest(finding, occurrence);
    if (!occurrence.weighs()) {
      return;
    }
    if (expired(now, parameters.hardExpiry())) {
      occurrences.values().forEach(DecayedSum::clear);
    }
    lastWeighed = Math.max(lastWeighed, now);
    for (Severity severity : Severity.values()) {
      if (severity != Severity.INFO) {
        occurrences
            .computeIfAbsent(severity, s -> new DecayedSum(halfLife(parameters, s)))
            .add(clock(healed, parameters), times);
      }
    }
  }

  /** Takes up what an operator decided at a time of the healing clock of the finding's agent. */
  void decide(Decision made, double healed, EvidenceParameters parameters) {
    decision = Optional.of(made);
    enter(made.status(), healed, parameters);
  }

  private void enter(FindingStatus next, double healed, EvidenceParameters parameters) {
    ahead = clock(healed, parameters) - healed;
    decidedAt = healed;
    status = next;
  }

  private double clock(double healed, EvidenceParameters parameters) {
    double faster =
        status == FindingStatus.RESOLVED ? parameters.operators().resolvedAgeing() - 1 : 0;
    return healed + ahead + faster * (healed - decidedAt);
  }

  /** Returns where it stands; a suppression that has ended is none. */
  FindingStatus status(long now) {
    Instant instant = Instant.ofEpochMilli(now);
    return decision.map(made -> made.holdsAt(instant)).orElse(true) ? status : FindingStatus.NEW;
  }

  private static Duration halfLife(EvidenceParameters parameters, Severity severity) {
    return Objects.requireNonNull(parameters.halfLives().get(severity));
  }

  /** Returns whether nothing has weighed for so long that all its evidence is forgotten. */
  boolean expired(long now, Duration hardExpiry) {
    return now - lastWeighed >= hardExpiry.toMillis();
  }

  /** Returns what weighs, aged to a time of the healing clock. */
  Violation violation(double healed, EvidenceParameters parameters) {
    DecayedSum sum = occurrences.get(finding.severity());
    return new Violation(
        id,
        key.ruleId(),
        finding.rule().kind(),
        finding.severity(),
        finding.confidence().weight(),
        sum == null ? 0 : sum.at(clock(healed, parameters)));
  }

  /** Returns a snapshot at a time in milliseconds. */
  FindingRecord snapshot(long now) {
    return new FindingRecord(
        id,
        sequence,
        finding,
        Instant.ofEpochMilli(firstSeen),
        Instant.ofEpochMilli(lastSeen),
        count,
        status(now),
        decision);
  }

  /**
   * Returns the first occurrence with the verdict that prevails. One that weighs prevails over one
   * that does not; among equals the highest severity and confidence do.
   */
  private static Finding strongest(Finding first, Finding other) {
    if (first.weighs() != other.weighs()) {
      return first.weighs()
          ? first
          : with(first, other.severity(), other.confidence(), other.findingClass());
    }
    if (first.findingClass() != other.findingClass()) {
      return first; // Neither weighs, and a mixture of the two might.
    }
    return with(
        first,
        max(first.severity(), other.severity()),
        max(first.confidence(), other.confidence()),
        first.findingClass());
  }

  private static <E extends Enum<E>> E max(E one, E other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Finding with(
      Finding first, Severity severity, Confidence confidence, FindingClass findingClass) {
    if (first.severity() == severity
        && first.confidence() == confidence
        && first.findingClass() == findingClass) {
      return first;
    }
    return new Finding(
        first.rule(),
        severity,
        confidence,
        findingClass,
        first.agent(),
        first.verified(),
        first.context(),
        first.match(),
        first.evidenceKey(),
        first.source());
  }

  /** What makes two occurrences the same finding. */
  record Key(String ruleId, String evidenceKey, AgentId agent) {
    /** Returns a finding's. */
    static Key of(Finding finding) {
      return new Key(finding.rule().id(), finding.evidenceKey(), finding.agent());
    }
  }
}
