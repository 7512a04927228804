package io.spanwarden.detect.content;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of bytes as characters of ISO 8859-1, so that positions in a match are bytes. Records
 * how far it was read, which is the work that a match took. Not thread-safe.
 */
final class Window implements CharSequence {
  private byte[] text = new byte[0];
  private int from;
  private int length;
  private int read;

  /** Shows {@code text[from, to)}. */
  void show(byte[] newText, int newFrom, int to) {
    text = newText;
    from = newFrom;
    length = to - newFrom;
    read = 0;
  }

  /** Returns how many bytes from the start were looked at. */
  int read() {
    return read;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    if (index >= read) {
      read = index + 1;
    }
    return (char) (text[from + index] & 0xff);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(text, from + start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "Window[" + length + "]";
  }
}
