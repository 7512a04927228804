package io.spanwarden.evidence;

import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.evidence.StateJson.MessageJson;
import io.spanwarden.store.Checkpoint;
import io.spanwarden.store.JournalEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings back the evidence of a log: the newest checkpoint that is not too young, and the entries
 * after it, one after the other.
 */
final class Replay {
  private final EvidenceState state;
  private final Map<Message, Long> messages = new HashMap<>();
  private long sequence;
  private long at;
  private long checkpoint;
  private Optional<String> parameters = Optional.empty();

  private Replay(EvidenceState state) {
    this.state = state;
  }

  /**
   * Reads a log.
   *
   * @param notAfter the time up to which entries are taken up, included, in milliseconds
   */
  static Replay of(EvidenceLog log, EvidenceParameters parameters, int maxFindings, long notAfter) {
    var replay = new Replay(new EvidenceState(parameters, maxFindings));
    log.checkpoint(notAfter).ifPresent(replay::restore);
    log.read(
        replay.sequence,
        entry -> {
          if (entry.atMillis() <= notAfter) {
            replay.apply(entry);
          }
        });
    return replay;
  }

  private void restore(Checkpoint kept) {
    StateJson json = EntryJson.read(kept.state(), StateJson.class);
    state.restore(json, kept.atMillis());
    for (MessageJson message : json.messages()) {
      messages.put(message.message(), message.received());
    }
    parameters = Optional.of(json.parameters());
    sequence = kept.sequence();
    checkpoint = kept.sequence();
    at = kept.atMillis();
  }

  private void apply(JournalEntry entry) {
    state.apply(entry).ifPresent(message -> messages.put(message, entry.atMillis()));
    switch (entry.kind()) {
      case PARAMETERS ->
          parameters =
              Optional.of(EntryJson.read(entry.body(), EntryJson.ParametersJson.class).hash());
      case RULE, FINDINGS, WINDOW, OPERATOR, CHECKPOINT -> {
        // Taken up above.
      }
    }
    sequence = entry.sequence();
    at = entry.atMillis();
  }

  EvidenceState state() {
    return state;
  }

  /** Returns the messages with findings, and when they were received. */
  Map<Message, Long> messages() {
    return messages;
  }

  /** Returns the last entry's time; empty if the log is empty. */
  OptionalLong at() {
    return sequence == 0 ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** Returns the last entry's number. */
  long sequence() {
    return sequence;
  }

  /** Returns the number of the entry of the checkpoint; 0 if there is none. */
  long checkpoint() {
    return checkpoint;
  }

  /** Returns the hash of the parameters that were in force last. */
  Optional<String> parameters() {
    return parameters;
  }
}
