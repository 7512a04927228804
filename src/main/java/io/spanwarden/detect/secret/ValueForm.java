package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form of the values that an issuer gives out: which characters, and how many. Immutable.
 *
 * @param alphabet the characters
 * @param lengths how many of them, in any of these ranges, which are not empty
 */
public record ValueForm(Alphabet alphabet, List<Length> lengths) {
  private static final int UUID_LENGTH = 36;

  public ValueForm {
    lengths = List.copyOf(lengths);
  }

  /**
   * A range of lengths in bytes, both ends included.
   *
   * @param least at least {@link #SHORTEST}
   * @param most at least as many, at most {@link #LONGEST}
   */
  public record Length(int least, int most) {
    /** The fewest characters that can be told from a word. */
    public static final int SHORTEST = 12;

    /** The most that are read. */
    public static final int LONGEST = 512;
  }

  /** The characters of a value. */
  public enum Alphabet {
    HEX,
    UPPER_HEX,
    ANY_HEX,
    ALNUM,
    LOWER_ALNUM,
    UPPER_ALNUM,
    /** With up to two {@code =} at the end, which count. */
    BASE64,
    BASE64URL,
    DIGITS,
    /** Lower case, 8-4-4-4-12. */
    UUID;

    /** Returns the name that rules use: lower case, hyphens. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the alphabet that rules call {@code label}. */
    public static Optional<Alphabet> named(String label) {
      return Arrays.stream(values()).filter(alphabet -> alphabet.label().equals(label)).findFirst();
    }

    boolean holds(int b) {
      return switch (this) {
        case HEX -> Ascii.isHex(b) && !Ascii.isUpper(b);
        case UPPER_HEX -> Ascii.isHex(b) && !Ascii.isLower(b);
        case ANY_HEX -> Ascii.isHex(b);
        case ALNUM -> Ascii.isAlnum(b);
        case LOWER_ALNUM -> Ascii.isAlnum(b) && !Ascii.isUpper(b);
        case UPPER_ALNUM -> Ascii.isAlnum(b) && !Ascii.isLower(b);
        case BASE64 -> Ascii.isAlnum(b) || b == '+' || b == '/';
        case BASE64URL -> Ascii.isAlnum(b) || b == '-' || b == '_';
        case DIGITS -> Ascii.isDigit(b);
        case UUID -> b == '-' || (Ascii.isHex(b) && !Ascii.isUpper(b));
      };
    }

    /** Returns whether commits, digests and ids are written in it too. */
    boolean isOfHashes() {
      return this == HEX || this == UPPER_HEX || this == ANY_HEX || this == DIGITS || this == UUID;
    }
  }

  /** Returns the most bytes that a value has. */
  int longest() {
    int longest = 0;
    for (Length length : lengths) {
      longest = Math.max(longest, length.most());
    }
    return longest;
  }

  /** Returns whether a value may have {@code length} bytes. */
  boolean allows(int length) {
    for (Length range : lengths) {
      if (length >= range.least() && length <= range.most()) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether {@code text[from, to)}, of the right characters and length, looks drawn. */
  boolean looksDrawn(byte[] text, int from, int to) {
    return switch (alphabet) {
      case UUID -> to - from == UUID_LENGTH && AssignedValue.isUuid(text, from, to);
      case DIGITS -> Randomness.entropy(text, from, to) >= 2.5;
      case HEX, UPPER_HEX, ANY_HEX -> Randomness.looksRandom(text, from, to);
      default -> !isHex(text, from, to) && Randomness.looksRandom(text, from, to);
    };
  }

  /**
   * A value of a larger alphabet that is hexadecimal throughout is a digest: chance is no cause.
   */
  private static boolean isHex(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isHex(text[i])) {
        return false;
      }
    }
    return true;
  }
}
