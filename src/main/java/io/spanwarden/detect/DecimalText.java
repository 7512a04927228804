package io.spanwarden.detect;

/** Writes a number as decimal digits into a buffer of its own. Not thread-safe. */
final class DecimalText {
  private static final long FEWEST = 100_000_000_000L;

  private final byte[] digits = new byte[20];
  private int offset = digits.length;

  /**
   * Returns whether a number has as many digits as a payment card: twelve at least. Shorter ones
   * are counts, times and sizes, and personal only by context that numbers do not have.
   */
  static boolean isLong(long value) {
    return value >= FEWEST;
  }

  /** Writes {@code value}, which is positive. */
  void set(long value) {
    offset = digits.length;
    for (long rest = value; rest > 0; rest /= 10) {
      digits[--offset] = (byte) ('0' + rest % 10);
    }
  }

  byte[] buffer() {
    return digits;
  }

  int offset() {
    return offset;
  }

  int length() {
    return digits.length - offset;
  }
}
