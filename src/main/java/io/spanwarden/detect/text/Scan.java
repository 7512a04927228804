package io.spanwarden.detect.text;

/**
 * One text under examination: its decoded bytes and the key that it is the value of. A view that is
 * turned from text to text; not thread-safe.
 */
public final class Scan {
  private byte[] text = new byte[0];
  private int from;
  private int to;
  private FieldKey key = FieldKey.of("");

  /** Turns to {@code newText[newFrom, newTo)}. */
  public void begin(byte[] newText, int newFrom, int newTo, FieldKey newKey) {
    text = newText;
    from = newFrom;
    to = newTo;
    key = newKey;
  }

  /** Returns the buffer; only the bytes from {@link #from()} to {@link #to()} are the text. */
  public byte[] text() {
    return text;
  }

  /** Returns where the text starts in the buffer. */
  public int from() {
    return from;
  }

  /** Returns where it ends, exclusive. */
  public int to() {
    return to;
  }

  /** Returns the key, which may be empty. */
  public FieldKey key() {
    return key;
  }

  /** Returns the byte at {@code index}, negative from 0x80 up, or 0 outside of the text. */
  public int at(int index) {
    return index >= from && index < to ? text[index] : 0;
  }
}
