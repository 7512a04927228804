package io.spanwarden.expose;

import io.spanwarden.evidence.FindingRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where findings are read, and where their status is changed. Thread-safe. */
public interface Findings {
  /** Returns findings with a sequence above {@code after}, oldest first, at most {@code limit}. */
  List<FindingRecord> page(long after, int limit);

  /** Returns a finding by its id. */
  Optional<FindingRecord> byId(String id);

  /** Says that a finding is dealt with; returns it as it is then, or empty if there is none. */
  Optional<FindingRecord> resolve(String id, String actor, String reason);

  /**
   * Takes a finding out of the scores until a moment; returns it as it is then, or empty if there
   * is none.
   *
   * @throws IllegalArgumentException if the moment is past, or later than the evidence model has it
   */
  Optional<FindingRecord> suppress(String id, String actor, String reason, Instant until);

  /** Opens a finding again; returns it as it is then, or empty if there is none. */
  Optional<FindingRecord> reopen(String id, String actor, String reason);
}
