package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;

/**
 * Whether a value looks as if a machine drew it. Stateless, allocates nothing.
 *
 * <p>{@link Trigrams} tell words from drawn characters. Shannon entropy alone tells too little
 * apart: it is asked only whether characters repeat too often.
 */
public final class Randomness {
  private static final int SHORTEST = 8;
  private static final int SHORTEST_HEX = 16;
  private static final int READ = 64;
  private static final double ENTROPY_OF_MOST = 0.72;

  /**
   * Of a thousand values drawn from 62 characters, at least 990 are by so many bits a byte likelier
   * drawn than written, from eight bytes on; of lower-case letters alone as many from 12 on.
   */
  private static final double BITS_PER_BYTE = 0.9;

  private Randomness() {}

  /** Returns whether {@code text[from, to)} looks drawn: hexadecimal, or letters and digits. */
  public static boolean looksRandom(byte[] text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST) {
      return false;
    }
    int digits = 0;
    int hex = 0;
    int lower = 0;
    int upper = 0;
    for (int i = from; i < to; i++) {
      int b = text[i];
      int now = Ascii.isDigit(b) ? 0 : Ascii.isLower(b) ? 1 : Ascii.isUpper(b) ? 2 : 3;
      digits += now == 0 ? 1 : 0;
      lower += now == 1 ? 1 : 0;
      upper += now == 2 ? 1 : 0;
      hex += Ascii.isHex(b) ? 1 : 0;
    }
    if (digits == length || lower + upper + digits < length * 3 / 4) {
      return false;
    }
    if (hex == length) {
      return length >= SHORTEST_HEX && digits > 0 && entropy(text, from, to) >= 2.8;
    }
    boolean mixed = digits > 0 ? lower + upper >= 2 : lower > 0 && upper > 0 && length >= 16;
    return mixed
        && Trigrams.bits(text, from, to) <= -BITS_PER_BYTE * Math.min(length, Trigrams.READ)
        && entropyOfMost(text, from, to) >= ENTROPY_OF_MOST;
  }

  /** Returns whether {@code text[from, to)} is likelier written, of words, than drawn. */
  public static boolean isWordy(byte[] text, int from, int to) {
    return Trigrams.bits(text, from, to) > 0;
  }

  /** Returns the Shannon entropy of the first {@link #READ} bytes, in bits a byte. */
  public static double entropy(byte[] text, int from, int to) {
    int end = Math.min(to, from + READ);
    double bits = 0;
    for (int i = from; i < end; i++) {
      int before = 0;
      int same = 0;
      for (int k = from; k < end; k++) {
        boolean equal = text[k] == text[i];
        same += equal ? 1 : 0;
        before += equal && k < i ? 1 : 0;
      }
      if (before == 0) {
        double share = (double) same / (end - from);
        bits -= share * Math.log(share);
      }
    }
    return bits / Math.log(2);
  }

  /** Returns the entropy as a share of the most that so many characters can have. */
  private static double entropyOfMost(byte[] text, int from, int to) {
    double most = Math.log(Math.min(to - from, 40)) / Math.log(2);
    return entropy(text, from, to) / most;
  }
}
