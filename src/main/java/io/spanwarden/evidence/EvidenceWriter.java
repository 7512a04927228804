package io.spanwarden.evidence;

import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.evidence.EntryJson.FindingsJson;
import io.spanwarden.evidence.EntryJson.OperatorJson;
import io.spanwarden.evidence.EntryJson.ParametersJson;
import io.spanwarden.evidence.EntryJson.RuleJson;
import io.spanwarden.evidence.LedgerChange.Effect;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appends entries to the log and takes them up, so that the state is always what the entries say.
 * Not thread-safe: guarded by the ledger.
 */
final class EvidenceWriter {
  private static final int ENTRIES_TO_CHECKPOINT = 20_000;
  private static final Duration TIME_TO_CHECKPOINT = Duration.ofHours(1);

  private final EvidenceLog log;
  private final EvidenceState state;
  private final Redeliveries redeliveries;
  private final Ulid ids = new Ulid(new SecureRandom());
  private final Map<String, Repeats> repeats = new LinkedHashMap<>();
  private long flushed;
  private long sequence;
  private long checkpoint;
  private long checkpointed;

  EvidenceWriter(EvidenceLog log, Replay past, Redeliveries redeliveries, long now) {
    this.log = log;
    this.state = past.state();
    this.redeliveries = redeliveries;
    this.sequence = past.sequence();
    this.checkpoint = past.checkpoint();
    this.checkpointed = now;
  }

  private void append(long now, EntryKind kind, byte[] body) {
    sequence = log.append(now, kind, body);
  }

  /** Says which parameters are in force from now on. */
  void parameters(EvidenceParameters parameters, long now) {
    append(
        now,
        EntryKind.PARAMETERS,
        EntryJson.write(new ParametersJson(parameters.version(), parameters.hash())));
    if (sequence > 1) {
      // Its sums are those of the new parameters, which no entry could tell.
      write(checkpoint(now));
    }
  }

  /** Records the findings of one request; returns what each changed. */
  List<LedgerChange> findings(Optional<Message> message, List<Finding> findings, long now) {
    if (findings.stream()
        .anyMatch(each -> state.findings().idOf(each).map(repeats::containsKey).orElse(false))) {
      flush(now, Duration.ZERO); // they were counted before this, and with the verdict of then
    }
    var found = new ArrayList<Found>(findings.size());
    var opened = new HashMap<FindingGroup.Key, String>();
    boolean full = state.findings().full(findings.size());
    for (Finding finding : findings) {
      learn(finding.rule(), now);
      found.add(occurrence(finding, opened, full, now));
    }
    FindingsJson json = FindingsJson.of(message, found, state.rules());
    append(now, EntryKind.FINDINGS, EntryJson.write(json));
    return List.copyOf(state.apply(now, found));
  }

  /**
   * Counts findings that say nothing new and weigh nothing, as those about a loopback connection do
   * with each request. They are recorded later, all in one, see {@link #flush}.
   *
   * @return what each changed; empty if one of them says something new, and then none is counted
   */
  Optional<List<LedgerChange>> repeats(List<Finding> findings, long now) {
    var changes = new ArrayList<LedgerChange>(findings.size());
    for (Finding finding : findings) {
      Optional<FindingRecord> known = state.findings().merelyCounted(finding, now);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      changes.add(new LedgerChange(known.get(), Effect.REPEATED));
    }
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      state.watch(finding.agent()).add(now, finding, false);
      repeats.merge(changes.get(i).record().id(), new Repeats(1, now), (old, one) -> old.and(one));
    }
    return Optional.of(changes);
  }

  /** Records what was merely counted, if the last time is so long ago. */
  void flush(long now, Duration since) {
    if (repeats.isEmpty() || log.failing() || now - flushed < since.toMillis()) {
      return;
    }
    var found = new ArrayList<Found>(repeats.size());
    repeats.forEach(
        (id, more) ->
            state
                .findings()
                .known(id)
                .ifPresent(known -> found.add(Found.again(id, known, more.times(), more.last()))));
    append(
        now,
        EntryKind.FINDINGS,
        EntryJson.write(FindingsJson.of(Optional.empty(), found, state.rules())));
    state.apply(now, found);
    repeats.clear();
    flushed = now;
  }

  private void learn(RuleInfo rule, long now) {
    if (state.rules().number(rule).isEmpty()) {
      append(now, EntryKind.RULE, EntryJson.write(new RuleJson(rule)));
      state.rules().add(rule);
    }
  }

  private Found occurrence(
      Finding finding, Map<FindingGroup.Key, String> opened, boolean full, long now) {
    FindingGroup.Key key = FindingGroup.Key.of(finding);
    Optional<String> known =
        state.findings().idOf(finding).or(() -> Optional.ofNullable(opened.get(key)));
    if (known.isPresent()) {
      // It may have to go for one before it, and would be opened again.
      return Found.of(known.get(), finding, full);
    }
    String id = ids.next(now);
    opened.put(key, id);
    return Found.of(id, finding, true);
  }

  /** Records what an operator said; returns the finding that it is about, if it is kept. */
  Optional<FindingRecord> operator(OperatorJson said, long now) {
    append(now, EntryKind.OPERATOR, EntryJson.write(said));
    return state.apply(now, said);
  }

  /** Closes the windows that are over; returns how many there were. */
  int closeDue(long now) {
    if (log.failing()) {
      return 0; // they are closed when they can be written
    }
    int closed = 0;
    try {
      for (AgentWatch watch : state.agents().values()) {
        for (ClosedWindow window : watch.due(now)) {
          append(now, EntryKind.WINDOW, EntryJson.write(window));
          state.apply(window);
          closed++;
        }
      }
    } catch (StoreException e) {
      return closed; // likewise
    }
    return closed;
  }

  /** Returns what a checkpoint holds if the tail of the journal is long, or an hour old. */
  Optional<Piece> checkpointIfDue(long now) {
    long entries = sequence - checkpoint;
    boolean late = now - checkpointed >= TIME_TO_CHECKPOINT.toMillis();
    return entries >= ENTRIES_TO_CHECKPOINT || (late && entries > 1)
        ? checkpointIfAny(now)
        : Optional.empty();
  }

  /** Returns what a checkpoint holds if there was an entry since the last. */
  Optional<Piece> checkpointIfAny(long now) {
    if (sequence <= checkpoint + 1 || log.failing()) {
      return Optional.empty();
    }
    flush(now, Duration.ZERO);
    return Optional.of(checkpoint(now));
  }

  private Piece checkpoint(long now) {
    var piece = new Piece(sequence, now, state.json(redeliveries.remembered(), now));
    checkpoint = sequence;
    checkpointed = now;
    sequence++;
    return piece;
  }

  /**
   * Writes a checkpoint. It may take long, and needs no lock: whatever is appended meanwhile comes
   * after the entry that the checkpoint names.
   */
  void write(Piece piece) {
    log.checkpoint(piece.sequence(), piece.at(), piece.at(), EntryJson.write(piece.state()));
  }

  /** All evidence as of an entry. */
  record Piece(long sequence, long at, StateJson state) {}

  /** How often and when last. */
  private record Repeats(long times, long last) {
    Repeats and(Repeats later) {
      return new Repeats(times + later.times, Math.max(last, later.last));
    }
  }
}
