package io.spanwarden.receive;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Takes the secret out of an {@code Authorization} header (RFC 9110, section 11.4). */
final class AuthorizationHeader {
  private AuthorizationHeader() {}

  /**
   * Returns what must be kept secret in {@code header}: the password of {@code Basic}, with its
   * user if there is no password; else all after the scheme. Empty if there is nothing.
   */
  static Optional<String> secret(String header) {
    String value = header.strip();
    int space = value.indexOf(' ');
    if (space < 0) {
      return value.isEmpty() || isScheme(value) ? Optional.empty() : Optional.of(value);
    }
    String rest = value.substring(space + 1).strip();
    boolean basic = value.regionMatches(true, 0, "Basic ", 0, 6);
    return Optional.of(basic ? password(rest) : rest);
  }

  private static boolean isScheme(String value) {
    return value.equalsIgnoreCase("Bearer") || value.equalsIgnoreCase("Basic");
  }

  private static String password(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
    int colon = pair.indexOf(':');
    return colon < 0 || colon == pair.length() - 1 ? pair : pair.substring(colon + 1);
  }
}
