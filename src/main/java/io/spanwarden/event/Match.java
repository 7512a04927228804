package io.spanwarden.event;

/**
 * A matched value, without the value.
 *
 * @param masked a preview: at most the rule's own prefix and a few characters of the value
 * @param fingerprint {@code hmac-sha256:<key id>:<hex>} of the value
 * @param length the value's length in bytes
 */
public record Match(String masked, String fingerprint, int length) {}
