package io.spanwarden.detect.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Comparison of bytes with lower-case literals, ASCII case folded. */
public final class Literals {
  private Literals() {}

  /** Returns {@code words}, which are lower case, as bytes. */
  public static byte[][] of(String... words) {
    return Arrays.stream(words)
        .map(word -> word.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  public static boolean startsWith(byte[] text, int from, int to, byte[] word) {
    if (to - from < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (Ascii.lower(text[from + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  public static boolean endsWith(byte[] text, int from, int to, byte[] word) {
    return to - from >= word.length && startsWith(text, to - word.length, to, word);
  }

  public static boolean contains(byte[] text, int from, int to, byte[] word) {
    for (int i = from; i <= to - word.length; i++) {
      if (Ascii.lower(text[i]) == word[0] && startsWith(text, i, to, word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether {@code text[from, to)} is one of {@code words}. */
  public static boolean isOneOf(byte[] text, int from, int to, byte[][] words) {
    for (byte[] word : words) {
      if (word.length == to - from && startsWith(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }
}
