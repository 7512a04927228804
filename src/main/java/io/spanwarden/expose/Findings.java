package io.spanwarden.expose;

import io.spanwarden.evidence.FindingRecord;
import java.util.List;
import java.util.Optional;

/** Where findings are read. Thread-safe. */
public interface Findings {
  /** Returns findings with a sequence above {@code after}, oldest first, at most {@code limit}. */
  List<FindingRecord> page(long after, int limit);

  /** Returns a finding by its id. */
  Optional<FindingRecord> byId(String id);
}
