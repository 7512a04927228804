package io.spanwarden.detect;

import io.spanwarden.decode.AgentProfiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is known of an attribute key that was met before.
 *
 * <p>Immutable.
 */
final class KeyInfo {
  private final byte[] key;
  private final KeyRole role;
  private final String shown;
  private final boolean genAi;

  private KeyInfo(byte[] key, KeyRole role, String shown, boolean genAi) {
    this.key = key;
    this.role = role;
    this.shown = shown;
    this.genAi = genAi;
  }

  /**
   * Returns what is known of a key.
   *
   * @param clean whether nothing was found in the key itself; a key that holds a value of somebody
   *     is not shown
   */
  static KeyInfo of(byte[] buffer, int offset, int length, boolean clean) {
    byte[] key = Arrays.copyOfRange(buffer, offset, offset + length);
    String text = new String(key, StandardCharsets.UTF_8);
    KeyRole role = KeyRole.BY_KEY.getOrDefault(text, KeyRole.NONE);
    String shown = clean ? SafeText.name(key, 0, key.length).orElse("*") : "*";
    return new KeyInfo(key, role, shown, AgentProfiles.isGenAiKey(key, 0, key.length));
  }

  boolean is(byte[] buffer, int offset, int length) {
    return Arrays.equals(key, 0, key.length, buffer, offset, offset + length);
  }

  KeyRole role() {
    return role;
  }

  /** Returns the key as it may stand in findings. */
  String shown() {
    return shown;
  }

  /** Returns whether it is a key of the GenAI semantic conventions. */
  boolean genAi() {
    return genAi;
  }
}
