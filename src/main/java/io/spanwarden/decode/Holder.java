package io.spanwarden.decode;

import io.spanwarden.event.MalformedTelemetryException;

/** What holds a value: the calls that stand around it. */
enum Holder {
  /** An attribute or a body. */
  ATTRIBUTE,
  /** An array. */
  ELEMENT,
  /** A list of keys and values. */
  ENTRY;

  /** The deepest value: an attribute's own is 1, the elements of its array are 2. */
  static final int MAX_DEPTH = 100;

  /** Announces a value. The owner counts for attributes only, the key not for elements. */
  void open(
      TelemetryVisitor visitor, ValueOwner owner, byte[] buffer, int keyOffset, int keyLength) {
    if (this == ATTRIBUTE) {
      visitor.startValue(owner, buffer, keyOffset, keyLength);
    } else if (this == ELEMENT) {
      visitor.arrayElement();
    } else {
      visitor.mapKey(buffer, keyOffset, keyLength);
    }
  }

  /** Throws if a value at {@code depth} is too deep. */
  static void checkDepth(int depth) throws MalformedTelemetryException {
    if (depth > MAX_DEPTH) {
      throw new MalformedTelemetryException(
          "values nested too deeply (expected: at most " + MAX_DEPTH + ")");
    }
  }

  /** Ends the value that was announced. */
  void close(TelemetryVisitor visitor) {
    if (this == ATTRIBUTE) {
      visitor.endValue();
    }
  }
}
