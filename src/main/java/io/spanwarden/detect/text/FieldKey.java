package io.spanwarden.detect.text;

import java.nio.charset.StandardCharsets;

/**
 * The key that a text is the value of: a view of a buffer that its owner may reuse.
 *
 * <p>Not thread-safe.
 */
public final class FieldKey {
  private byte[] bytes = new byte[256];
  private int length;

  /** Returns a key that holds {@code text}. */
  public static FieldKey of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    FieldKey key = new FieldKey();
    key.set(utf8, 0, utf8.length);
    return key;
  }

  /** Copies a key in, cut at 256 bytes. */
  public void set(byte[] buffer, int offset, int newLength) {
    length = Math.min(newLength, bytes.length);
    System.arraycopy(buffer, offset, bytes, 0, length);
  }

  /** Forgets the key. */
  public void clear() {
    length = 0;
  }

  /** Returns the buffer; the key is its first {@link #length()} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the key's length in bytes, 0 to 256. */
  public int length() {
    return length;
  }
}
