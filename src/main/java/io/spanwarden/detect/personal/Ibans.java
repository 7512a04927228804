package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code iban}: country, two check digits, and the letters and digits of the country's
 * own form ({@link IbanRegistry}), right by modulus 97. Bare or in groups of four; lower case only
 * where words or the key speak of accounts. Stateless.
 */
final class Ibans {
  private static final int REACH = 34;

  private static final byte[][] EXAMPLES =
      Literals.of(
          "de89370400440532013000",
          "gb82west12345698765432",
          "gb29nwbk60161331926819",
          "fr1420041010050500013m02606",
          "es9121000418450200051332",
          "nl91abna0417164300",
          "ch9300762011623852957",
          "be68539007547034",
          "at611904300234573201",
          "it60x0542811101000000123456",
          "gb33bukb20201555555555",
          "ie29aibk93115212345678",
          "pl61109010140000071219812874",
          "se4550000000058398257466",
          "no9386011117947");

  private Ibans() {}

  /**
   * Examines the account number whose check digits are at {@code digit}; one in lower case may have
   * its country anywhere before.
   */
  static void examine(Scan scan, Claimant claimant, int digit, Surroundings surroundings) {
    int head = digit - 2;
    if (Ascii.isLower(scan.at(head))) {
      int limit = Math.max(scan.from(), digit - REACH);
      while (head > limit
          && (Ascii.isLower(scan.at(head - 1)) || Ascii.isDigit(scan.at(head - 1)))) {
        head--;
      }
    }
    if (head >= claimant.claimedTo() && isHead(scan, head)) {
      claim(scan, claimant, head, surroundings);
    }
  }

  private static boolean isHead(Scan scan, int at) {
    return Ascii.isLetter(scan.at(at))
        && Ascii.isLetter(scan.at(at + 1))
        && Ascii.isDigit(scan.at(at + 2))
        && Ascii.isDigit(scan.at(at + 3))
        && !Ascii.isWord(scan.at(at - 1));
  }

  private static void claim(Scan scan, Claimant claimant, int head, Surroundings surroundings) {
    boolean lower = Ascii.isLower(scan.at(head));
    String kinds = IbanRegistry.kinds(upper(scan.at(head)), upper(scan.at(head + 1)));
    int read = 0;
    int at = head + 4;
    boolean bare = true;
    while (read < kinds.length()) {
      int b = scan.at(at);
      if (isOf(kinds.charAt(read), lower ? upper(b) : b)) {
        read++;
      } else if ((b != ' ' && b != '-') || read % 4 != 0) {
        return;
      } else {
        bare = false;
      }
      at++;
    }
    if (read == 0 || Ascii.isWord(scan.at(at))) {
      return;
    }
    if (remainder(scan, head, at) != 1) {
      claimant.suppress(head, at, Suppression.CHECK_DIGITS);
      return;
    }
    if (lower && !(bare && surroundings.tells(scan, head, at, Topic.IBAN))) {
      claimant.suppress(head, at, Suppression.NO_CONTEXT);
      return;
    }
    FindingClass findingClass =
        isExample(scan, head, at) ? FindingClass.RESERVED : FindingClass.REAL;
    claimant.claim(head, at, findingClass, claimant.confidence(), Reason.CHECK_DIGITS);
  }

  private static boolean isOf(char kind, int b) {
    return switch (kind) {
      case 'n' -> Ascii.isDigit(b);
      case 'a' -> Ascii.isUpper(b);
      default -> Ascii.isDigit(b) || Ascii.isUpper(b);
    };
  }

  private static int upper(int b) {
    return Ascii.isLower(b) ? b & ~0x20 : b;
  }

  /** ISO 7064 mod 97-10 with the first four characters moved to the end. */
  private static int remainder(Scan scan, int from, int to) {
    int remainder = 0;
    for (int i = from + 4; i < to; i++) {
      remainder = append(remainder, scan.at(i));
    }
    for (int i = from; i < from + 4; i++) {
      remainder = append(remainder, scan.at(i));
    }
    return remainder;
  }

  private static int append(int remainder, int b) {
    if (Ascii.isDigit(b)) {
      return (remainder * 10 + b - '0') % 97;
    }
    return Ascii.isLetter(b) ? (remainder * 100 + upper(b) - 'A' + 10) % 97 : remainder;
  }

  private static boolean isExample(Scan scan, int from, int to) {
    for (byte[] example : EXAMPLES) {
      int read = 0;
      for (int i = from; i < to && read >= 0; i++) {
        if (Ascii.isAlnum(scan.at(i))) {
          boolean same = read < example.length && Ascii.lower(scan.at(i)) == example[read];
          read = same ? read + 1 : -1;
        }
      }
      if (read == example.length) {
        return true;
      }
    }
    return false;
  }
}
