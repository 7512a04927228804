package io.spanwarden.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash chain of a journal: SHA-256 over the hash before, the entry's sequence, time, kind and
 * body, each with its length. Not thread-safe.
 */
final class ChainHash {
  /** The hash before the first entry. */
  static final byte[] START = new byte[32];

  private final MessageDigest digest = sha256();

  /** Returns a SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Returns the hash of an entry. */
  byte[] next(byte[] before, long sequence, long atMillis, String kind, byte[] body) {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    digest.update(before);
    digest.update(
        ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
            .putLong(sequence)
            .putLong(atMillis)
            .putInt(name.length)
            .flip());
    digest.update(name);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(body.length).flip());
    return digest.digest(body);
  }
}
