package io.spanwarden.receive;

import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import java.util.concurrent.CompletionStage;

/**
 * What is done with an export request once its bytes are in.
 *
 * <p>Called by the scanning threads, several at once, never by an event loop. It does not wait for
 * the disk. The request is acknowledged when what it returns completes: whatever must not be lost
 * is durable by then.
 */
@FunctionalInterface
public interface ExportHandler {
  /**
   * Handles {@code export}, whose bytes must not be kept.
   *
   * @return the number of spans, log records or data points in it, once they are recorded;
   *     completes exceptionally if they cannot be
   * @throws io.spanwarden.event.NotRecordedException if they cannot be recorded now
   * @throws MalformedTelemetryException if the bytes are not the message; nothing was recorded then
   */
  CompletionStage<Long> handle(Export export) throws MalformedTelemetryException;
}
