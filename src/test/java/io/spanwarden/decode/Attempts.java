package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;

/** Short ways to read something and look at what came of it. */
final class Attempts {
  private Attempts() {}

  /** Returns what the protobuf reader tells. */
  static RecordingVisitor protobuf(Signal signal, byte[] bytes) throws MalformedTelemetryException {
    var recording = new RecordingVisitor();
    new ProtobufReader().read(signal, bytes, bytes.length, recording);
    return recording;
  }

  /** Returns what the JSON reader tells. */
  static RecordingVisitor json(Signal signal, String text) throws MalformedTelemetryException {
    var recording = new RecordingVisitor();
    byte[] bytes = text.getBytes(UTF_8);
    new JsonReader().read(signal, bytes, bytes.length, recording);
    return recording;
  }

  /** Returns why the protobuf reader rejects {@code bytes}. */
  static String protobufProblem(Signal signal, byte[] bytes) {
    return problem(() -> protobuf(signal, bytes));
  }

  /** Returns why the JSON reader rejects {@code text}. */
  static String jsonProblem(Signal signal, String text) {
    return problem(() -> json(signal, text));
  }

  private static String problem(Attempt attempt) {
    var problem = catchThrowableOfType(MalformedTelemetryException.class, () -> attempt.run());
    assertThat(problem).as("rejection").isNotNull();
    return String.valueOf(problem.getMessage());
  }

  private interface Attempt {
    Object run() throws MalformedTelemetryException;
  }
}
