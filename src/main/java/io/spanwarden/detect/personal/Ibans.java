package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code iban}: country, two check digits, and as many letters and digits as the
 * country has (ISO 13616 registry), right by modulus 97. Bare or in groups of four. Stateless.
 */
final class Ibans {
  private static final int REACH = 34;

  /** Country and length, of the registry; territories of France use its form. */
  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21"
          + " HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27"
          + " MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24"
          + " RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22"
          + " VG24 XK20 YE30 GF27 GP27 MQ27 RE27 PF27 NC27 YT27 BL27 MF27 PM27 WF27 TF27";

  private static final byte[] LENGTH_OF = lengths();
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

  /** Looks for the head of an IBAN before the digits at {@code digit}. */
  static void examine(Scan scan, Claimant claimant, int digit) {
    int limit = Math.max(scan.from(), digit - REACH);
    for (int head = digit - 2; head >= limit; head--) {
      int b = scan.at(head);
      if (!Ascii.isAlnum(b) && b != ' ' && b != '-') {
        return;
      }
      if (Ascii.isUpper(b) && isHead(scan, head) && claim(scan, claimant, head)) {
        return;
      }
    }
  }

  private static boolean isHead(Scan scan, int at) {
    return Ascii.isUpper(scan.at(at + 1))
        && Ascii.isDigit(scan.at(at + 2))
        && Ascii.isDigit(scan.at(at + 3))
        && !Ascii.isWord(scan.at(at - 1))
        && LENGTH_OF[(scan.at(at) - 'A') * 26 + scan.at(at + 1) - 'A'] > 0;
  }

  private static boolean claim(Scan scan, Claimant claimant, int head) {
    int wanted = LENGTH_OF[(scan.at(head) - 'A') * 26 + scan.at(head + 1) - 'A'];
    int read = 0;
    int at = head;
    while (read < wanted) {
      int b = scan.at(at);
      if (Ascii.isUpper(b) || Ascii.isDigit(b)) {
        read++;
      } else if ((b != ' ' && b != '-') || read % 4 != 0) {
        return false;
      }
      at++;
    }
    if (Ascii.isWord(scan.at(at)) || remainder(scan, head, at) != 1) {
      return false;
    }
    FindingClass findingClass =
        isExample(scan, head, at) ? FindingClass.RESERVED : FindingClass.REAL;
    claimant.claim(head, at, findingClass, claimant.confidence(), Reason.CHECK_DIGITS);
    return true;
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
    return Ascii.isUpper(b) ? (remainder * 100 + b - 'A' + 10) % 97 : remainder;
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

  private static byte[] lengths() {
    byte[] lengths = new byte[26 * 26];
    for (String entry : LENGTHS.split(" ", -1)) {
      int index = (entry.charAt(0) - 'A') * 26 + entry.charAt(1) - 'A';
      lengths[index] = Byte.parseByte(entry.substring(2));
    }
    return lengths;
  }
}
