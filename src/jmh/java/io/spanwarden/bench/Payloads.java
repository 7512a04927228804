package io.spanwarden.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Export requests as coding agents send them: spans of about 1 KB with nine text and three integer
 * attributes, of which two hold messages, and one event. Text comes from a seed and is clean.
 */
public final class Payloads {
  private static final List<String> WORDS =
      List.of(
          "the",
          "agent",
          "reads",
          "file",
          "src/main/App.java",
          "and",
          "changes",
          "method",
          "to",
          "return",
          "early",
          "when",
          "list",
          "is",
          "empty;",
          "then",
          "runs",
          "tests",
          "again",
          "result:",
          "passed",
          "in",
          "seconds",
          "function",
          "value",
          "null",
          "import",
          "config");
  private static final int PROMPT_LENGTH = 240;
  private static final int ANSWER_LENGTH = 110;
  private static final int SNIPPET_LENGTH = 50;
  private static final long START_NANOS = 1_764_000_000_000_000_000L;

  private final Random random;

  private Payloads(long seed) {
    random = new Random(seed);
  }

  /** Returns a traces request of {@code spans} spans as protobuf. */
  public static byte[] protobuf(int spans, long seed) {
    return new Payloads(seed).request(spans).toByteArray();
  }

  /** Returns the same request as {@link #protobuf} in JSON. */
  public static byte[] json(int spans, long seed) {
    ExportTraceServiceRequest request = new Payloads(seed).request(spans);
    ResourceSpans group = request.getResourceSpans(0);
    ScopeSpans scope = group.getScopeSpans(0);
    var json = new StringBuilder("{\"resourceSpans\":[{\"resource\":{");
    attributes(json, group.getResource().getAttributesList());
    json.append("},\"scopeSpans\":[{\"scope\":{\"name\":\"").append(scope.getScope().getName());
    json.append("\"},\"spans\":[");
    for (int i = 0; i < scope.getSpansCount(); i++) {
      json.append(i == 0 ? "" : ",");
      span(json, scope.getSpans(i));
    }
    return json.append("]}]}]}").toString().getBytes(UTF_8);
  }

  private ExportTraceServiceRequest request(int spans) {
    ScopeSpans.Builder scope =
        ScopeSpans.newBuilder()
            .setScope(
                InstrumentationScope.newBuilder()
                    .setName("com.anthropic.claude_code.tracing")
                    .setVersion("1.0.0"));
    ByteString traceId = bytes(16);
    for (int i = 0; i < spans; i++) {
      scope.addSpans(span(traceId, i));
    }
    Resource.Builder resource =
        Resource.newBuilder()
            .addAttributes(text("service.name", "claude-code"))
            .addAttributes(text("service.version", "2.1.329"))
            .addAttributes(text("host.arch", "amd64"))
            .addAttributes(text("os.type", "linux"));
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
        .build();
  }

  private Span span(ByteString traceId, int number) {
    return Span.newBuilder()
        .setTraceId(traceId)
        .setSpanId(bytes(8))
        .setParentSpanId(bytes(8))
        .setFlags(257)
        .setName("chat claude-sonnet-4-5")
        .setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
        .setStartTimeUnixNano(START_NANOS + number)
        .setEndTimeUnixNano(START_NANOS + number + 1_500_000)
        .addAttributes(text("gen_ai.operation.name", "chat"))
        .addAttributes(text("gen_ai.provider.name", "anthropic"))
        .addAttributes(text("gen_ai.request.model", "claude-sonnet-4-5"))
        .addAttributes(
            text("gen_ai.response.id", "msg_" + HexFormat.of().toHexDigits(random.nextLong())))
        .addAttributes(text("gen_ai.conversation.id", uuid()))
        .addAttributes(text("session.id", uuid()))
        .addAttributes(text("terminal.type", "xterm-256color"))
        .addAttributes(text("gen_ai.input.messages", message("user", PROMPT_LENGTH)))
        .addAttributes(text("gen_ai.output.messages", message("assistant", ANSWER_LENGTH)))
        .addAttributes(number("gen_ai.usage.input_tokens", random.nextInt(20_000)))
        .addAttributes(number("gen_ai.usage.output_tokens", random.nextInt(2_000)))
        .addAttributes(number("interaction.sequence", number))
        .addEvents(
            Span.Event.newBuilder()
                .setTimeUnixNano(START_NANOS + number)
                .setName("gen_ai.choice")
                .addAttributes(text("finish_reason", "stop"))
                .addAttributes(text("gen_ai.choice.text", words(SNIPPET_LENGTH))))
        .build();
  }

  /** A list of one message as JSON text of about {@code length} characters. */
  private String message(String role, int length) {
    var text =
        new StringBuilder(
            "[{\"role\":\"" + role + "\",\"parts\":[{\"type\":\"text\",\"content\":\"");
    return text.append(words(length - text.length())).append("\"}]}]").toString();
  }

  private String words(int length) {
    var words = new StringBuilder();
    while (words.length() < length) {
      words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return words.toString();
  }

  private String uuid() {
    String digits = HexFormat.of().formatHex(bytes(16).toByteArray());
    return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private ByteString bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static KeyValue number(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }

  private static void span(StringBuilder json, Span span) {
    json.append("{\"traceId\":\"").append(hex(span.getTraceId()));
    json.append("\",\"spanId\":\"").append(hex(span.getSpanId()));
    json.append("\",\"parentSpanId\":\"").append(hex(span.getParentSpanId()));
    json.append("\",\"flags\":257,\"name\":\"").append(span.getName());
    json.append("\",\"kind\":1,\"startTimeUnixNano\":\"").append(span.getStartTimeUnixNano());
    json.append("\",\"endTimeUnixNano\":\"").append(span.getEndTimeUnixNano()).append("\",");
    attributes(json, span.getAttributesList());
    Span.Event event = span.getEvents(0);
    json.append(",\"events\":[{\"timeUnixNano\":\"").append(event.getTimeUnixNano());
    json.append("\",\"name\":\"").append(event.getName()).append("\",");
    attributes(json, event.getAttributesList());
    json.append("}],\"status\":{}}");
  }

  private static void attributes(StringBuilder json, List<KeyValue> attributes) {
    json.append("\"attributes\":[");
    for (int i = 0; i < attributes.size(); i++) {
      AnyValue value = attributes.get(i).getValue();
      json.append(i == 0 ? "" : ",").append("{\"key\":\"").append(attributes.get(i).getKey());
      json.append("\",\"value\":{");
      if (value.hasIntValue()) {
        json.append("\"intValue\":").append(value.getIntValue());
      } else {
        json.append("\"stringValue\":\"").append(value.getStringValue().replace("\"", "\\\""));
        json.append('"');
      }
      json.append("}}");
    }
    json.append(']');
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
