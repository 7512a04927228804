package io.spanwarden.decode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of one OTLP message: its fields by tag and by name. Immutable. */
final class OtlpMessage {
  private final String name;
  private final @Nullable Element element;
  private final List<OtlpField> fields;
  private final @Nullable OtlpField[] byTag;
  private final Map<String, OtlpField> byJsonName = new HashMap<>();

  /**
   * Creates a table.
   *
   * @param name the full name in protobuf
   * @param element what the visitor enters and leaves, or null for a message it does not see
   */
  OtlpMessage(String name, @Nullable Element element, OtlpField... fields) {
    this.name = name;
    this.element = element;
    this.fields = List.of(fields);
    int highest = this.fields.stream().mapToInt(OtlpField::tag).max().orElse(0);
    byTag = new @Nullable OtlpField[highest + 1];
    for (OtlpField field : fields) {
      byTag[field.tag()] = field;
      byJsonName.put(field.jsonName(), field);
    }
  }

  /** Returns the full name in protobuf. */
  String name() {
    return name;
  }

  /** Returns what the visitor enters and leaves. */
  Optional<Element> element() {
    return Optional.ofNullable(element);
  }

  /** Returns all fields of the table. */
  List<OtlpField> fields() {
    return fields;
  }

  /** Returns the field of a tag, or null if it is unknown or has another wire type. */
  @Nullable OtlpField byTag(int tag) {
    return tag >= 0 && tag < byTag.length ? byTag[tag] : null;
  }

  /** Returns the field of a name in JSON, or null if it is unknown. */
  @Nullable OtlpField byJsonName(String jsonName) {
    return byJsonName.get(jsonName);
  }

  /** Tells the visitor that a message of this kind begins. */
  void enter(TelemetryVisitor visitor) {
    if (element != null) {
      visitor.enter(element);
    }
  }

  /** Tells the visitor that a message of this kind ends. */
  void leave(TelemetryVisitor visitor) {
    if (element != null) {
      visitor.leave(element);
    }
  }
}
