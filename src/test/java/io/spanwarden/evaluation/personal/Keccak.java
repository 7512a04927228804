package io.spanwarden.evaluation.personal;

/**
 * Keccak-256 as Ethereum uses it, with the padding from before the standard. Short messages only.
 */
final class Keccak {
  private static final int RATE = 136;

  private Keccak() {}

  /** Returns the digest of fewer than {@value RATE} bytes. */
  static byte[] digest(byte[] message) {
    byte[] block = new byte[200];
    System.arraycopy(message, 0, block, 0, message.length);
    block[message.length] = 1;
    block[RATE - 1] |= (byte) 0x80;
    long[] state = new long[25];
    for (int i = 0; i < 200; i++) {
      state[i / 8] |= (block[i] & 0xffL) << (8 * (i % 8));
    }
    permute(state);
    byte[] digest = new byte[32];
    for (int i = 0; i < 32; i++) {
      digest[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
    }
    return digest;
  }

  private static void permute(long[] lanes) {
    int shift = 1;
    for (int round = 0; round < 24; round++) {
      long[] columns = new long[5];
      for (int i = 0; i < 25; i++) {
        columns[i % 5] ^= lanes[i];
      }
      for (int i = 0; i < 25; i++) {
        lanes[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
      }
      int x = 1;
      int y = 0;
      long current = lanes[1];
      for (int step = 0; step < 24; step++) {
        int next = (2 * x + 3 * y) % 5;
        x = y;
        y = next;
        long held = lanes[x + 5 * y];
        lanes[x + 5 * y] = Long.rotateLeft(current, (step + 1) * (step + 2) / 2);
        current = held;
      }
      for (int row = 0; row < 25; row += 5) {
        long[] old = java.util.Arrays.copyOfRange(lanes, row, row + 5);
        for (int i = 0; i < 5; i++) {
          lanes[row + i] = old[i] ^ (~old[(i + 1) % 5] & old[(i + 2) % 5]);
        }
      }
      for (int bit = 0; bit < 7; bit++) {
        if ((shift & 1) == 1) {
          lanes[0] ^= 1L << ((1 << bit) - 1);
        }
        shift = shift << 1 ^ ((shift >> 7) * 0x171);
      }
    }
  }
}
