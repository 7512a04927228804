package io.spanwarden.decode;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.spanwarden.event.Signal;
import java.util.List;
import java.util.Random;

/** Export requests with every field of the protocol, now and then, from a seed. */
final class RandomTelemetry {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "key",
          "gen_ai.prompt",
          "\"q\"\\\n\t",
          "Grüße",
          "日本",
          "👾🚀",
          "\u0000\u001f",
          "x".repeat(200));
  private static final int MAX_VALUE_DEPTH = 5;

  private final Random random;

  RandomTelemetry(long seed) {
    random = new Random(seed);
  }

  /** The export request of {@code signal} with nothing in it. */
  static Message empty(Signal signal) {
    return switch (signal) {
      case TRACES -> ExportTraceServiceRequest.getDefaultInstance();
      case LOGS -> ExportLogsServiceRequest.getDefaultInstance();
      case METRICS -> ExportMetricsServiceRequest.getDefaultInstance();
    };
  }

  /** Returns the next request. */
  Message request(Signal signal) {
    return fill(empty(signal).newBuilderForType(), 0);
  }

  private Message fill(Message.Builder builder, int valueDepth) {
    int depth =
        builder.getDescriptorForType().equals(AnyValue.getDescriptor())
            ? valueDepth + 1
            : valueDepth;
    for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
      OneofDescriptor oneof = field.getRealContainingOneof();
      boolean deepest =
          depth > MAX_VALUE_DEPTH && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
      if (deepest || oneof != null) {
        continue;
      }
      if (field.isRepeated()) {
        for (int i = random.nextInt(3); i > 0; i--) {
          builder.addRepeatedField(field, value(builder, field, depth));
        }
      } else if (random.nextInt(4) != 0) {
        builder.setField(field, value(builder, field, depth));
      }
    }
    for (OneofDescriptor oneof : builder.getDescriptorForType().getRealOneofs()) {
      int choice = random.nextInt(oneof.getFieldCount() + 1);
      boolean chosen = choice < oneof.getFieldCount();
      if (chosen
          && (depth <= MAX_VALUE_DEPTH
              || oneof.getField(choice).getJavaType() != FieldDescriptor.JavaType.MESSAGE)) {
        builder.setField(oneof.getField(choice), value(builder, oneof.getField(choice), depth));
      }
    }
    return builder.build();
  }

  private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case INT -> random.nextInt();
      case LONG -> random.nextBoolean() ? random.nextLong() : random.nextInt(300);
      case FLOAT -> random.nextFloat();
      case DOUBLE ->
          random.nextInt(5) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian() * 1e6;
      case BOOLEAN -> random.nextBoolean();
      case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
      case BYTE_STRING -> bytes(field);
      case ENUM -> field.getEnumType().getValues().get(0);
      case MESSAGE -> fill(builder.newBuilderForField(field), depth);
    };
  }

  private ByteString bytes(FieldDescriptor field) {
    int length =
        field.getName().endsWith("trace_id")
            ? 16
            : field.getName().endsWith("span_id") ? 8 : random.nextInt(20);
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
