package io.spanwarden.decode;

/** The kind of an {@code AnyValue}, by the member that is set. */
enum ValueKind {
  STRING(2),
  BOOL(0),
  INT(0),
  DOUBLE(1),
  ARRAY(2),
  MAP(2),
  BYTES(2);

  private final int wireType;

  ValueKind(int wireType) {
    this.wireType = wireType;
  }

  /** Returns the wire type in protobuf. */
  int wireType() {
    return wireType;
  }
}
