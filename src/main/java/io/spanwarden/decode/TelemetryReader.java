package io.spanwarden.decode;

import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;

/**
 * Reads one OTLP export request and tells a visitor what is in it. An instance belongs to one
 * thread; it keeps buffers between calls and nothing else.
 */
public interface TelemetryReader {
  /**
   * Reads {@code buffer[0, length)}.
   *
   * @throws MalformedTelemetryException if it is not an export request of {@code signal}; the
   *     message says where and why, without payload
   */
  void read(Signal signal, byte[] buffer, int length, TelemetryVisitor visitor)
      throws MalformedTelemetryException;
}
