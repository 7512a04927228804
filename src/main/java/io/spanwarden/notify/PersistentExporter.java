package io.spanwarden.notify;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Goes on where the exporter's own retries end after seconds, for a day: the SDK would drop the
 * batch. It waits with the next one meanwhile, and its queue fills.
 */
final class PersistentExporter implements LogRecordExporter {
  private static final Duration LONGEST = Duration.ofHours(24);

  /** The request itself is at fault, or the service does not exist. */
  private static final Set<GrpcStatusCode> FOR_GOOD =
      EnumSet.of(GrpcStatusCode.INVALID_ARGUMENT, GrpcStatusCode.UNIMPLEMENTED);

  private final LogRecordExporter exporter;
  private final Pending pending;
  private final Timer timer;
  private final InstantSource clock;
  private final Backoff backoff;

  /** The SDK exports one batch at a time, so that one at most waits. */
  private final AtomicReference<Attempt> waiting = new AtomicReference<>();

  private volatile boolean closing;

  private record Attempt(
      Collection<LogRecordData> batch, CompletableResultCode result, Instant until, int failures) {}

  PersistentExporter(
      LogRecordExporter exporter,
      Pending pending,
      Timer timer,
      InstantSource clock,
      Backoff backoff) {
    this.exporter = exporter;
    this.pending = pending;
    this.timer = timer;
    this.clock = clock;
    this.backoff = backoff;
  }

  @Override
  public CompletableResultCode export(Collection<LogRecordData> batch) {
    var result = new CompletableResultCode();
    attempt(new Attempt(batch, result, clock.instant().plus(LONGEST), 0));
    return result;
  }

  private void attempt(Attempt attempt) {
    CompletableResultCode outcome = exporter.export(attempt.batch);
    outcome.whenComplete(() -> finish(attempt, outcome));
  }

  private void finish(Attempt attempt, CompletableResultCode outcome) {
    int records = attempt.batch.size();
    if (outcome.isSuccess()) {
      pending.delivered(records);
      attempt.result.succeed();
    } else if (closing || isForGood(outcome) || clock.instant().isAfter(attempt.until)) {
      pending.dropped(records);
      attempt.result.fail();
    } else {
      pending.retried(records);
      int failures = attempt.failures + 1;
      waiting.set(new Attempt(attempt.batch, attempt.result, attempt.until, failures));
      timer.after(backoff.after(failures), this::resume);
    }
  }

  private void resume() {
    Attempt attempt = waiting.getAndSet(null);
    if (attempt != null) {
      attempt(attempt);
    }
  }

  private static boolean isForGood(CompletableResultCode outcome) {
    // The class is the only place where the SDK tells the status.
    if (outcome.getFailureThrowable()
        instanceof FailedExportException.GrpcExportException failure) {
      GrpcResponse response = failure.getResponse();
      return response != null && FOR_GOOD.contains(response.getStatusCode());
    }
    return false;
  }

  /** Tries once more at once, and never again. */
  void lastAttempts() {
    closing = true;
    resume();
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    timer.stop();
    return exporter.shutdown();
  }
}
