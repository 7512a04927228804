package io.spanwarden.decode;

import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.Arrays;

/** Which messages stand around the current place, for error messages. Not thread-safe. */
final class MessagePath {
  /** More than the tables nest. */
  private static final int CAPACITY = 16;

  private final String[] names = new String[CAPACITY];
  private int depth;

  /** Goes back to the request itself. */
  void clear() {
    depth = 0;
  }

  /** Goes into the message that {@code field} holds. */
  void enter(OtlpField.Child field) {
    names[depth++] = field.jsonName();
  }

  /** Goes back to the message around it. */
  void leave() {
    depth--;
  }

  /** Returns {@code problem} with the place where it is; a negative offset is unknown. */
  MalformedTelemetryException locate(
      MalformedTelemetryException problem, Signal signal, long byteOffset) {
    var place = new StringBuilder(signal.label());
    if (byteOffset >= 0) {
      place.append(": byte ").append(byteOffset);
    }
    if (depth > 0) {
      place.append(" in ").append(String.join(".", Arrays.asList(names).subList(0, depth)));
    }
    return new MalformedTelemetryException(place + ": " + problem.getMessage());
  }
}
