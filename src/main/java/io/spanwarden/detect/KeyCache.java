package io.spanwarden.detect;

import org.jspecify.annotations.Nullable;

/**
 * The attribute keys met last, so that a key is scanned and looked up once and not in every record.
 *
 * <p>Not thread-safe: each scanning thread has its own.
 */
final class KeyCache {
  /*
   * Direct-mapped: a slot for each hash, the newest key wins. Agents send some hundred different
   * keys, so collisions are rare; a sender of endless new keys only makes its own requests slower.
   */
  private static final int SLOTS = 4096;
  private static final int LONGEST = 128;

  private final @Nullable KeyInfo[] slots = new @Nullable KeyInfo[SLOTS];

  /** Returns what is known of a clean key met before, or null. */
  @Nullable KeyInfo find(byte[] buffer, int offset, int length) {
    KeyInfo info = slots[slot(buffer, offset, length)];
    return info != null && info.is(buffer, offset, length) ? info : null;
  }

  /** Remembers a key in which nothing was found. */
  void remember(KeyInfo info, byte[] buffer, int offset, int length) {
    if (length <= LONGEST) {
      slots[slot(buffer, offset, length)] = info;
    }
  }

  private static int slot(byte[] buffer, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    return (hash ^ (hash >>> 12)) & (SLOTS - 1);
  }
}
