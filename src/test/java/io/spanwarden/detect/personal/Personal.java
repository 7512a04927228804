package io.spanwarden.detect.personal;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.FindingClass;
import io.spanwarden.rules.RuleBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scans texts with the shipped rules for personal data. */
final class Personal {
  private static final ScannerTables TABLES =
      ScannerTables.compile(
          RuleBook.load(Optional.empty()).contentRules().stream()
              .filter(rule -> rule.tier() == ContentRule.Tier.PERSONAL)
              .toList());

  private Personal() {}

  /** Returns {@code entity[/class]:value} of each verdict on {@code text}. */
  static List<String> find(String text) {
    return find("", text);
  }

  /** The same, of the value of {@code key}. */
  static List<String> find(String key, String text) {
    return find(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Scans in the middle of a larger buffer, so that a read outside of the text shows. */
  static List<String> find(String key, byte[] text) {
    byte[] buffer = new byte[text.length + 18];
    Arrays.fill(buffer, (byte) '7');
    System.arraycopy(text, 0, buffer, 9, text.length);
    List<String> found = new ArrayList<>();
    TABLES
        .newScanner()
        .scan(
            buffer,
            9,
            text.length,
            FieldKey.of(key),
            verdict ->
                found.add(
                    verdict.rule().entity()
                        + (verdict.findingClass() == FindingClass.REAL
                            ? ""
                            : "/" + verdict.findingClass().label())
                        + ":"
                        + new String(verdict.value(), StandardCharsets.UTF_8)));
    return found;
  }
}
