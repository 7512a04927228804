package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;

/**
 * Payment addresses of Bitcoin, Litecoin, Dogecoin, Tron, Ethereum and Monero, each right by its
 * checksum. An address of Ethereum in one case has none: it needs words that speak of payments.
 * Stateless.
 */
final class WalletAddresses {
  private static final int LONGEST = 106;

  /** The first address of Bitcoin, and those printed in its specifications. */
  private static final byte[][] PUBLISHED =
      Literals.of(
          "1a1zp1ep5qgefi2dmptftl5slmv7divfna",
          "1bvbmseystwetqtfn5au4m4gfg7xjanvn2",
          "3j98t1wpez73cnmqviecrnyiwrnqrhwnly",
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
          "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");

  /**
   * Examines the word round {@code at}, where the second block of eight letters and digits starts.
   */
  void examine(Scan scan, Claimant claimant, int at, Surroundings surroundings) {
    int start = at - 8;
    int limit = Math.max(scan.from(), at - 16);
    while (start > limit && Ascii.isAlnum(scan.at(start - 1))) {
      start--;
    }
    if (!opensAddress(scan.at(start))) {
      return;
    }
    int end = at;
    limit = Math.min(scan.to(), start + LONGEST + 1);
    while (end < limit && Ascii.isAlnum(scan.at(end))) {
      end++;
    }
    int length = end - start;
    if (length < 26
        || length > LONGEST
        || start < claimant.claimedTo()
        || scan.at(start - 1) == '_'
        || scan.at(end) == '_') {
      return;
    }
    byte[] text = scan.text();
    int first = text[start];
    if (first == '0' && length == 42) {
      ethereum(scan, claimant, start, end, surroundings);
    } else if (isSegwit(text, start, end)
        || (length <= 35 && isBase58(text, start, end))
        || ((length == 95 || length == LONGEST)
            && (first == '4' || first == '8')
            && Base58.isMonero(text, start, end))) {
      FindingClass findingClass =
          Literals.isOneOf(text, start, end, PUBLISHED) ? FindingClass.RESERVED : FindingClass.REAL;
      claimant.claim(start, end, findingClass, claimant.confidence(), Reason.CHECK_DIGITS);
    }
  }

  private static boolean opensAddress(int b) {
    return b == '0' || b == '1' || b == '3' || b == '4' || b == '8' || b == 'b' || b == 'B'
        || b == 'l' || b == 'L' || b == 'M' || b == 'D' || b == 'T';
  }

  private static boolean isSegwit(byte[] text, int start, int end) {
    int second = Ascii.lower(text[start + 1]);
    if (Ascii.lower(text[start]) == 'b' && second == 'c' && text[start + 2] == '1') {
      return Bech32.isAddress(text, start, end, 2);
    }
    return Ascii.lower(text[start]) == 'l'
        && second == 't'
        && Ascii.lower(text[start + 2]) == 'c'
        && text[start + 3] == '1'
        && Bech32.isAddress(text, start, end, 3);
  }

  private static boolean isBase58(byte[] text, int start, int end) {
    return switch (text[start]) {
      case '1' -> Base58.version(text, start, end) == 0;
      case '3' -> Base58.version(text, start, end) == 5;
      case 'L' -> Base58.version(text, start, end) == 0x30;
      case 'M' -> Base58.version(text, start, end) == 0x32;
      case 'D' -> Base58.version(text, start, end) == 0x1e;
      case 'T' -> Base58.version(text, start, end) == 0x41;
      default -> false;
    };
  }

  private static void ethereum(
      Scan scan, Claimant claimant, int start, int end, Surroundings surroundings) {
    byte[] text = scan.text();
    if (Ascii.lower(text[start + 1]) != 'x') {
      return;
    }
    boolean lower = false;
    boolean upper = false;
    boolean same = true;
    for (int i = start + 2; i < end; i++) {
      if (!Ascii.isHex(text[i])) {
        return;
      }
      lower |= Ascii.isLower(text[i]);
      upper |= Ascii.isUpper(text[i]);
      same &= text[i] == text[start + 2];
    }
    if (same) {
      claimant.suppress(start, end, Suppression.PLACEHOLDER);
    } else if (upper && isMixedRight(text, start + 2, end)) {
      claimant.claimReal(start, end, Reason.CHECK_DIGITS);
    } else if (lower && upper) {
      claimant.suppress(start, end, Suppression.CHECK_DIGITS);
    } else if (surroundings.tells(scan, start, end, Topic.WALLET)) {
      claimant.claimReal(start, end, Reason.WORD_NEAR);
    } else {
      claimant.suppress(start, end, Suppression.NO_CONTEXT);
    }
  }

  /** A letter is a capital where the digest of the lower-case address has a digit from 8 up. */
  private static boolean isMixedRight(byte[] text, int from, int to) {
    byte[] lower =
        new String(text, from, to - from, StandardCharsets.US_ASCII)
            .toLowerCase(java.util.Locale.ROOT)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] digest = Keccak256.digest(lower, lower.length);
    for (int i = 0; i < lower.length; i++) {
      int digit = (digest[i / 2] >>> (i % 2 == 0 ? 4 : 0)) & 15;
      if (Ascii.isLetter(text[from + i]) && Ascii.isUpper(text[from + i]) != (digit >= 8)) {
        return false;
      }
    }
    return true;
  }
}
