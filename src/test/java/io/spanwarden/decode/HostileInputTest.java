package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever arrives is read or is malformed; nothing else ever happens. */
class HostileInputTest {
  private static final int ATTEMPTS = 3000;
  private static final String STRUCTURE = "{}[]:,\"\\u0t -1e";

  private final ProtobufReader protobuf = new ProtobufReader();
  private final JsonReader json = new JsonReader();
  private final Random random = new Random(5);

  @ParameterizedTest
  @EnumSource
  void readsOrRejects_mutatedProtobuf(Signal signal) {
    var requests = new RandomTelemetry(6);
    for (int i = 0; i < ATTEMPTS; i++) {
      attempt(protobuf, signal, mutated(requests.request(signal).toByteArray()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsOrRejects_mutatedJson(Signal signal) {
    var requests = new RandomTelemetry(7);
    for (int i = 0; i < ATTEMPTS / 3; i++) {
      Message request = requests.request(signal);
      byte[] text = OtlpJsonWriter.scrambled(i).write(request).getBytes(UTF_8);
      attempt(json, signal, mutated(text));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsOrRejects_randomBytes(Signal signal) {
    for (int i = 0; i < ATTEMPTS; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      attempt(protobuf, signal, bytes);
      attempt(json, signal, bytes);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
      }
      attempt(json, signal, bytes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsEveryPrefixOfAJsonRequest(Signal signal) {
    byte[] text =
        OtlpJsonWriter.plain().write(new RandomTelemetry(8).request(signal)).getBytes(UTF_8);
    for (int length = 0; length < text.length; length += 1 + text.length / 500) {
      assertThat(isRead(json, signal, text, length)).isFalse();
    }
  }

  private void attempt(TelemetryReader reader, Signal signal, byte[] bytes) {
    isRead(reader, signal, bytes, bytes.length);
  }

  private static boolean isRead(TelemetryReader reader, Signal signal, byte[] bytes, int length) {
    try {
      reader.read(signal, bytes, length, new RecordingVisitor());
      return true;
    } catch (MalformedTelemetryException e) {
      assertThat(e.getMessage()).startsWith(signal.label() + ": ").contains("expected: ");
      return false;
    }
  }

  private byte[] mutated(byte[] bytes) {
    byte[] mutated = bytes.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && mutated.length > 0; i--) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(4)) {
        case 0 -> mutated[at] = (byte) random.nextInt();
        case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated[at] = (byte) STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
        default -> mutated = Arrays.copyOf(mutated, at);
      }
    }
    return mutated;
  }
}
