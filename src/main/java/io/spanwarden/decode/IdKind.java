package io.spanwarden.decode;

/** An id of a trace or span, by what is done with it. */
enum IdKind {
  /** The trace id of the current element. */
  TRACE(16),
  /** The span id of the current element. */
  SPAN(8),
  /** A trace id of something else, which the visitor is not told. */
  OTHER_TRACE(16),
  /** A span id of something else, which the visitor is not told. */
  OTHER_SPAN(8);

  private final int length;

  IdKind(int length) {
    this.length = length;
  }

  /** Returns the number of bytes of an id that is not empty. */
  int length() {
    return length;
  }

  /** Tells an id of the right length, or an empty one. */
  void tell(TelemetryVisitor visitor, byte[] buffer, int offset, int length) {
    if (this == TRACE) {
      visitor.traceId(buffer, offset, length);
    } else if (this == SPAN) {
      visitor.spanId(buffer, offset, length);
    }
  }
}
