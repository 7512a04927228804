package io.spanwarden.evidence;

import java.security.SecureRandom;

/**
 * Makes ULIDs (specification github.com/ulid/spec): 48 bits of milliseconds and 80 of chance, in
 * Crockford's base 32. Each is greater than the one before, also within a millisecond. Not
 * thread-safe.
 */
final class Ulid {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final long CHANCE_BITS = (1L << 40) - 1;

  private final SecureRandom random = new SecureRandom();
  private long millis = -1;
  private long high;
  private long low;

  /** Returns the next id at {@code now}, milliseconds since the epoch. */
  String next(long now) {
    if (now > millis) {
      millis = now;
      high = random.nextLong() & CHANCE_BITS;
      // Room to count up within the millisecond.
      low = random.nextLong() & (CHANCE_BITS >> 1);
    } else {
      low++;
    }
    var text = new StringBuilder(26);
    append(text, millis, 10);
    append(text, high, 8);
    append(text, low, 8);
    return text.toString();
  }

  private static void append(StringBuilder text, long value, int digits) {
    for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) {
      text.append(ALPHABET.charAt((int) (value >>> shift) & 31));
    }
  }
}
