package io.spanwarden.decode;

/**
 * What the readers do with one field of an OTLP message. Fields that are neither text nor bytes nor
 * a message have none: they are passed over like unknown ones.
 */
sealed interface OtlpField {
  /** The wire type of strings, bytes and messages. */
  int LENGTH_DELIMITED = 2;

  /** Returns the field number in protobuf. */
  int number();

  /** Returns the name in JSON. */
  String jsonName();

  /** Returns whether the field is a list. */
  default boolean repeated() {
    return false;
  }

  /** Returns the wire type in protobuf. */
  default int wireType() {
    return LENGTH_DELIMITED;
  }

  /** Returns the tag on the wire. */
  default int tag() {
    return number() << 3 | wireType();
  }

  /** Text that is no attribute. */
  record Text(int number, String jsonName, boolean repeated, Slot slot) implements OtlpField {}

  /** A list of {@code KeyValue}. */
  record Attributes(int number, String jsonName, ValueOwner owner) implements OtlpField {
    @Override
    public boolean repeated() {
      return true;
    }
  }

  /** An {@code AnyValue} without a key. */
  record Body(int number, String jsonName, ValueOwner owner) implements OtlpField {}

  /** A message with a table of its own. */
  record Child(int number, String jsonName, boolean repeated, OtlpMessage message)
      implements OtlpField {}

  /** A trace or span id. Its length is checked even where the visitor is not told it. */
  record Id(int number, String jsonName, IdKind kind) implements OtlpField {}

  /** A member of the value of {@code AnyValue}. */
  record Member(int number, String jsonName, ValueKind kind) implements OtlpField {
    @Override
    public int wireType() {
      return kind.wireType();
    }
  }

  /** A field of the messages that make up a value, which the readers know by heart. */
  record Part(int number, String jsonName, boolean repeated) implements OtlpField {}

  /** A field that is passed over on purpose. */
  record Ignored(int number, String jsonName, boolean repeated, String reason)
      implements OtlpField {}
}
