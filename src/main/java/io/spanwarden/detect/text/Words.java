package io.spanwarden.detect.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of a text at once, the first in the lowest byte: tests that step over clean text. */
public final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /** All letters of ASCII have this bit, no digit and few signs do. */
  private static final long LETTERS = ONES * 0x40;

  private Words() {}

  public static long read(byte[] text, int at) {
    return (long) LONGS.get(text, at);
  }

  /** Returns a word with the high bit of each byte that is a digit. */
  public static long digits(long word) {
    long value = word ^ (ONES * '0');
    return ~(((value & ~HIGHS) + ONES * 0x76) | value) & HIGHS;
  }

  /**
   * Returns whether the digits of a word (of {@link #digits}, with its {@link #letters}) may belong
   * to a number that a person would write: five in a row, or three that stand in rows without a
   * letter beside. Hexadecimal and base64 mostly fail this.
   */
  public static boolean mayHoldNumber(long digits, long letters) {
    long pairs = digits & digits >>> 8;
    if ((pairs & pairs >>> 16 & digits >>> 32) != 0) {
      return true;
    }
    long beside = digits & (letters << 8 | letters >>> 8);
    beside |= digits & (beside << 8 | beside >>> 8);
    beside |= digits & (beside << 8 | beside >>> 8);
    beside |= digits & (beside << 8 | beside >>> 8);
    return Long.bitCount(digits & ~beside) >= 3;
  }

  /** Returns a word with the high bit of each byte that is an ASCII letter. */
  public static long letters(long word) {
    return lettersTo('z', word);
  }

  /** Returns a word with the high bit of each byte that is a capital, of its {@link #letters}. */
  public static long capitals(long word, long letters) {
    return letters & ~(word << 2);
  }

  /** Returns whether all eight bytes may be letters: false means that one is none. */
  public static boolean mayBeLetters(long word) {
    return (word & LETTERS) == LETTERS;
  }

  /** Returns whether all eight bytes are letters and digits. */
  public static boolean isAlnum(long word) {
    return (digits(word) | letters(word)) == HIGHS;
  }

  /** Returns a word with the high bit of each byte that is one of {@code a} to {@code f}. */
  public static long hexLetters(long word) {
    return lettersTo('f', word);
  }

  /** Returns a word with the high bit of each byte that is {@code wanted}, an ASCII character. */
  public static long equal(long word, int wanted) {
    long difference = word ^ (ONES * wanted);
    return ~(((difference & ~HIGHS) + ~HIGHS) | difference) & HIGHS;
  }

  /** Returns whether {@code bytes}, of {@link #digits} and its like, has all eight. */
  public static boolean isFull(long bytes) {
    return bytes == HIGHS;
  }

  private static long lettersTo(int last, long word) {
    long folded = (word | ONES * 0x20) & ~HIGHS;
    return (folded + ONES * (0x80 - 'a')) & ~(folded + ONES * (0x7f - last)) & ~word & HIGHS;
  }

  /** Returns whether all eight bytes are of base64 or base64url (RFC 4648), padding left out. */
  public static boolean isBase64(long word) {
    long plain = digits(word) | letters(word);
    return plain == HIGHS
        || (Long.bitCount(plain) >= 4
            && (plain | equal(word, '+') | equal(word, '/') | equal(word, '-') | equal(word, '_'))
                == HIGHS);
  }

  /**
   * Returns more than 0 where any of the eight bytes is a blank, a quote, or else below or above
   * all characters of base64, and 0 elsewhere: tells most text from {@link #isBase64} for less.
   */
  public static long breaks(long word) {
    return (((word - ONES * '+') | word) & HIGHS) >>> 7;
  }

  /** Returns the index of the first {@code wanted} in {@code text[from, to)}, or {@code to}. */
  public static int indexOf(byte[] text, int from, int to, int wanted) {
    int at = from;
    long pattern = ONES * wanted;
    for (; at <= to - 8; at += 8) {
      long difference = read(text, at) ^ pattern;
      long zeros = (difference - ONES) & ~difference & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >> 3);
      }
    }
    while (at < to && text[at] != wanted) {
      at++;
    }
    return at;
  }
}
