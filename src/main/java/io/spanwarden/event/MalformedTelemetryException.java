package io.spanwarden.event;

/** Bytes that are not the OTLP message they should be. The message never holds payload text. */
public final class MalformedTelemetryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates one; {@code message} says where and what was expected. */
  public MalformedTelemetryException(String message) {
    super(message, null, false, false);
  }
}
