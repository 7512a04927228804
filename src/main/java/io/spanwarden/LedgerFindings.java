package io.spanwarden;

import io.spanwarden.event.FindingStatus;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.expose.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The findings of the ledger, as the API reads and changes them: what has changed is durable when
 * it is told. Thread-safe.
 */
final class LedgerFindings implements Findings {
  private final Ledger ledger;

  LedgerFindings(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<FindingRecord> page(long after, int limit) {
    return ledger.findings(after, limit);
  }

  @Override
  public Optional<FindingRecord> byId(String id) {
    return ledger.finding(id);
  }

  /** Returns whether nobody has resolved or suppressed the finding of an id. */
  boolean open(String id) {
    return byId(id).filter(finding -> finding.status() == FindingStatus.NEW).isPresent();
  }

  @Override
  public Optional<FindingRecord> resolve(String id, String actor, String reason) {
    return durable(ledger.resolve(id, actor, reason));
  }

  @Override
  public Optional<FindingRecord> suppress(String id, String actor, String reason, Instant until) {
    return durable(ledger.suppress(id, actor, reason, until));
  }

  @Override
  public Optional<FindingRecord> reopen(String id, String actor, String reason) {
    return durable(ledger.reopen(id, actor, reason));
  }

  private Optional<FindingRecord> durable(Optional<FindingRecord> changed) {
    ledger.durable().join();
    return changed;
  }
}
