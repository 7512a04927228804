package io.spanwarden;

import io.spanwarden.detect.DetectorParts;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Observation;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.evidence.LedgerChange;
import io.spanwarden.expose.FindingMeters;
import io.spanwarden.receive.ExportHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole program in one method: decode and detect, gather evidence, count, tell. Scores follow
 * from the evidence whenever somebody asks ({@link Scoreboard}).
 *
 * <p>Thread-safe: each scanning thread has its own detector.
 */
final class Pipeline implements ExportHandler {
  private final ThreadLocal<OwnDetector> detectors;
  private final Ledger ledger;
  private final FindingMeters meters;
  private final PipelineMeters times;
  private final SessionLog sessions;
  private final Consumer<List<LedgerChange>> notifier;

  /** Creates it; {@code notifier} is told of every change and must neither block nor throw. */
  Pipeline(
      Supplier<DetectorParts> rules,
      Ledger ledger,
      FindingMeters meters,
      PipelineMeters times,
      SessionLog sessions,
      Consumer<List<LedgerChange>> notifier) {
    this.detectors = ThreadLocal.withInitial(() -> new OwnDetector(rules));
    this.ledger = ledger;
    this.meters = meters;
    this.times = times;
    this.sessions = sessions;
    this.notifier = notifier;
  }

  @Override
  public CompletionStage<Long> handle(Export export) throws MalformedTelemetryException {
    long start = System.nanoTime();
    Observation observation = detectors.get().detect(export);
    List<LedgerChange> changes = ledger.record(observation);
    times.analysed(export.signal(), System.nanoTime() - start);
    long items = observation.items();
    if (observation.findings().isEmpty()) {
      return CompletableFuture.completedFuture(items);
    }
    if (changes.isEmpty()) {
      meters.redelivered(observation.findings().size());
    } else {
      sessions.saw(changes);
      meters.record(changes);
    }
    if (observation.digest().isEmpty() && changes.stream().noneMatch(LedgerChange::news)) {
      return CompletableFuture.completedFuture(items); // merely counted
    }
    // Only what lasts is told to others.
    return ledger
        .durable()
        .thenApply(
            durable -> {
              if (!changes.isEmpty()) {
                notifier.accept(changes);
              }
              return items;
            });
  }
}
