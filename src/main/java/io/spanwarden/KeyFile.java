package io.spanwarden;

import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.InvalidConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of fingerprints: the installation's own, made at first start and readable by its owner only,
 * or one that the user gives.
 */
public final class KeyFile {
  private static final int LENGTH = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /** Reads the key in {@code dataDir}, or makes one. */
  static Fingerprinter open(Path dataDir) {
    Path file = dataDir.resolve("fingerprint.key");
    try {
      createIfAbsent(file);
      if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
        throw new InvalidConfigException(file + ": readable by others (expected: mode 0600)");
      }
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length != LENGTH) {
        throw new InvalidConfigException(
            file + ": " + key.length + " bytes (expected: " + LENGTH + ")");
      }
      return fingerprinter(key);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(file + ": not hexadecimal (expected: a key as first made)");
    } catch (IOException e) {
      throw new InvalidConfigException(
          Setting.DATA_DIR.key() + ": " + dataDir + " (expected: a directory that can be written)");
    }
  }

  /**
   * Reads a key that the user names, as {@link #of} does.
   *
   * @throws InvalidConfigException if it cannot be read or is empty
   */
  public static Fingerprinter read(Path file) {
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidConfigException(file + ": not readable (expected: a file with a key)");
    }
  }

  /**
   * Returns the key that a text says: 64 hexadecimal digits, as a key first made is written, or any
   * other bytes, which are the key as they stand. Blanks around it are no part of it.
   *
   * @param origin names it in errors, which do not show the text
   * @throws InvalidConfigException if it is empty
   */
  public static Fingerprinter of(String origin, byte[] text) {
    String key = new String(text, StandardCharsets.ISO_8859_1).strip();
    if (key.isEmpty()) {
      throw new InvalidConfigException(
          origin + ": empty (expected: a key, as `openssl rand -hex 32` makes)");
    }
    return fingerprinter(
        key.matches("[0-9A-Fa-f]{" + 2 * LENGTH + "}")
            ? HexFormat.of().parseHex(key)
            : key.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns a new key that nobody keeps. */
  public static Fingerprinter random() {
    return fingerprinter(newKey());
  }

  private static byte[] newKey() {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static Fingerprinter fingerprinter(byte[] key) {
    return new Fingerprinter(keyId(key), new SecretKeySpec(key, "HmacSHA256"));
  }

  private static void createIfAbsent(Path file) throws IOException {
    byte[] key = newKey();
    FileAttribute<Set<PosixFilePermission>> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    Path fresh = Files.createTempFile(file.getParent(), ".fingerprint", ".key", mode);
    try {
      Files.writeString(fresh, HexFormat.of().formatHex(key), StandardOpenOption.SYNC);
      // A link appears whole or not at all, and never in place of a key that is there.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException ignored) {
      // Made at an earlier start, or by another process a moment ago.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Names the key without telling it: fingerprints of another key can be told apart. */
  private static String keyId(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "k" + HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
