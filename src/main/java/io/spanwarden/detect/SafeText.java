package io.spanwarden.detect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lets names and ids of the telemetry into findings, and nothing that could be more. */
final class SafeText {
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_ID = 64;

  private SafeText() {}

  /** Returns a slice that looks like a name: letters, digits and {@code _ . : / - @}. */
  static Optional<String> name(byte[] buffer, int offset, int length) {
    return text(buffer, offset, length, LONGEST_NAME);
  }

  /** Returns a slice that looks like an id; shorter than a name. */
  static Optional<String> id(byte[] buffer, int offset, int length) {
    return text(buffer, offset, length, LONGEST_ID);
  }

  private static Optional<String> text(byte[] buffer, int offset, int length, int longest) {
    if (length < 1 || length > longest) {
      return Optional.empty();
    }
    for (int i = offset; i < offset + length; i++) {
      byte b = buffer[i];
      boolean allowed =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || "_.:/-@".indexOf(b) >= 0;
      if (!allowed) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(buffer, offset, length, StandardCharsets.US_ASCII));
  }
}
