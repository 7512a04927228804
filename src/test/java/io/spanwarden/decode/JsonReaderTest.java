package io.spanwarden.decode;

import static io.spanwarden.decode.Attempts.json;
import static io.spanwarden.decode.Attempts.jsonProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final String TRACE_ID = "00112233445566778899aAbBcCdDeEfF";

  @ParameterizedTest
  @EnumSource
  void takesAnEmptyObjectAsAnEmptyRequest_butNoEmptyBody(Signal signal) throws Exception {
    assertThat(json(signal, "{}").calls()).isEmpty();
    assertThat(json(signal, " {} \n").calls()).isEmpty();
    assertThat(jsonProblem(signal, "")).startsWith(signal.label() + ": byte 0");
    assertThat(jsonProblem(signal, " ")).startsWith(signal.label() + ": byte 1");
  }

  @Test
  void j1_readsIdsAsHexadecimalOfAnyCase() throws Exception {
    assertThat(span("'traceId':'" + TRACE_ID + "','spanId':'00000000000000fF','parentSpanId':''"))
        .contains("traceId=00112233445566778899aabbccddeeff", "spanId=00000000000000ff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'traceId':'AAECAwQFBgcICQoLDA0ODw=='",
        "'traceId':'00'",
        "'traceId':'0011223344556677'",
        "'traceId':'0011223344556677889900112233445g'",
        "'traceId':'0011223344556677889900112233445٣'",
        "'spanId':7",
        "'parentSpanId':'zz11223344556677'",
        "'links':[{'spanId':'00'}]"
      })
  void j1_rejectsIdsThatAreNot(String members) {
    assertThat(jsonProblem(Signal.TRACES, spanText(members))).contains("expected: ");
  }

  @Test
  void j2_takesNamesInSnakeCaseAsUnknown() throws Exception {
    assertThat(json(Signal.TRACES, quoted("{'resource_spans':[{'scope_spans':7}]}")).calls())
        .isEmpty();
    assertThat(span("'trace_state':'x','Name':'y'")).containsExactly("enter SPAN", "leave SPAN");
  }

  @Test
  void j3_passesOverUnknownNames_atEveryDepth() throws Exception {
    assertThat(
            span(
                "'new':{'name':'x','attributes':[[{}]]},'attributes':[{'new':[1],'key':'k',"
                    + "'value':{'newValue':{'stringValue':'y'},'stringValue':'v'}}]"))
        .containsExactly("enter SPAN", "span.k=string v", "leave SPAN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "'SPAN_KIND_CLIENT'", "'NO_SUCH_KIND'", "99", "null"})
  void j4_takesEnumsAsTheyCome(String kind) throws Exception {
    assertThat(span("'kind':" + kind + ",'status':{'code':" + kind + ",'message':'m'}"))
        .contains("span.status.message=m");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "'''7''', 7",
    "-9223372036854775808, -9223372036854775808",
    "'''9223372036854775807''', 9223372036854775807",
    "1e3, 1000",
    "'''1e3''', 1000",
    "2.0, 2"
  })
  void j5_readsIntegersAsNumbersOrStrings(String written, long value) throws Exception {
    assertThat(value("'intValue':" + written)).containsExactly("span.k=int " + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "'9223372036854775808'",
        "''",
        "'0x10'",
        "' 7'",
        "1.5",
        "1e999999999",
        "true",
        "{}"
      })
  void j5_rejectsWhatIsNoInteger(String written) {
    assertThat(valueProblem("'intValue':" + written)).contains("expected: ");
  }

  @ParameterizedTest
  @CsvSource({
    "'''NaN''', NaN",
    "'''Infinity''', Infinity",
    "'''-Infinity''', -Infinity",
    "1.5, 1.5",
    "'''1.5e3''', 1500.0",
    "7, 7.0"
  })
  void j6_readsDoublesAsNumbersOrStrings(String written, String value) throws Exception {
    assertThat(value("'doubleValue':" + written)).containsExactly("span.k=double " + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "'nan'", "'1d'", "'0x1p3'", "''", "false"})
  void j6_rejectsWhatIsNoDouble(String written) {
    assertThat(valueProblem("'doubleValue':" + written)).contains("expected: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'+/+/AA=='", "'+/+/AA'", "'-_-_AA=='", "'-_-_AA'", "'-/+_AA'"})
  void j6_decodesBase64OfEitherAlphabet(String written) throws Exception {
    assertThat(value("'bytesValue':" + written)).containsExactly("span.k=bytes fbffbf00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'A'", "'AA='", "'AA==='", "'A=A='", "'A A='", "'\u00e4AAA'", "1"})
  void j6_rejectsWhatIsNoBase64(String written) {
    assertThat(valueProblem("'bytesValue':" + written)).contains("expected: ");
  }

  @Test
  void j7_takesNullAsAbsent() throws Exception {
    assertThat(span("'name':null,'status':null,'attributes':null,'events':[null],'traceId':null"))
        .containsExactly("enter SPAN", "leave SPAN");
    assertThat(value("'stringValue':null")).containsExactly("span.k=empty");
    assertThat(value("'arrayValue':{'values':[null]}"))
        .containsExactly("array", "span.k[]=empty", "end");
  }

  @Test
  void j7_losesNoText_whenNamesStandTwice() throws Exception {
    assertThat(span("'name':'a','name':'b'")).contains("span.name=a", "span.name=b");
    assertThat(value("'stringValue':'v','stringValue':'w','intValue':1"))
        .containsExactly("span.k=string v", "span.k=string w", "span.k=int 1");
    assertThat(entry("'key':'k','value':{'stringValue':'v'},'key':'l'"))
        .containsExactly("span.k=string v", "span.l=empty");
    assertThat(entry("'key':'k','key':'l','value':{'stringValue':'v'}"))
        .containsExactly("span.k=empty", "span.l=string v");
    assertThat(entry("'value':{'intValue':1},'value':{'intValue':2,'boolValue':true},'key':'k'"))
        .containsExactly("span.k=int 1", "span.k=int 2", "span.k=bool true");
  }

  @Test
  void j7_takesValuesOfDepth100_andRejectsDeeperOnes() throws Exception {
    assertThat(value(nestedArrays(99))).contains("span.k" + "[]".repeat(99) + "=int 1");
    assertThat(valueProblem(nestedArrays(100)))
        .contains("nested too deeply (expected: at most 100)");
    assertThat(value(nestedMaps(99))).contains("span.k" + ".e".repeat(99) + "=int 1");
    assertThat(valueProblem(nestedMaps(100))).contains("nested too deeply");
    assertThat(valueProblem("'x':" + "[".repeat(101) + "]".repeat(101))).contains("too deeply");
    assertThat(jsonProblem(Signal.LOGS, "[".repeat(1_000_000))).startsWith("logs: byte ");
    assertThat(jsonProblem(Signal.LOGS, "{\"x\":".repeat(1_000_000))).contains("too deeply");
  }

  @Test
  void j7_takesTextsLongerThanTheLimitOfTheParser() throws Exception {
    String text = "x".repeat(25_000_000);
    assertThat(value("'stringValue':'" + text + "'")).containsExactly("span.k=string " + text);
  }

  @Test
  void v1_tellsAnEmptyValue() throws Exception {
    assertThat(value("")).containsExactly("span.k=empty");
    assertThat(entry("'key':'k'")).containsExactly("span.k=empty");
    assertThat(entry("")).containsExactly("span.=empty");
  }

  @Test
  void v2_takesIndexesIntoTheTableOfProfilesAsAbsent() throws Exception {
    assertThat(entry("'keyStrindex':3,'value':{'stringValueStrindex':7}"))
        .containsExactly("span.=empty");
  }

  @Test
  void tellsTheKeyFirst_whenItComesAfterTheValue() throws Exception {
    String inner =
        "{'value':{'arrayValue':{'values':[{'intValue':-5},{'doubleValue':0.5},"
            + "{'boolValue':false},{'bytesValue':'AA'},{}]}},'key':'b'}";
    assertThat(entry("'value':{'kvlistValue':{'values':[" + inner + ",{'key':'c'}]}},'key':'a'"))
        .containsExactly(
            "map",
            "array",
            "span.a.b[]=int -5",
            "span.a.b[]=double 0.5",
            "span.a.b[]=bool false",
            "span.a.b[]=bytes 00",
            "span.a.b[]=empty",
            "end",
            "span.a.c=empty",
            "end");
  }

  @Test
  void tellsTheKeysFirst_whenTheyComeLastAtEveryDepth() throws Exception {
    String text = "x".repeat(1_000_000);
    String entries =
        "'value':{'kvlistValue':{'values':[{".repeat(99)
            + ("'value':{'stringValue':'" + text + "'},'key':'e'")
            + "}]}},'key':'e'".repeat(99);
    assertThat(entry(entries)).contains("span.e" + ".e".repeat(99) + "=string " + text);
  }

  @Test
  void tellsAResourceThatComesAfterItsScopes() throws Exception {
    assertThat(
            json(
                    Signal.TRACES,
                    quoted(
                        "{'resourceSpans':[{'scopeSpans':[{'spans':[{'name':'n'}],'scope':"
                            + "{'name':'s'}}],'resource':{'attributes':[{'key':'k','value':"
                            + "{'stringValue':'v'}}]}}]}"))
                .calls())
        .containsSubsequence(
            "span.name=n", "scope.name=s", "leave SCOPE_GROUP", "resource.k=string v");
  }

  @Test
  void replacesHalfOfASurrogatePair() throws Exception {
    assertThat(value("'stringValue':'a\\uD83Db\\uDE80\\uD83D'"))
        .containsExactly("span.k=string a\ufffdb\ufffd\ufffd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} {}",
        "{}x",
        "[]",
        "null",
        "7",
        "{",
        "{'resourceSpans':{}}",
        "{'resourceSpans':[7]}",
        "{'resourceSpans':[[]]}",
        "{'resourceSpans':[{'schemaUrl':7}]}",
        "{'a':'\u0001'}",
        "{'a':01}"
      })
  void rejectsWhatIsNoRequest(String text) {
    assertThat(jsonProblem(Signal.TRACES, quoted(text))).startsWith("traces: byte ");
  }

  @Test
  void saysWhereAndWhy_withoutPayload() {
    assertThat(jsonProblem(Signal.TRACES, spanText("'name':'n','attributes':secret")))
        .isEqualTo(
            "traces: byte 75 in resourceSpans.scopeSpans.spans:"
                + " not JSON (expected: JSON within its limits)");
    assertThat(valueProblem("'intValue':'secret'")).doesNotContain("secret");
    assertThat(valueProblem("'intValue':12345678901234567890123")).doesNotContain("123456");
  }

  @Test
  void isUsableAgain_afterARejectedRequest() throws Exception {
    var reader = new JsonReader();
    byte[] broken = quoted(spanText("'attributes':[{'value':{'stringValue':'x'}")).getBytes(UTF_8);
    byte[] sound =
        quoted(spanText("'attributes':[{'value':{'intValue':1},'key':'k'}]")).getBytes(UTF_8);
    assertThat(jsonProblem(Signal.TRACES, new String(broken, UTF_8))).contains("expected: ");
    try {
      reader.read(Signal.TRACES, broken, broken.length, new RecordingVisitor());
    } catch (MalformedTelemetryException e) {
      assertThat(e).hasMessageContaining("expected: ");
    }
    var recording = new RecordingVisitor();
    reader.read(Signal.TRACES, sound, sound.length, recording);
    assertThat(recording.calls()).contains("span.k=int 1");
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static String spanText(String members) {
    return quoted("{'resourceSpans':[{'scopeSpans':[{'spans':[{" + members + "}]}]}]}");
  }

  private static List<String> span(String members) throws Exception {
    List<String> calls = json(Signal.TRACES, spanText(members)).calls();
    return calls.subList(2, calls.size() - 2);
  }

  private static List<String> entry(String members) throws Exception {
    List<String> calls = span("'attributes':[{" + members + "}]");
    return calls.subList(1, calls.size() - 1);
  }

  private static List<String> value(String members) throws Exception {
    return entry("'key':'k','value':{" + members + "}");
  }

  private static String valueProblem(String members) {
    return jsonProblem(Signal.TRACES, spanText("'attributes':[{'value':{" + members + "}}]"));
  }

  private static String nestedArrays(int depth) {
    return "'arrayValue':{'values':[{".repeat(depth) + "'intValue':1" + "}]}".repeat(depth);
  }

  private static String nestedMaps(int depth) {
    return "'kvlistValue':{'values':[{'key':'e','value':{".repeat(depth)
        + "'intValue':1"
        + "}}]}".repeat(depth);
  }
}
