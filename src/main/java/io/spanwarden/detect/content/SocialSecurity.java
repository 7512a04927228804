package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** US social security numbers, {@code ddd-dd-dddd}, by the rules of their issue. Stateless. */
final class SocialSecurity {
  /** Shown in advertisements and specifications, never issued since. */
  private static final Set<String> RESERVED =
      Set.of("078-05-1120", "219-09-9999", "457-55-5462", "123-45-6789");

  private SocialSecurity() {}

  /** Claims the number if it is one; returns whether it has the form of one. */
  static boolean claim(Scan scan, CompiledRule rule, int start, int end) {
    if (end - start != 11 || scan.at(start + 3) != '-' || scan.at(start + 6) != '-') {
      return false;
    }
    String number = new String(scan.text(), start, 11, StandardCharsets.US_ASCII);
    String area = number.substring(0, 3);
    boolean reserved = RESERVED.contains(number) || number.startsWith("987-65-432");
    boolean never =
        area.equals("000")
            || area.equals("666")
            || area.startsWith("9")
            || number.startsWith("00", 4)
            || number.endsWith("0000");
    if (reserved || !never) {
      FindingClass kind = reserved ? FindingClass.RESERVED : FindingClass.REAL;
      scan.claims().add(rule, start, end, kind, rule.rule().confidence(), 0);
    }
    return true;
  }
}
