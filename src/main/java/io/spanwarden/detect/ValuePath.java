package io.spanwarden.detect;

import java.util.Arrays;

/**
 * The place inside a structured value: the keys and indexes above the current string.
 *
 * <p>Not thread-safe. Costs two array writes a step while nothing is found.
 */
final class ValuePath {
  /** Deeper than any value that the readers let through. */
  private static final int DEEPEST = 128;

  private static final int ARRAY = -1;

  private final int[] indexes = new int[DEEPEST];
  private final int[] keyLengths = new int[DEEPEST];
  private final byte[][] keys = new byte[DEEPEST][];
  private int depth;

  void clear() {
    depth = 0;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  void startArray() {
    if (depth < DEEPEST) {
      indexes[depth] = -1;
      keyLengths[depth] = ARRAY;
    }
    depth++;
  }

  void startMap() {
    if (depth < DEEPEST) {
      keyLengths[depth] = 0;
    }
    depth++;
  }

  void end() {
    depth--;
  }

  void element() {
    if (depth <= DEEPEST) {
      indexes[depth - 1]++;
    }
  }

  void key(byte[] buffer, int offset, int length) {
    if (depth > DEEPEST) {
      return;
    }
    int level = depth - 1;
    byte[] kept = keys[level];
    if (kept == null || kept.length < length) {
      kept = new byte[Math.max(64, Math.min(length, 256))];
      keys[level] = kept;
    }
    int copied = Math.min(length, kept.length);
    System.arraycopy(buffer, offset, kept, 0, copied);
    keyLengths[level] = copied;
  }

  /** Returns such as {@code $.messages[0].content}; empty at the top. */
  String pointer() {
    if (depth == 0) {
      return "";
    }
    var text = new StringBuilder("$");
    for (int level = 0; level < Math.min(depth, DEEPEST); level++) {
      if (keyLengths[level] == ARRAY) {
        text.append('[').append(Math.max(0, indexes[level])).append(']');
      } else {
        byte[] key =
            keys[level] == null ? new byte[0] : Arrays.copyOf(keys[level], keyLengths[level]);
        text.append('.').append(SafeText.name(key, 0, key.length).orElse("*"));
      }
    }
    return text.toString();
  }
}
