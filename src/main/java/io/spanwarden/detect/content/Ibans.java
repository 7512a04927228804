package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import java.util.Map;
import java.util.Set;

/** International bank account numbers (ISO 13616): length by country and mod 97. Stateless. */
final class Ibans {
  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("AD", 24),
          Map.entry("AE", 23),
          Map.entry("AL", 28),
          Map.entry("AT", 20),
          Map.entry("AZ", 28),
          Map.entry("BA", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("BH", 22),
          Map.entry("BI", 27),
          Map.entry("BR", 29),
          Map.entry("BY", 28),
          Map.entry("CH", 21),
          Map.entry("CR", 22),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DJ", 27),
          Map.entry("DK", 18),
          Map.entry("DO", 28),
          Map.entry("EE", 20),
          Map.entry("EG", 29),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FK", 18),
          Map.entry("FO", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GE", 22),
          Map.entry("GI", 23),
          Map.entry("GL", 18),
          Map.entry("GR", 27),
          Map.entry("GT", 28),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IL", 23),
          Map.entry("IQ", 23),
          Map.entry("IS", 26),
          Map.entry("IT", 27),
          Map.entry("JO", 30),
          Map.entry("KW", 30),
          Map.entry("KZ", 20),
          Map.entry("LB", 28),
          Map.entry("LC", 32),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("LY", 25),
          Map.entry("MC", 27),
          Map.entry("MD", 24),
          Map.entry("ME", 22),
          Map.entry("MK", 19),
          Map.entry("MN", 20),
          Map.entry("MR", 27),
          Map.entry("MT", 31),
          Map.entry("MU", 30),
          Map.entry("NI", 28),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("OM", 23),
          Map.entry("PK", 24),
          Map.entry("PL", 28),
          Map.entry("PS", 29),
          Map.entry("PT", 25),
          Map.entry("QA", 29),
          Map.entry("RO", 24),
          Map.entry("RS", 22),
          Map.entry("RU", 33),
          Map.entry("SA", 24),
          Map.entry("SC", 31),
          Map.entry("SD", 18),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("SM", 27),
          Map.entry("SO", 23),
          Map.entry("ST", 25),
          Map.entry("SV", 28),
          Map.entry("TL", 23),
          Map.entry("TN", 24),
          Map.entry("TR", 26),
          Map.entry("UA", 29),
          Map.entry("VA", 22),
          Map.entry("VG", 24),
          Map.entry("XK", 20),
          Map.entry("YE", 30));

  /** The examples of the registry and of manuals. */
  private static final Set<String> EXAMPLES =
      Set.of(
          "DE89370400440532013000",
          "GB82WEST12345698765432",
          "GB29NWBK60161331926819",
          "FR1420041010050500013M02606",
          "NL91ABNA0417164300",
          "BE68539007547034",
          "CH9300762011623852957",
          "AT611904300234573201",
          "ES9121000418450200051332",
          "IT60X0542811101000000123456",
          "PL61109010140000071219812874",
          "SE4550000000058398257466",
          "NO9386011117947",
          "DK5000400440116243",
          "FI2112345600000785",
          "IE29AIBK93115212345678",
          "PT50000201231234567890154");

  private Ibans() {}

  /** Returns where the IBAN that begins at {@code start} ends, or -1 if none does. */
  static int end(Scan scan, int start) {
    Integer length =
        LENGTHS.get(new String(new char[] {(char) scan.at(start), (char) scan.at(start + 1)}));
    if (length == null) {
      return -1;
    }
    int at = start;
    int count = 0;
    int remainder = 0;
    // ISO 7064 mod 97-10: the head counts after the rest, so its part is added at the end.
    while (count < length) {
      int b = scan.at(at);
      if (b == ' ' && count > 0 && count % 4 == 0 && Ascii.isAlnum(scan.at(at + 1))) {
        at++;
        continue;
      }
      if (!Ascii.isDigit(b) && !Ascii.isUpper(b)) {
        return -1;
      }
      remainder = count < 4 ? remainder : append(remainder, b);
      count++;
      at++;
    }
    for (int i = start; i < start + 4; i++) {
      remainder = append(remainder, scan.at(i));
    }
    return remainder == 1 && !Ascii.isWord(scan.at(at)) ? at : -1;
  }

  private static int append(int remainder, int b) {
    int value = Ascii.isDigit(b) ? b - '0' : b - 'A' + 10;
    return (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }

  static void claim(Scan scan, CompiledRule rule, int start, int end) {
    var number = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (scan.at(i) != ' ') {
        number.append((char) scan.at(i));
      }
    }
    FindingClass kind =
        EXAMPLES.contains(number.toString()) ? FindingClass.RESERVED : FindingClass.REAL;
    scan.claims().add(rule, start, end, kind, rule.rule().confidence(), 0);
  }
}
