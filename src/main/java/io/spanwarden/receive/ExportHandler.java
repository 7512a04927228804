package io.spanwarden.receive;

import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;

/**
 * What is done with an export request once its bytes are in.
 *
 * <p>Called by the scanning threads, several at once, never by an event loop. When it returns, the
 * request is acknowledged: whatever must not be lost is durable by then.
 */
@FunctionalInterface
public interface ExportHandler {
  /**
   * Handles {@code export}, whose bytes must not be kept.
   *
   * @return the number of spans, log records or data points in it
   * @throws MalformedTelemetryException if the bytes are not the message; nothing was recorded then
   */
  long handle(Export export) throws MalformedTelemetryException;
}
