package io.spanwarden.detect.personal;

import java.util.Arrays;

/**
 * Keccak with a capacity of 512 bits and the padding of its submission to NIST, as the payment
 * networks Ethereum and Monero use it; SHA3-256 of FIPS 202 pads otherwise. Stateless.
 */
final class Keccak256 {
  private static final int RATE = 136;
  private static final int ROUNDS = 24;
  private static final long[] CONSTANTS = constants();
  private static final int[] ROTATIONS = new int[25];
  private static final int[] TARGETS = new int[25];

  static {
    int x = 1;
    int y = 0;
    for (int t = 0; t < 24; t++) {
      ROTATIONS[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
    }
    for (int i = 0; i < 25; i++) {
      TARGETS[i] = i / 5 + 5 * ((2 * (i % 5) + 3 * (i / 5)) % 5);
    }
  }

  private Keccak256() {}

  /** Returns the 32 bytes of the digest of {@code message[0, length)}. */
  static byte[] digest(byte[] message, int length) {
    long[] state = new long[25];
    byte[] block = new byte[RATE];
    int at = 0;
    for (; length - at >= RATE; at += RATE) {
      System.arraycopy(message, at, block, 0, RATE);
      absorb(state, block);
    }
    Arrays.fill(block, (byte) 0);
    System.arraycopy(message, at, block, 0, length - at);
    block[length - at] = 1;
    block[RATE - 1] |= (byte) 0x80;
    absorb(state, block);
    byte[] digest = new byte[32];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
    }
    return digest;
  }

  private static void absorb(long[] state, byte[] block) {
    for (int i = 0; i < RATE; i++) {
      state[i / 8] ^= (block[i] & 0xffL) << (8 * (i % 8));
    }
    long[] columns = new long[5];
    long[] moved = new long[25];
    for (int round = 0; round < ROUNDS; round++) {
      for (int x = 0; x < 5; x++) {
        columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
      }
      for (int i = 0; i < 25; i++) {
        int x = i % 5;
        long mixed = state[i] ^ columns[(x + 4) % 5] ^ Long.rotateLeft(columns[(x + 1) % 5], 1);
        moved[TARGETS[i]] = Long.rotateLeft(mixed, ROTATIONS[i]);
      }
      for (int i = 0; i < 25; i++) {
        int row = i / 5 * 5;
        state[i] = moved[i] ^ (~moved[row + (i + 1) % 5] & moved[row + (i + 2) % 5]);
      }
      state[0] ^= CONSTANTS[round];
    }
  }

  /** The bits of a linear feedback shift register with the polynomial x^8 + x^6 + x^5 + x^4 + 1. */
  private static long[] constants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int bit = 0; bit < 7; bit++) {
        constants[round] |= (register & 1L) << ((1 << bit) - 1);
        register = (register << 1) ^ ((register >>> 7) * 0x171);
      }
    }
    return constants;
  }
}
