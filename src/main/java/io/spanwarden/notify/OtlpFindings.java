package io.spanwarden.notify;

import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.spanwarden.event.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Sends findings as log records. Thread-safe. */
final class OtlpFindings implements FindingSink {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OtlpFindings.class);
  private static final Duration BATCH_DELAY = Duration.ofMillis(200);
  private static final Duration DRAIN = Duration.ofSeconds(3);
  private static final Backoff BACKOFF =
      new Backoff(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          () -> ThreadLocalRandom.current().nextDouble());

  private final Severity minimum;
  private final InstantSource clock;
  private final Pending pending;
  private final PersistentExporter exporter;
  private final SdkLoggerProvider provider;
  private final Logger logger;

  OtlpFindings(
      LogRecordExporter exporter,
      Resource resource,
      String version,
      Severity minimum,
      InstantSource clock,
      int capacity) {
    this.minimum = minimum;
    this.clock = clock;
    this.pending = new Pending(capacity);
    this.exporter =
        new PersistentExporter(exporter, pending, Timer.start("notify-otlp"), clock, BACKOFF);
    this.provider =
        SdkLoggerProvider.builder()
            .setResource(resource)
            .addLogRecordProcessor(
                BatchLogRecordProcessor.builder(this.exporter)
                    .setScheduleDelay(BATCH_DELAY)
                    .setMaxQueueSize(capacity)
                    .setMaxExportBatchSize(Math.min(capacity, 512))
                    // The exporter below decides when to give up.
                    .setExporterTimeout(Duration.ofDays(2))
                    .build())
            .build();
    this.logger =
        provider.loggerBuilder("io.spanwarden").setInstrumentationVersion(version).build();
  }

  @Override
  public String channel() {
    return "otlp_logs";
  }

  @Override
  public void accept(Notice notice) {
    if (notice.finding().severity().compareTo(minimum) >= 0 && pending.admit(clock.instant())) {
      FindingLog.emit(logger, notice);
    }
  }

  @Override
  public ChannelStats stats() {
    return pending.stats();
  }

  @Override
  public void close() {
    pending.close();
    exporter.lastAttempts();
    provider.shutdown().join(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    int left = pending.dropAll();
    if (left > 0) {
      LOG.error("otlp: stopped with {} findings not delivered", left);
    }
  }
}
