package io.spanwarden.receive;

/**
 * A token at the one moment when its secret is known.
 *
 * @param plaintext {@code spw_<id>_<secret>}, to be shown once and never stored
 * @param info what remains
 */
public record IssuedToken(String plaintext, TokenInfo info) {
  @Override
  public String toString() {
    return "IssuedToken[" + info.id() + "]";
  }
}
