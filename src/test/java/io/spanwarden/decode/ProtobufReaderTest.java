package io.spanwarden.decode;

import static io.spanwarden.decode.Attempts.protobuf;
import static io.spanwarden.decode.Attempts.protobufProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.spanwarden.event.Signal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufReaderTest {
  @ParameterizedTest
  @EnumSource
  void takesNoBytesAsAnEmptyRequest(Signal signal) throws Exception {
    assertThat(protobuf(signal, new byte[0]).calls()).isEmpty();
  }

  @Test
  void v1_tellsEveryKindOfValue_andAnEmptyOne() throws Exception {
    AnyValue string = AnyValue.newBuilder().setStringValue("s").build();
    var kinds =
        ArrayValue.newBuilder()
            .addValues(string)
            .addValues(AnyValue.newBuilder().setBoolValue(true))
            .addValues(AnyValue.newBuilder().setIntValue(-1))
            .addValues(AnyValue.newBuilder().setDoubleValue(0.5))
            .addValues(AnyValue.newBuilder().setBytesValue(ByteString.fromHex("00ff")))
            .addValues(AnyValue.newBuilder().setArrayValue(ArrayValue.getDefaultInstance()))
            .addValues(
                AnyValue.newBuilder()
                    .setKvlistValue(
                        KeyValueList.newBuilder()
                            .addValues(KeyValue.newBuilder().setKey("k").setValue(string))))
            .addValues(AnyValue.getDefaultInstance());

    assertThat(attribute(AnyValue.newBuilder().setArrayValue(kinds).build()).calls())
        .containsSubsequence(
            "array",
            "span.key[]=string s",
            "span.key[]=bool true",
            "span.key[]=int -1",
            "span.key[]=double 0.5",
            "span.key[]=bytes 00ff",
            "array",
            "end",
            "map",
            "span.key[].k=string s",
            "end",
            "span.key[]=empty",
            "end");
  }

  @Test
  void v1_takesValuesOfDepth100_andRejectsDeeperOnes() throws Exception {
    assertThat(attribute(nested(99)).calls()).contains("span.key" + "[]".repeat(99) + "=int 1");
    assertThat(protobufProblem(Signal.TRACES, request(nested(100))))
        .contains("nested too deeply (expected: at most 100)");
    assertThat(protobufProblem(Signal.TRACES, request(nested(1000)))).contains("nested too deeply");
  }

  @Test
  void v2_takesIndexesIntoTheTableOfProfilesAsAbsent() throws Exception {
    byte[] bytes =
        attributeBytes(
            KeyValue.newBuilder()
                .setKeyStrindex(3)
                .setValue(AnyValue.newBuilder().setStringValueStrindex(7))
                .build());
    assertThat(protobuf(Signal.TRACES, bytes).calls()).contains("span.=empty");
  }

  @Test
  void v4_passesOverUnknownFieldsAndGroups() throws Exception {
    // Field 99 as number, 64 bits, text, 32 bits, and a group that holds another one.
    byte[] bytes =
        hex(
            "980601"
                + "99060000000000000000"
                + "9a060161"
                + "9d0600000000"
                + "9b06"
                + "0b"
                + "9a060161"
                + "0c"
                + "9c06");
    assertThat(protobuf(Signal.TRACES, bytes).calls()).isEmpty();
  }

  @Test
  void v4_passesOverAKnownFieldWithAnotherWireType() throws Exception {
    assertThat(protobuf(Signal.TRACES, hex("0801")).calls()).isEmpty();
  }

  @Test
  void v4_takes100GroupsInsideEachOther_andRejectsMore() throws Exception {
    assertThat(protobuf(Signal.LOGS, hex("0b".repeat(100) + "0c".repeat(100))).calls()).isEmpty();
    assertThat(protobufProblem(Signal.LOGS, hex("0b".repeat(101) + "0c".repeat(101))))
        .contains("groups nested too deeply (expected: at most 100)");
    assertThat(protobufProblem(Signal.LOGS, hex("0b".repeat(1_000_000)))).contains("too deeply");
  }

  @ParameterizedTest
  @CsvSource({
    "0a, number cut off",
    "0a80, number cut off",
    "0a05, length too large",
    "0affffffff0f, length too large",
    "0affffffffffffffffff01, length too large",
    "0affffffffffffffffffff01, number too long",
    "ffffffffff7f, tag too large",
    "00, field number 0",
    "0200, field number 0",
    "0b, group cut off",
    "0b14, end of a group",
    "0c, end of a group",
    "0e, wire type",
    "0f, wire type",
    "1900000000000000, number cut off",
    "1d000000, number cut off",
    "0a020a01, length too large"
  })
  void v4_rejectsBytesThatAreNoMessage(String bytes, String problem) {
    assertThat(protobufProblem(Signal.METRICS, hex(bytes)))
        .startsWith("metrics: byte ")
        .contains(problem);
  }

  @Test
  void v5_handsOnTextThatIsNotUtf8() throws Exception {
    byte[] bytes = attributeBytes(attributeOf(AnyValue.newBuilder().setStringValue("X").build()));
    String broken = new String(bytes, ISO_8859_1).replace('X', '\u00ff');
    assertThat(protobuf(Signal.TRACES, broken.getBytes(ISO_8859_1)).calls())
        .contains("span.key=string \ufffd");
  }

  @Test
  void g4_saysWhereAndWhy_withoutPayload() {
    byte[] bytes = request(AnyValue.newBuilder().setStringValue("secret").build());
    bytes[bytes.length - 7] = 99;
    assertThat(protobufProblem(Signal.TRACES, bytes))
        .isEqualTo(
            "traces: byte 17 in resourceSpans.scopeSpans.spans: length too large"
                + " (expected: no more than the message around it)");
  }

  @Test
  void tellsTheKeyFirst_whenItComesAfterTheValue() throws Exception {
    assertThat(keyValue("1203" + "0a0176" + "0a016b")).containsExactly("span.k=string v");
  }

  @Test
  void losesNoText_whenKeysAndValuesAreOverridden() throws Exception {
    assertThat(keyValue("0a016b" + "1203" + "0a0176" + "0a016c" + "1205" + "0a0177" + "1801"))
        .containsExactly("span.k=empty", "span.l=string v", "span.l=string w", "span.l=int 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0a0101", "12020101", "2200"})
  void checksTheLengthOfIds(String span) throws Exception {
    byte[] bytes = nest("0a", nest("12", nest("12", hex(span))));
    if (span.equals("2200")) {
      assertThat(protobuf(Signal.TRACES, bytes).calls()).contains("enter SPAN");
    } else {
      assertThat(protobufProblem(Signal.TRACES, bytes)).contains("(expected: none or ");
    }
  }

  @Test
  void readsNothingBehindTheLength() throws Exception {
    byte[] bytes = {0, 0, 0};
    var recording = new RecordingVisitor();
    new ProtobufReader().read(Signal.TRACES, bytes, 0, recording);
    assertThat(recording.calls()).isEmpty();
  }

  private static Iterable<String> keyValue(String keyValue) throws Exception {
    byte[] bytes = nest("0a", nest("12", nest("12", nest("4a", hex(keyValue)))));
    return protobuf(Signal.TRACES, bytes).calls().stream()
        .filter(call -> call.startsWith("span."))
        .toList();
  }

  private static byte[] nest(String tag, byte[] content) {
    return hex(
        tag
            + HexFormat.of().toHexDigits((byte) content.length)
            + HexFormat.of().formatHex(content));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static AnyValue nested(int depth) {
    AnyValue value = AnyValue.newBuilder().setIntValue(1).build();
    for (int i = 0; i < depth; i++) {
      value = AnyValue.newBuilder().setArrayValue(ArrayValue.newBuilder().addValues(value)).build();
    }
    return value;
  }

  private static RecordingVisitor attribute(AnyValue value) throws Exception {
    return protobuf(Signal.TRACES, request(value));
  }

  private static byte[] request(AnyValue value) {
    return attributeBytes(attributeOf(value));
  }

  private static KeyValue attributeOf(AnyValue value) {
    return KeyValue.newBuilder().setKey("key").setValue(value).build();
  }

  private static byte[] attributeBytes(KeyValue attribute) {
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .addScopeSpans(
                    ScopeSpans.newBuilder().addSpans(Span.newBuilder().addAttributes(attribute))))
        .build()
        .toByteArray();
  }
}
