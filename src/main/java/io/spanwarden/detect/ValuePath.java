package io.spanwarden.detect;

import org.jspecify.annotations.Nullable;

/**
 * The place inside a structured value: the keys and indexes above the current string.
 *
 * <p>Not thread-safe. Costs an array write a step while nothing is found.
 */
final class ValuePath {
  /** Deeper than any value that the readers let through. */
  private static final int DEEPEST = 128;

  private final int[] indexes = new int[DEEPEST];
  private final @Nullable String[] keys = new @Nullable String[DEEPEST];
  private int depth;

  void clear() {
    depth = 0;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  void startArray() {
    indexes[depth] = -1;
    keys[depth++] = null;
  }

  void startMap() {
    keys[depth++] = "*";
  }

  void end() {
    depth--;
  }

  void element() {
    indexes[depth - 1]++;
  }

  /** Steps to a key of the current map, as it may stand in findings. */
  void key(String shown) {
    keys[depth - 1] = shown;
  }

  /** Returns such as {@code $.messages[0].content}; empty at the top. */
  String pointer() {
    if (depth == 0) {
      return "";
    }
    var text = new StringBuilder("$");
    for (int level = 0; level < depth; level++) {
      String key = keys[level];
      if (key == null) {
        text.append('[').append(Math.max(0, indexes[level])).append(']');
      } else {
        text.append('.').append(key);
      }
    }
    return text.toString();
  }
}
