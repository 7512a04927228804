package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.spanwarden.event.Signal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every text slot of the protocol, taken from its descriptors. An attribute has six: its key, a
 * string, bytes, an element of an array, a key and a value in a list of keys and values. A body has
 * five.
 */
class CanaryTest {
  private static final String CANARY = "canary-in-a-coal-mine";
  private static final ByteString CANARY_BYTES = ByteString.copyFromUtf8(CANARY);

  @Test
  void findsTheCanary_inEachOfThe43TextSlotsOfTraces() throws Exception {
    findsTheCanary(Signal.TRACES, 43);
  }

  @Test
  void findsTheCanary_inEachOfThe33TextSlotsOfLogs() throws Exception {
    findsTheCanary(Signal.LOGS, 33);
  }

  @Test
  void findsTheCanary_inEachOfThe83TextSlotsOfMetrics() throws Exception {
    findsTheCanary(Signal.METRICS, 83);
  }

  private static void findsTheCanary(Signal signal, int slots) throws Exception {
    List<Message> planted = plant(RandomTelemetry.empty(signal));
    assertThat(planted).hasSize(slots);
    for (Message request : planted) {
      byte[] json = OtlpJsonWriter.plain().write(request).getBytes(UTF_8);
      finds(new ProtobufReader(), signal, request.toByteArray(), request);
      finds(new JsonReader(), signal, json, request);
    }
  }

  private static void finds(TelemetryReader reader, Signal signal, byte[] bytes, Message request)
      throws Exception {
    var recording = new RecordingVisitor();
    reader.read(signal, bytes, bytes.length, recording);
    String hex = HexFormat.of().formatHex(CANARY.getBytes(UTF_8));
    assertThat(recording.calls())
        .as(request.toString())
        .filteredOn(call -> call.contains(CANARY) || call.contains(hex))
        .hasSize(1);
  }

  /** Returns one message for each text slot of the type of {@code prototype}. */
  private static List<Message> plant(Message prototype) {
    if (prototype instanceof AnyValue) {
      return values();
    }
    List<Message> planted = new ArrayList<>();
    for (FieldDescriptor field : prototype.getDescriptorForType().getFields()) {
      Message.Builder builder = prototype.newBuilderForType();
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        Message inner = builder.newBuilderForField(field).getDefaultInstanceForType();
        plant(inner).forEach(item -> planted.add(with(prototype, field, item)));
      } else if (field.getJavaType() == FieldDescriptor.JavaType.STRING) {
        planted.add(with(prototype, field, CANARY));
      }
    }
    return planted;
  }

  private static Message with(Message prototype, FieldDescriptor field, Object value) {
    Message.Builder builder = prototype.newBuilderForType();
    return (field.isRepeated()
            ? builder.addRepeatedField(field, value)
            : builder.setField(field, value))
        .build();
  }

  private static List<Message> values() {
    AnyValue string = AnyValue.newBuilder().setStringValue(CANARY).build();
    KeyValue inKey = KeyValue.newBuilder().setKey(CANARY).build();
    KeyValue inValue = KeyValue.newBuilder().setKey("key").setValue(string).build();
    return List.of(
        string,
        AnyValue.newBuilder().setBytesValue(CANARY_BYTES).build(),
        AnyValue.newBuilder().setArrayValue(ArrayValue.newBuilder().addValues(string)).build(),
        AnyValue.newBuilder().setKvlistValue(KeyValueList.newBuilder().addValues(inKey)).build(),
        AnyValue.newBuilder().setKvlistValue(KeyValueList.newBuilder().addValues(inValue)).build());
  }
}
