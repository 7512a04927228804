package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both readers against the classes that the protocol buffer compiler made. */
class DifferentialTest {
  private static final int REQUESTS = 150;

  private final ProtobufReader protobuf = new ProtobufReader();
  private final JsonReader json = new JsonReader();

  @ParameterizedTest
  @EnumSource
  void tellsWhatTheGeneratedClassesHold_inProtobuf(Signal signal) throws Exception {
    var requests = new RandomTelemetry(1);
    for (int i = 0; i < REQUESTS; i++) {
      Message request = requests.request(signal);
      assertThat(read(protobuf, signal, request.toByteArray()).calls())
          .isEqualTo(Oracle.record(request).calls());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheSame_whenFieldsAreReorderedSplitAndMixedWithUnknownOnes(Signal signal)
      throws Exception {
    var requests = new RandomTelemetry(2);
    for (int i = 0; i < REQUESTS; i++) {
      Message request = requests.request(signal);
      byte[] bytes = new WireScrambler(i).write(request);
      Message parsed = request.getParserForType().parseFrom(bytes);
      assertThat(withoutEmptyBodies(read(protobuf, signal, bytes)))
          .containsExactlyElementsOf(withoutEmptyBodies(Oracle.record(parsed)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatTheGeneratedClassesHold_inJson(Signal signal) throws Exception {
    var requests = new RandomTelemetry(3);
    for (int i = 0; i < REQUESTS; i++) {
      Message request = requests.request(signal);
      byte[] text = OtlpJsonWriter.plain().write(request).getBytes(UTF_8);
      assertThat(read(json, signal, text).calls()).isEqualTo(Oracle.record(request).calls());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheSame_whenJsonIsReorderedEscapedAndMixedWithUnknownNames(Signal signal)
      throws Exception {
    var requests = new RandomTelemetry(4);
    for (int i = 0; i < REQUESTS; i++) {
      Message request = requests.request(signal);
      byte[] text = OtlpJsonWriter.scrambled(i).write(request).getBytes(UTF_8);
      assertThat(read(json, signal, text).sortedLeaves())
          .containsExactlyElementsOf(Oracle.record(request).sortedLeaves());
    }
  }

  /** A body in pieces, one of them empty, is told as an empty and a full one. */
  private static List<String> withoutEmptyBodies(RecordingVisitor recording) {
    return recording.sortedLeaves().stream()
        .filter(leaf -> !leaf.endsWith("log.body.=empty"))
        .toList();
  }

  private static RecordingVisitor read(TelemetryReader reader, Signal signal, byte[] bytes)
      throws MalformedTelemetryException {
    var recording = new RecordingVisitor();
    reader.read(signal, bytes, bytes.length, recording);
    return recording;
  }
}
