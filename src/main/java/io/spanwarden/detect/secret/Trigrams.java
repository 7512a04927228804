package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * How much likelier a value is as a chain of words than as drawn characters: the sum, over each
 * three neighbouring symbols, of the logarithm of their likelihoods' ratio. Symbols are the 26
 * letters without case, a digit, and a border: anything else, and where lower case turns to upper
 * case. Since every symbol adds to the sum, long values are told apart more surely than short ones.
 *
 * <p>The table is made by the test {@code TrigramTraining} of a vocabulary. Stateless, allocates
 * nothing.
 */
public final class Trigrams {
  /** The number of symbols. */
  static final int SYMBOLS = 28;

  /** The symbol of anything but letters and digits. */
  static final int BORDER = 0;

  /** The symbol of a digit; letters lie between. */
  static final int DIGIT = 27;

  /** Entries of the table for each factor of two. */
  static final int STEPS_PER_BIT = 8;

  /** How many bytes of a value are read at the most. */
  static final int READ = 256;

  private static final byte[] TABLE = load();

  private Trigrams() {}

  /**
   * Returns the logarithm to base two of the ratio, above 0 where words are likelier. Reads the
   * first 256 bytes of {@code text[from, to)}.
   */
  static int bits(byte[] text, int from, int to) {
    int first = BORDER;
    int second = BORDER;
    int sum = 0;
    int end = Math.min(to, from + READ);
    for (int i = from; i < end; i++) {
      int third = symbol(text[i]);
      if (third != BORDER
          && second != BORDER
          && Ascii.isUpper(text[i])
          && Ascii.isLower(text[i - 1])) {
        sum += TABLE[index(first, second, BORDER)];
        first = second;
        second = BORDER;
      }
      sum += TABLE[index(first, second, third)];
      first = second;
      second = third;
    }
    return (sum + TABLE[index(first, second, BORDER)]) / STEPS_PER_BIT;
  }

  /** Returns the symbol of a byte. */
  static int symbol(int b) {
    if (Ascii.isLetter(b)) {
      return Ascii.lower(b) - 'a' + 1;
    }
    return Ascii.isDigit(b) ? DIGIT : BORDER;
  }

  /** Returns the place of three symbols in the table. */
  static int index(int first, int second, int third) {
    return (first * SYMBOLS + second) * SYMBOLS + third;
  }

  private static byte[] load() {
    try (InputStream in =
        Objects.requireNonNull(Trigrams.class.getResourceAsStream("trigrams.bin"), "trigrams")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
