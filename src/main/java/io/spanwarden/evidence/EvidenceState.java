package io.spanwarden.evidence;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.evidence.EntryJson.FindingsJson;
import io.spanwarden.evidence.EntryJson.OperatorJson;
import io.spanwarden.evidence.EntryJson.RuleJson;
import io.spanwarden.evidence.StateJson.MessageJson;
import io.spanwarden.evidence.StateJson.WatchJson;
import io.spanwarden.store.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What follows from entries, taken one after the other: the live ledger, a restart, a look at the
 * past and a check of the journal all go through here, so they come to the same numbers. No clock,
 * no chance, no input or output. Not thread-safe but for {@link #agents()} and {@link #find}.
 */
final class EvidenceState {
  private final EvidenceParameters parameters;
  private final Map<AgentId, AgentWatch> agents = new ConcurrentHashMap<>();
  private final FindingStore findings;
  private final KnownRules rules = new KnownRules();
  private long watchedSince = Long.MIN_VALUE;

  EvidenceState(EvidenceParameters parameters, int maxFindings) {
    this.parameters = parameters;
    this.findings = new FindingStore(parameters, maxFindings);
  }

  /** Returns the agents that have evidence, live. */
  Map<AgentId, AgentWatch> agents() {
    return agents;
  }

  /** Returns an agent's time, if it has evidence. */
  Optional<AgentWatch> find(AgentId agent) {
    return Optional.ofNullable(agents.get(agent));
  }

  /** Returns an agent's time, made if it has none. */
  AgentWatch watch(AgentId agent) {
    return agents.computeIfAbsent(
        agent,
        added -> {
          var watch = new AgentWatch(added, parameters);
          watch.watchedSince(watchedSince);
          return watch;
        });
  }

  /** Says that what went on before was not watched, whoever it was. */
  void watchedSince(long start) {
    watchedSince = start;
    agents.values().forEach(watch -> watch.watchedSince(start));
  }

  FindingStore findings() {
    return findings;
  }

  KnownRules rules() {
    return rules;
  }

  /** Takes up an entry of the journal; returns the message that it is about, if any. */
  Optional<Message> apply(JournalEntry entry) {
    long at = entry.atMillis();
    byte[] body = entry.body();
    switch (entry.kind()) {
      case RULE -> rules.add(EntryJson.read(body, RuleJson.class).rule());
      case FINDINGS -> {
        FindingsJson json = EntryJson.read(body, FindingsJson.class);
        apply(at, json.found(rules));
        return json.message();
      }
      case WINDOW -> apply(EntryJson.read(body, ClosedWindow.class));
      case OPERATOR -> apply(at, EntryJson.read(body, OperatorJson.class));
      case PARAMETERS, CHECKPOINT -> {
        // They change no evidence.
      }
    }
    return Optional.empty();
  }

  /** Takes up the findings of one request; returns what each changed. */
  List<LedgerChange> apply(long at, List<Found> found) {
    var changes = new ArrayList<LedgerChange>(found.size());
    for (Found each : found) {
      Optional<Finding> occurrence = findings.known(each.id()).map(each::of).or(each::first);
      occurrence.ifPresent(finding -> changes.add(apply(each.last().orElse(at), each, finding)));
    }
    return changes;
  }

  private LedgerChange apply(long at, Found found, Finding finding) {
    AgentWatch watch = watch(finding.agent());
    watch.add(at, finding, findings.suppressed(finding, at));
    return findings.add(found.id(), finding, found.times(), at, watch.healed(at));
  }

  /** Takes up what a window showed. */
  void apply(ClosedWindow window) {
    watch(window.agent()).apply(window);
  }

  /** Takes up what an operator said; returns the finding that it is about, if it is kept. */
  Optional<FindingRecord> apply(long at, OperatorJson said) {
    if (said.id().isEmpty() || said.decision().isEmpty()) {
      // The journal may not have named the agent yet: clean telemetry makes no entry.
      said.agent().ifPresent(agent -> watch(agent).prove(at));
      return Optional.empty();
    }
    String id = said.id().get();
    Decision decision = said.decision().get().decision();
    return findings
        .known(id)
        .flatMap(known -> findings.decide(id, decision, watch(known.agent()).healed(at)));
  }

  /** Returns an agent's evidence, aged to a time not before the last entry. */
  AgentEvidence evidence(AgentId agent, long at) {
    AgentWatch watch = agents.get(agent);
    if (watch == null) {
      return new AgentEvidence(
          agent, Status.UNOBSERVED, Optional.empty(), false, Map.of(), List.of());
    }
    return new AgentEvidence(
        agent,
        watch.status(at),
        watch.lastSeen(),
        watch.redactionProven(at),
        watch.cleanWindows(at),
        findings.violations(agent, at, watch.healed(at)));
  }

  /** Returns what a checkpoint of a time holds of all this, with messages that may come again. */
  StateJson json(Map<Message, Long> messages, long at) {
    return new StateJson(
        parameters.hash(),
        rules.all(),
        agents.values().stream().map(AgentWatch::json).sorted(byAgent()).toList(),
        findings.json(rules, agent -> watch(agent).healed(at)),
        findings.sequence(),
        findings.evicted(),
        messages.entrySet().stream()
            .map(entry -> new MessageJson(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(MessageJson::received)
                    .thenComparing(json -> json.message().digest()))
            .toList());
  }

  private static Comparator<WatchJson> byAgent() {
    return Comparator.comparing(WatchJson::agent);
  }

  /** Takes over a checkpoint of a time. */
  void restore(StateJson json, long at) {
    json.rules().forEach(rules::add);
    json.agents().forEach(watch -> watch(watch.agent()).restore(watch, at));
    findings.restore(json, rules, agent -> watch(agent).healed(at));
  }

  /** Returns findings as of a time, oldest first; see {@link Ledger#findings}. */
  List<FindingRecord> findings(long afterSequence, int limit, long at) {
    return findings.after(afterSequence, limit, at);
  }

  /** Returns when evidence last touched each control that any did. */
  Map<Control, Instant> lastEvidence() {
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
}
