package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Telephone numbers in international form (ITU-T E.164), with their plus sign. Stateless. */
final class Phones {
  private static final int FEWEST = 8;
  private static final int MOST = 15;
  private static final int FEWEST_WITHOUT_GROUPS = 10;

  /** Set aside for drama by Ofcom. */
  private static final List<String> DRAMA = List.of("447700900", "442079460", "441632960");

  private Phones() {}

  /** Claims the number, with its plus sign, if it is one; returns whether it did. */
  static boolean claim(Scan scan, CompiledRule rule, int start, int end, byte[] digits, int count) {
    boolean grouped = end - start > count;
    int before = scan.at(start - 2);
    // A line that a diff adds begins with a plus sign too.
    boolean added = before == 0 || before == '\n';
    if (count < FEWEST
        || count > MOST
        || digits[0] == '0'
        || Ascii.isWord(before)
        || (!grouped && (added || count < FEWEST_WITHOUT_GROUPS))) {
      return false;
    }
    String number = new String(digits, 0, count, StandardCharsets.US_ASCII);
    if (digits[0] == '1' && !isNorthAmerican(number)) {
      return false;
    }
    FindingClass kind = isReserved(number) ? FindingClass.RESERVED : FindingClass.REAL;
    return scan.claims().add(rule, start - 1, end, kind, rule.rule().confidence(), 0);
  }

  private static boolean isNorthAmerican(String number) {
    return number.length() == 11 && number.charAt(1) >= '2' && number.charAt(4) >= '2';
  }

  private static boolean isReserved(String number) {
    boolean fiction =
        number.length() == 11 && number.charAt(0) == '1' && number.startsWith("55501", 4);
    return fiction || DRAMA.stream().anyMatch(number::startsWith);
  }
}
