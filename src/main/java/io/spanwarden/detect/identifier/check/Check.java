package io.spanwarden.detect.identifier.check;

/**
 * What an issuer publishes of its numbers beyond their form: check digits, dates, codes. Stateless,
 * allocates nothing and throws on no bytes.
 */
@FunctionalInterface
public interface Check {
  /**
   * Returns whether the identifier passes.
   *
   * @param text begins with the identifier without separators, in digits and capitals; at least 40
   *     bytes long
   * @param length of the identifier in bytes
   */
  boolean passes(byte[] text, int length);
}
