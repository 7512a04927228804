package io.spanwarden.decode;

/**
 * Is told what stands in an OTLP message, field by field, in the order of the wire. Both readers
 * drive it.
 *
 * <p>Slices {@code (buffer, offset, length)} are valid only during the call and hold UTF-8, unless
 * a sender broke that rule. The order of siblings is the sender's: a scope's name may come after
 * its spans, and a resource's attributes after its scopes, so nothing is final before {@link
 * #leave(Element)}. A reader that fails half-way has made some of the calls; whoever listens must
 * then forget all of them.
 *
 * <p>Called by one thread at a time.
 */
public interface TelemetryVisitor {
  /** An element begins. */
  void enter(Element element);

  /** The element that was entered last ends. */
  void leave(Element element);

  /** A text field that is not an attribute. */
  void text(Slot slot, byte[] buffer, int offset, int length);

  /** The trace id of the current span or log record: 16 bytes, or none at all. */
  void traceId(byte[] buffer, int offset, int length);

  /** The span id of the current span or log record: 8 bytes, or none at all. */
  void spanId(byte[] buffer, int offset, int length);

  /**
   * An attribute, or a log record's body, begins. Exactly one value follows, or none if it is
   * empty, then {@link #endValue()}. A key that comes after its value on the wire is still told
   * first.
   */
  void startValue(ValueOwner owner, byte[] buffer, int keyOffset, int keyLength);

  /** The attribute or body ends. */
  void endValue();

  /** A string. */
  void stringValue(byte[] buffer, int offset, int length);

  /** Bytes; in JSON already decoded from base64. */
  void bytesValue(byte[] buffer, int offset, int length);

  /** An integer. */
  void intValue(long value);

  /** A floating point number. */
  void doubleValue(double value);

  /** A boolean. */
  void boolValue(boolean value);

  /** An array of values begins. */
  void startArray();

  /** The next element of the current array begins; its value follows, or none if it is empty. */
  void arrayElement();

  /** The current array ends. */
  void endArray();

  /** A list of keys and values begins. */
  void startMap();

  /** The next key of the current map; its value follows, or none if it is empty. */
  void mapKey(byte[] buffer, int offset, int length);

  /** The current map ends. */
  void endMap();
}
