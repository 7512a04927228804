package io.spanwarden.detect.secret;

import io.spanwarden.detect.secret.ValueCheck.Outcome;
import io.spanwarden.detect.text.Ascii;
import java.util.zip.CRC32;

/** The checksums that issuers put into their tokens; all but the last are CRC-32 (IEEE 802.3). */
final class Checksums {
  private static final int BASE62_DIGITS = 6;
  private static final int HEX_DIGITS = 8;
  private static final int CLOUDFLARE_BODY = 40;
  private static final int AWS_PREFIX = 4;
  private static final long AWS_ACCOUNTS = 1_000_000_000_000L;
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Checksums() {}

  /**
   * GitHub and npm: the last six characters are the checksum, in base 62 with leading zeros, of
   * those between the prefix and them.
   */
  static Outcome base62(byte[] text, int from, int to, int prefix) {
    int sum = to - BASE62_DIGITS;
    if (sum <= from + prefix) {
      return Outcome.FAILED;
    }
    long crc = crc(text, from + prefix, sum);
    for (int i = to - 1; i >= sum; i--) {
      if (text[i] != BASE62.charAt((int) (crc % 62))) {
        return Outcome.FAILED;
      }
      crc /= 62;
    }
    return Outcome.PASSED;
  }

  /**
   * Atlassian: the last eight hexadecimal digits are the checksum of all before them; the equals
   * sign that may separate the two is accepted on either side of the sum.
   */
  static Outcome hexOfAllBefore(byte[] text, int from, int to, int prefix) {
    int sum = to - HEX_DIGITS;
    if (sum <= from) {
      return Outcome.FAILED;
    }
    long told = hex(text, sum, to);
    boolean right =
        told == crc(text, from, sum) || (text[sum - 1] == '=' && told == crc(text, from, sum - 1));
    return right ? Outcome.PASSED : Outcome.FAILED;
  }

  /** Grafana: the same as {@link #hexOfAllBefore} without the separator, least byte first. */
  static Outcome littleEndianHexOfAllBefore(byte[] text, int from, int to, int prefix) {
    int sum = to - HEX_DIGITS;
    if (sum <= from) {
      return Outcome.FAILED;
    }
    int body = text[sum - 1] == '_' ? sum - 1 : sum;
    long told = Integer.reverseBytes((int) hex(text, sum, to)) & 0xffffffffL;
    return told == crc(text, from, body) ? Outcome.PASSED : Outcome.FAILED;
  }

  /** Cloudflare: the last eight hexadecimal digits are the checksum of the 40 before them. */
  static Outcome hexOfBody(byte[] text, int from, int to, int prefix) {
    int sum = to - HEX_DIGITS;
    if (sum - CLOUDFLARE_BODY < from) {
      return Outcome.FAILED;
    }
    return hex(text, sum, to) == crc(text, sum - CLOUDFLARE_BODY, sum)
        ? Outcome.PASSED
        : Outcome.FAILED;
  }

  /** AWS: bits 7 to 46 of the first six bytes of the base32 body are the account's number. */
  static Outcome awsKeyId(byte[] text, int from, int to, int prefix) {
    long bits = 0;
    int start = from + AWS_PREFIX;
    if (to - start < 10) {
      return Outcome.FAILED;
    }
    for (int i = start; i < start + 10; i++) {
      int value = base32(text[i]);
      if (value < 0) {
        return Outcome.FAILED;
      }
      bits = bits << 5 | value;
    }
    long account = (bits >> 2 & 0x7fffffffff80L) >> 7;
    return account < AWS_ACCOUNTS ? Outcome.PASSED : Outcome.FAILED;
  }

  /** Returns the checksum of {@code text[from, to)}. */
  static long crc(byte[] text, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(text, from, to - from);
    return crc.getValue();
  }

  private static int base32(int b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    return b >= '2' && b <= '7' ? b - '2' + 26 : -1;
  }

  private static long hex(byte[] text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = Ascii.hexValue(text[i]);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
