package io.spanwarden.detect.content;

/**
 * One text under examination: its decoded bytes, the key that it is the value of, and the claims
 * made on it. Reused from text to text; not thread-safe.
 */
final class Scan {
  private final Claims claims;
  private byte[] text = new byte[0];
  private int from;
  private int to;
  private FieldKey key = FieldKey.of("");

  Scan(Claims claims) {
    this.claims = claims;
  }

  /** Turns to {@code newText[newFrom, newTo)}. */
  void begin(byte[] newText, int newFrom, int newTo, FieldKey newKey) {
    text = newText;
    from = newFrom;
    to = newTo;
    key = newKey;
  }

  byte[] text() {
    return text;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  FieldKey key() {
    return key;
  }

  Claims claims() {
    return claims;
  }

  /** Returns the byte at {@code index}, or 0 outside of the text. */
  int at(int index) {
    return index >= from && index < to ? text[index] : 0;
  }
}
