package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import java.util.Arrays;

/**
 * Addresses of segregated witness: a name, {@code 1}, and characters of an alphabet of 32 whose
 * last six are a checksum (BIP 173; BIP 350 for versions from 1 on). Stateless.
 */
final class Bech32 {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final byte[] VALUES = values();
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int OF_VERSION_0 = 1;
  private static final int OF_LATER = 0x2bc830a3;
  private static final int CHECKSUM = 6;

  private Bech32() {}

  /**
   * Returns whether {@code text[from, to)} is such an address, in one case.
   *
   * @param name how many characters stand before the {@code 1}
   */
  static boolean isAddress(byte[] text, int from, int to, int name) {
    int data = from + name + 1;
    if (to - data < CHECKSUM + 1 || !isOfOneCase(text, from, to)) {
      return false;
    }
    int sum = 1;
    for (int i = from; i < from + name; i++) {
      sum = append(sum, Ascii.lower(text[i]) >>> 5);
    }
    sum = append(sum, 0);
    for (int i = from; i < from + name; i++) {
      sum = append(sum, Ascii.lower(text[i]) & 31);
    }
    for (int i = data; i < to; i++) {
      int value = VALUES[Ascii.lower(text[i]) & 0xff];
      if (value < 0) {
        return false;
      }
      sum = append(sum, value);
    }
    int version = VALUES[Ascii.lower(text[data]) & 0xff];
    int program = (to - data - 1 - CHECKSUM) * 5 / 8;
    boolean length = version == 0 ? program == 20 || program == 32 : program >= 2 && program <= 40;
    return version <= 16 && length && sum == (version == 0 ? OF_VERSION_0 : OF_LATER);
  }

  private static boolean isOfOneCase(byte[] text, int from, int to) {
    boolean lower = false;
    boolean upper = false;
    for (int i = from; i < to; i++) {
      lower |= Ascii.isLower(text[i]);
      upper |= Ascii.isUpper(text[i]);
    }
    return !(lower && upper);
  }

  private static int append(int sum, int value) {
    int top = sum >>> 25;
    int next = ((sum & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= ((top >>> i) & 1) == 1 ? GENERATOR[i] : 0;
    }
    return next;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }
}
