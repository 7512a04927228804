package io.spanwarden.detect.pattern;

import org.jspecify.annotations.Nullable;

/**
 * A set of bytes, as unsigned numbers. Immutable.
 *
 * <p>Equality is written out because a record's own costs milliseconds in a JVM that has just
 * started.
 *
 * @param first whether 0 to 63 are in it, a bit each
 * @param second 64 to 127
 * @param third 128 to 191
 * @param fourth 192 to 255
 */
record ByteSet(long first, long second, long third, long fourth) {
  private static final ByteSet[] SINGLE = new ByteSet[256];

  static {
    for (int b = 0; b < SINGLE.length; b++) {
      SINGLE[b] = range(b, b);
    }
  }

  static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  static final ByteSet ALL = NONE.complement();
  static final ByteSet ASCII = range(0, 0x7f);
  static final ByteSet DIGITS = range('0', '9');
  static final ByteSet LOWER = range('a', 'z');
  static final ByteSet UPPER = range('A', 'Z');
  static final ByteSet LETTERS = LOWER.union(UPPER);
  static final ByteSet WORD = LETTERS.union(DIGITS).union(of('_'));
  static final ByteSet NEWLINE = of('\n');

  /** As in RE2: without the vertical tab. */
  static final ByteSet SPACE = of(' ').union(range('\t', '\n')).union(range('\f', '\r'));

  private static final int CASE = 'a' - 'A';

  static ByteSet of(int member) {
    return SINGLE[member];
  }

  static ByteSet range(int from, int last) {
    long[] words = new long[4];
    for (int b = from; b <= last; b++) {
      words[b >> 6] |= 1L << b;
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  boolean contains(int member) {
    return (word(member >> 6) >>> member & 1) != 0;
  }

  private long word(int index) {
    return switch (index) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> fourth;
    };
  }

  /** Returns the least member of {@code from} or more, or 256. */
  int next(int from) {
    for (int member = from; member < 256; member = (member | 63) + 1) {
      long rest = word(member >> 6) >>> member;
      if (rest != 0) {
        return member + Long.numberOfTrailingZeros(rest);
      }
    }
    return 256;
  }

  int size() {
    return Long.bitCount(first)
        + Long.bitCount(second)
        + Long.bitCount(third)
        + Long.bitCount(fourth);
  }

  ByteSet union(ByteSet other) {
    return new ByteSet(
        first | other.first, second | other.second, third | other.third, fourth | other.fourth);
  }

  ByteSet intersection(ByteSet other) {
    return new ByteSet(
        first & other.first, second & other.second, third & other.third, fourth & other.fourth);
  }

  ByteSet complement() {
    return new ByteSet(~first, ~second, ~third, ~fourth);
  }

  /** Returns this set with the other case of each ASCII letter in it. */
  ByteSet folded() {
    long upper = second & UPPER.second;
    long lower = second & LOWER.second;
    return new ByteSet(first, second | upper << CASE | lower >>> CASE, third, fourth);
  }

  boolean isEmpty() {
    return (first | second | third | fourth) == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteSet set
        && first == set.first
        && second == set.second
        && third == set.third
        && fourth == set.fourth;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first + 31 * second + 37 * third + 41 * fourth);
  }
}
