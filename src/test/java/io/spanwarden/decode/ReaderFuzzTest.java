package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.Message;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads its seeds in every build; searches for new inputs where {@code JAZZER_FUZZ=1} is set. */
class ReaderFuzzTest {
  private static final int SEEDS = 5;

  @MethodSource("protobufSeeds")
  @FuzzTest(maxDuration = "5m")
  void readsOrRejectsProtobuf(byte[] data) {
    attempt(new ProtobufReader(), data);
  }

  @MethodSource("jsonSeeds")
  @FuzzTest(maxDuration = "5m")
  void readsOrRejectsJson(byte[] data) {
    attempt(new JsonReader(), data);
  }

  static Stream<Arguments> protobufSeeds() {
    return requests().map(request -> Arguments.of((Object) request.toByteArray()));
  }

  static Stream<Arguments> jsonSeeds() {
    return requests()
        .map(request -> OtlpJsonWriter.scrambled(request.hashCode()).write(request))
        .map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
  }

  private static Stream<Message> requests() {
    var random = new RandomTelemetry(9);
    return Stream.of(Signal.values())
        .flatMap(signal -> Stream.generate(() -> random.request(signal)).limit(SEEDS));
  }

  private static void attempt(TelemetryReader reader, byte[] data) {
    for (Signal signal : Signal.values()) {
      try {
        reader.read(signal, data, data.length, new RecordingVisitor());
      } catch (MalformedTelemetryException e) {
        assertThat(e).hasMessageContaining("expected: ");
      }
    }
  }
}
