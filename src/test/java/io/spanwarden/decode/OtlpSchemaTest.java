package io.spanwarden.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import io.spanwarden.event.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables against the descriptors of the protocol: a new text field fails here. */
class OtlpSchemaTest {
  private final Map<String, Descriptor> descriptors = new HashMap<>();

  OtlpSchemaTest() {
    for (Signal signal : Signal.values()) {
      collect(RandomTelemetry.empty(signal).getDescriptorForType());
    }
  }

  private void collect(Descriptor descriptor) {
    if (descriptors.put(descriptor.getFullName(), descriptor) == null) {
      descriptor.getFields().stream()
          .filter(field -> field.getJavaType() == JavaType.MESSAGE)
          .forEach(field -> collect(field.getMessageType()));
    }
  }

  @Test
  void knowsEveryFieldThatHoldsTextBytesOrAMessage() {
    Set<String> checked = new HashSet<>();
    for (Signal signal : Signal.values()) {
      check(OtlpSchema.request(signal), checked);
    }
    check(OtlpSchema.KEY_VALUE, checked);
    check(OtlpSchema.ANY_VALUE, checked);
    check(OtlpSchema.ARRAY_VALUE, checked);
    check(OtlpSchema.KEY_VALUE_LIST, checked);

    Set<String> ignored =
        Set.of(
            "opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint.Buckets",
            "opentelemetry.proto.metrics.v1.SummaryDataPoint.ValueAtQuantile");
    Set<String> reachable = new HashSet<>(descriptors.keySet());
    reachable.removeAll(ignored);
    assertThat(checked).isEqualTo(reachable);
    for (String name : ignored) {
      assertThat(descriptor(name).getFields()).noneMatch(OtlpSchemaTest::mayHoldText);
    }
  }

  private void check(OtlpMessage table, Set<String> checked) {
    if (!checked.add(table.name())) {
      return;
    }
    List<FieldDescriptor> all = descriptor(table.name()).getFields();
    for (FieldDescriptor expected : all) {
      OtlpField field = table.byJsonName(expected.getJsonName());
      if (field != null) {
        assertThat(mayHoldText(expected) || table == OtlpSchema.ANY_VALUE).isTrue();
        checkField(expected, field, checked);
      } else {
        assertThat(mayHoldText(expected))
            .as("not in the table: " + expected.getFullName())
            .isFalse();
      }
    }
    assertThat(all)
        .extracting(FieldDescriptor::getJsonName)
        .containsAll(table.fields().stream().map(OtlpField::jsonName).toList());
  }

  private void checkField(FieldDescriptor expected, OtlpField field, Set<String> checked) {
    assertThat(field.number()).as(expected.getFullName()).isEqualTo(expected.getNumber());
    assertThat(field.repeated()).as(expected.getFullName()).isEqualTo(expected.isRepeated());
    assertThat(field.wireType())
        .as(expected.getFullName())
        .isEqualTo(expected.getLiteType().getWireType());
    Optional<JavaType> type = typeOf(field);
    type.ifPresent(t -> assertThat(expected.getJavaType()).as(expected.getFullName()).isEqualTo(t));
    if (field instanceof OtlpField.Child child) {
      assertThat(child.message().name()).isEqualTo(expected.getMessageType().getFullName());
      check(child.message(), checked);
    } else if (field instanceof OtlpField.Attributes) {
      assertThat(expected.getMessageType().getName()).isEqualTo("KeyValue");
    } else if (field instanceof OtlpField.Body) {
      assertThat(expected.getMessageType().getName()).isEqualTo("AnyValue");
    } else if (field instanceof OtlpField.Ignored ignored) {
      assertThat(ignored.reason()).isNotBlank();
    }
  }

  private static Optional<JavaType> typeOf(OtlpField field) {
    if (field instanceof OtlpField.Text) {
      return Optional.of(JavaType.STRING);
    } else if (field instanceof OtlpField.Id) {
      return Optional.of(JavaType.BYTE_STRING);
    } else if (field instanceof OtlpField.Member member) {
      return Optional.of(
          switch (member.kind()) {
            case STRING -> JavaType.STRING;
            case BYTES -> JavaType.BYTE_STRING;
            case BOOL -> JavaType.BOOLEAN;
            case INT -> JavaType.LONG;
            case DOUBLE -> JavaType.DOUBLE;
            case ARRAY, MAP -> JavaType.MESSAGE;
          });
    }
    return Optional.empty();
  }

  private Descriptor descriptor(String name) {
    return Optional.ofNullable(descriptors.get(name)).orElseThrow(() -> new AssertionError(name));
  }

  private static boolean mayHoldText(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING, BYTE_STRING, MESSAGE -> true;
      default -> false;
    };
  }
}
