package io.spanwarden.evaluation.personal;

import io.spanwarden.evaluation.Draw;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Addresses of wallets with the checksums of their chains. */
final class Wallets {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private Wallets() {}

  /** Returns an address that is known without its surroundings. */
  static String address(Draw draw) {
    return switch (draw.between(0, 9)) {
      case 0, 1, 2 -> base58(0, draw);
      case 3 -> base58(5, draw);
      case 4, 5 -> segwit("bc", 0, 20, draw);
      case 6 -> segwit("bc", 1, 32, draw);
      case 7 -> segwit("bc", 0, 32, draw);
      default -> ethereum(draw);
    };
  }

  /** Returns a Bitcoin, Litecoin or Tron address of the older kind. */
  static String base58(int version, Draw draw) {
    byte[] body = new byte[25];
    body[0] = (byte) version;
    System.arraycopy(draw.bytes(20), 0, body, 1, 20);
    byte[] check = sha256(sha256(Arrays.copyOf(body, 21)));
    System.arraycopy(check, 0, body, 21, 4);
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, body);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(58));
      text.insert(0, BASE58.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    for (int i = 0; i < body.length && body[i] == 0; i++) {
      text.insert(0, '1');
    }
    return text.toString();
  }

  /** Returns a segregated-witness address: bech32 for version 0, bech32m from version 1. */
  static String segwit(String prefix, int version, int length, Draw draw) {
    int groups = (length * 8 + 4) / 5;
    BigInteger program = new BigInteger(1, draw.bytes(length)).shiftLeft(groups * 5 - length * 8);
    int[] data = new int[1 + groups];
    data[0] = version;
    for (int i = 0; i < groups; i++) {
      data[1 + i] = program.shiftRight(5 * (groups - 1 - i)).intValue() & 31;
    }
    int sum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) >> 5);
    }
    sum = step(sum, 0);
    for (int i = 0; i < prefix.length(); i++) {
      sum = step(sum, prefix.charAt(i) & 31);
    }
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (int value : data) {
      sum = step(sum, value);
      text.append(BECH32.charAt(value));
    }
    for (int i = 0; i < 6; i++) {
      sum = step(sum, 0);
    }
    sum ^= version == 0 ? 1 : 0x2bc830a3;
    for (int i = 5; i >= 0; i--) {
      text.append(BECH32.charAt(sum >> (5 * i) & 31));
    }
    return text.toString();
  }

  private static int step(int sum, int value) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
    }
    return next;
  }

  /** Returns an Ethereum address whose capitals are its checksum (EIP-55). */
  static String ethereum(Draw draw) {
    String address = HexFormat.of().formatHex(draw.bytes(20));
    byte[] hash = Keccak.digest(address.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < 40; i++) {
      int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
      String digit = address.substring(i, i + 1);
      text.append(nibble > 7 ? digit.toUpperCase(Locale.ROOT) : digit);
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
