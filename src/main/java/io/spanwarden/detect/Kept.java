package io.spanwarden.detect;

import java.util.HexFormat;
import java.util.Optional;

/** A short slice kept beyond the call that told it, without a string. Not thread-safe. */
final class Kept {
  private static final int LONGEST = 128;

  private final byte[] bytes = new byte[LONGEST];
  private int length;

  /** Copies a slice in; one that is too long for any id or name counts as none. */
  void set(byte[] buffer, int offset, int newLength) {
    length = newLength > LONGEST ? 0 : newLength;
    System.arraycopy(buffer, offset, bytes, 0, length);
  }

  void clear() {
    length = 0;
  }

  boolean isEmpty() {
    return length == 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean startsWith(String ascii) {
    if (length < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  Optional<String> name() {
    return SafeText.name(bytes, 0, length);
  }

  Optional<String> id() {
    return SafeText.id(bytes, 0, length);
  }

  Optional<String> hex() {
    return length == 0 ? Optional.empty() : Optional.of(HexFormat.of().formatHex(bytes, 0, length));
  }
}
