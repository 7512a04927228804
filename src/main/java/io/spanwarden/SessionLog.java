package io.spanwarden;

import io.spanwarden.event.AgentId;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.evidence.LedgerChange;
import io.spanwarden.store.Sessions;
import io.spanwarden.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes in which sessions something was found. Thread-safe. */
record SessionLog(Sessions sessions) {
  /** Notes what findings changed; a finding counts in the session in which it was seen first. */
  void saw(List<LedgerChange> changes) {
    var counts = new HashMap<Key, Long>();
    for (LedgerChange change : changes) {
      FindingRecord record = change.record();
      record
          .finding()
          .context()
          .sessionId()
          .ifPresent(id -> counts.merge(new Key(record.finding().agent(), id), 1L, Long::sum));
    }
    long at = changes.get(0).record().lastSeen().toEpochMilli();
    try {
      for (Map.Entry<Key, Long> count : counts.entrySet()) {
        Key key = count.getKey();
        sessions.saw(key.agent().name(), key.id(), at, count.getValue());
      }
    } catch (StoreException e) {
      // The findings themselves are kept; the request behind them is refused if they are not.
    }
  }

  private record Key(AgentId agent, String id) {}
}
