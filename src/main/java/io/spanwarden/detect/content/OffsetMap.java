package io.spanwarden.detect.content;

import java.util.Arrays;

/**
 * Where the pieces of a decoded text stood in the text that it was decoded from. Keeps its arrays
 * from text to text; not thread-safe.
 */
final class OffsetMap {
  private static final int KEPT = 1 << 20;

  private int[] decodedAt = new int[256];
  private int[] originalAt = new int[256];
  private int count;

  /** Forgets all pieces, and arrays that a huge text made large. */
  void clear() {
    count = 0;
    if (decodedAt.length > KEPT) {
      decodedAt = new int[256];
      originalAt = new int[256];
    }
  }

  /** Says that the piece from {@code decoded} on stood at {@code original}; both only grow. */
  void mark(int decoded, int original) {
    if (count == decodedAt.length) {
      decodedAt = Arrays.copyOf(decodedAt, count * 2);
      originalAt = Arrays.copyOf(originalAt, count * 2);
    }
    decodedAt[count] = decoded;
    originalAt[count++] = original;
  }

  /** Returns the last piece that starts at {@code position} or before, or -1 if there is none. */
  int pieceAt(int position) {
    int found = Arrays.binarySearch(decodedAt, 0, count, position);
    if (found < 0) {
      return -found - 2;
    }
    while (found + 1 < count && decodedAt[found + 1] == position) {
      found++;
    }
    return found;
  }

  /** Returns where a piece starts in the decoded text. */
  int decoded(int piece) {
    return decodedAt[piece];
  }

  /** Returns where a piece stood in the original. */
  int original(int piece) {
    return originalAt[piece];
  }
}
