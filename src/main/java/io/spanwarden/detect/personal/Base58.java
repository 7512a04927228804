package io.spanwarden.detect.personal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The alphabet of 58 characters of payment addresses, with the four bytes of checksum that Bitcoin
 * and its kin append (two times SHA-256) and those of Monero (Keccak, in blocks). Stateless.
 */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final byte[] VALUES = values();
  private static final int CHECKED = 25;
  private static final int BLOCK = 11;

  /** How many bytes so many characters of a block of Monero hold. */
  private static final int[] BYTES = {0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8};

  private Base58() {}

  /**
   * Returns the version byte of an address of 25 bytes whose checksum is right, or -1.
   *
   * @param text holds the address at {@code [from, to)}
   */
  static int version(byte[] text, int from, int to) {
    byte[] bytes = new byte[CHECKED];
    if (!decode(text, from, to, bytes, 0, CHECKED)) {
      return -1;
    }
    byte[] once = sha256(Arrays.copyOf(bytes, CHECKED - 4));
    byte[] twice = sha256(once);
    boolean right = Arrays.equals(twice, 0, 4, bytes, CHECKED - 4, CHECKED);
    return right ? bytes[0] & 0xff : -1;
  }

  /** Returns whether the text is an address of Monero whose checksum is right. */
  static boolean isMonero(byte[] text, int from, int to) {
    int blocks = (to - from) / BLOCK;
    int rest = BYTES[(to - from) % BLOCK];
    if (rest < 0) {
      return false;
    }
    byte[] bytes = new byte[blocks * 8 + rest];
    for (int i = 0; i <= blocks; i++) {
      int start = from + i * BLOCK;
      int length = i < blocks ? 8 : rest;
      if (!decode(text, start, Math.min(to, start + BLOCK), bytes, i * 8, length)) {
        return false;
      }
    }
    byte[] digest = Keccak256.digest(bytes, bytes.length - 4);
    return Arrays.equals(digest, 0, 4, bytes, bytes.length - 4, bytes.length);
  }

  /** Decodes into {@code bytes[at, at + length)}; returns whether it fits. */
  private static boolean decode(byte[] text, int from, int to, byte[] bytes, int at, int length) {
    for (int i = from; i < to; i++) {
      int carry = VALUES[text[i] & 0xff];
      if (carry < 0) {
        return false;
      }
      for (int j = at + length - 1; j >= at; j--) {
        carry += (bytes[j] & 0xff) * 58;
        bytes[j] = (byte) carry;
        carry >>>= 8;
      }
      if (carry != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }
}
