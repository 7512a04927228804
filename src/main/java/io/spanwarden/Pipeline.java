package io.spanwarden;

import io.spanwarden.detect.DetectorParts;
import io.spanwarden.detect.TelemetryDetector;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Observation;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.evidence.LedgerChange;
import io.spanwarden.expose.FindingMeters;
import io.spanwarden.receive.ExportHandler;
import java.util.List;

/**
 * The whole program in one method: decode and detect, gather evidence, count. Scores follow from
 * the evidence whenever somebody asks ({@link Scoreboard}).
 *
 * <p>Thread-safe: each scanning thread has its own detector.
 */
final class Pipeline implements ExportHandler {
  private final ThreadLocal<TelemetryDetector> detectors;
  private final Ledger ledger;
  private final FindingMeters meters;

  Pipeline(DetectorParts parts, Ledger ledger, FindingMeters meters) {
    this.detectors = ThreadLocal.withInitial(() -> new TelemetryDetector(parts));
    this.ledger = ledger;
    this.meters = meters;
  }

  @Override
  public long handle(Export export) throws MalformedTelemetryException {
    Observation observation = detectors.get().detect(export);
    List<LedgerChange> changes = ledger.record(observation);
    meters.record(changes);
    return observation.items();
  }
}
