package io.spanwarden.receive;

/**
 * A byte array that grows up to a limit and is used again for the next request. Not thread-safe:
 * owned by one scanning thread.
 *
 * <p>Room is reserved before it is written to, in steps, so that a bomb holds no more of the budget
 * than it has unfolded. The array that stays between requests, at most {@link #KEPT} bytes, is not
 * part of the budget.
 */
final class MessageBuffer {
  /** An array larger than this is let go after its request. */
  static final int KEPT = 4 << 20;

  private static final int SMALLEST = 64 << 10;
  private static final int STEP = 256 << 10;

  private byte[] array = new byte[SMALLEST];
  private int length;

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /** Empties the buffer and makes room for {@code capacity} bytes that are already reserved. */
  void begin(int capacity) {
    length = 0;
    if (array.length < capacity) {
      array = new byte[Math.max(capacity, Math.min(KEPT, array.length * 2))];
    }
  }

  /** Adds {@code count} bytes that were written behind the last ones. */
  void advance(int count) {
    length += count;
  }

  /** Lets go of an array that an unusually large request left behind. */
  void trim() {
    length = 0;
    if (array.length > KEPT) {
      array = new byte[SMALLEST];
    }
  }

  /** The right to fill this buffer with one message. */
  final class Filling {
    private final int limit;
    private final Admission.Lease lease;
    private int reserved;

    Filling(int limit, Admission.Lease lease) {
      this.limit = limit;
      this.lease = lease;
      length = 0;
    }

    /**
     * Returns how many bytes may be written now, at least one.
     *
     * @throws RefusedException if the message is over the limit or the budget is used up
     */
    int room() throws RefusedException {
      if (length > limit) {
        throw new RefusedException(Refusal.TOO_LARGE);
      }
      if (length == reserved) {
        // One byte over the limit may be written: that is how an excess is noticed.
        int step = (int) Math.min(STEP, limit + 1L - reserved);
        if (!lease.tryReserve(step)) {
          throw new RefusedException(Refusal.OVERLOADED);
        }
        reserved += step;
      }
      if (length == array.length) {
        grow();
      }
      return Math.min(reserved, array.length) - length;
    }

    /** Checks the limit once the message is complete. */
    void finish() throws RefusedException {
      if (length > limit) {
        throw new RefusedException(Refusal.TOO_LARGE);
      }
    }

    private void grow() {
      long doubled = Math.min(2L * array.length, limit + 1L);
      byte[] larger = new byte[(int) doubled];
      System.arraycopy(array, 0, larger, 0, length);
      array = larger;
    }
  }
}
