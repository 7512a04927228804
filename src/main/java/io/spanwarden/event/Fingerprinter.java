package io.spanwarden.event;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Keyed hashes of values that must be recognised and never kept. Thread-safe. */
public final class Fingerprinter {
  private static final String ALGORITHM = "HmacSHA256";

  private final String keyId;
  private final ThreadLocal<Mac> macs;

  /**
   * Creates one.
   *
   * @param keyId names the key in fingerprints, so that a rotated key can be told apart
   * @param key for HMAC-SHA-256, 32 bytes
   */
  public Fingerprinter(String keyId, SecretKey key) {
    this.keyId = keyId;
    this.macs =
        ThreadLocal.withInitial(
            () -> {
              try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return mac;
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HMAC-SHA-256 is missing from this JDK", e);
              }
            });
  }

  /** Returns {@code hmac-sha256:<key id>:<64 hex digits>} of a slice. */
  public String fingerprint(byte[] bytes, int offset, int length) {
    Mac mac = macs.get();
    mac.update(bytes, offset, length);
    return "hmac-sha256:" + keyId + ":" + HexFormat.of().formatHex(mac.doFinal());
  }
}
