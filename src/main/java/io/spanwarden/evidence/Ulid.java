package io.spanwarden.evidence;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * A source of ULIDs: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80 random
 * bits. Each is greater than the one before, as a text too. Thread-safe.
 */
// https://github.com/ulid/spec: within one millisecond, or if the clock went back, the random part
// of the last one is raised by one; if it overflows, it carries into the time.
final class Ulid {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int RANDOM_BITS = 80;

  private final SecureRandom random;
  private BigInteger last = BigInteger.ZERO;

  Ulid(SecureRandom random) {
    this.random = random;
  }

  /** Returns the next one, for a time in milliseconds since the epoch. */
  synchronized String next(long millis) {
    BigInteger time = BigInteger.valueOf(Math.max(0, millis));
    last =
        time.compareTo(last.shiftRight(RANDOM_BITS)) > 0
            ? time.shiftLeft(RANDOM_BITS).or(new BigInteger(RANDOM_BITS, random))
            : last.add(BigInteger.ONE);
    return format(last);
  }

  private static String format(BigInteger value) {
    var text = new StringBuilder(LENGTH);
    for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt(value.shiftRight(shift).intValue() & 31));
    }
    return text.toString();
  }
}
