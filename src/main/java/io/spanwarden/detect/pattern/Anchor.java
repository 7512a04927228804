package io.spanwarden.detect.pattern;

import java.nio.charset.StandardCharsets;

/**
 * A literal near the beginning of matches. Every match of a pattern contains one of its anchors.
 *
 * @param literal 3 to 16 bytes as characters of ISO 8859-1; lower case if {@code caseInsensitive}
 * @param caseInsensitive whether ASCII letters stand for both their cases
 * @param minDistance the least number of bytes from the start of a match to the literal
 * @param maxDistance the greatest; mostly the same
 */
public record Anchor(String literal, boolean caseInsensitive, int minDistance, int maxDistance) {
  /** Returns the literal's bytes. */
  public byte[] bytes() {
    return literal.getBytes(StandardCharsets.ISO_8859_1);
  }
}
