package io.spanwarden.detect.content;

import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scans texts with the test rules. */
final class Scans {
  private static final ScannerTables TABLES = ScannerTables.compile(TestRules.all());

  private Scans() {}

  static KeywordScanner newScanner() {
    return TABLES.newScanner();
  }

  static List<Verdict> scan(String text) {
    return scan("", text);
  }

  static List<Verdict> scan(String key, String text) {
    return scan(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Scans in the middle of a larger buffer, so that a read outside of the text shows. */
  static List<Verdict> scan(String key, byte[] text) {
    List<Verdict> verdicts = new ArrayList<>();
    byte[] buffer = new byte[text.length + 14];
    Arrays.fill(buffer, (byte) 'x');
    System.arraycopy(text, 0, buffer, 7, text.length);
    TABLES.newScanner().scan(buffer, 7, text.length, FieldKey.of(key), verdicts::add);
    return verdicts;
  }

  static int count(KeywordScanner scanner, byte[] text, FieldKey key) {
    int[] count = new int[1];
    scanner.scan(text, 0, text.length, key, verdict -> count[0]++);
    return count[0];
  }

  /** Returns {@code rule:class:value} of each verdict. */
  static List<String> summaries(String text) {
    return scan(text).stream()
        .map(
            v ->
                v.rule().info().id()
                    + (v.findingClass() == FindingClass.REAL ? "" : "/" + v.findingClass().label())
                    + ":"
                    + new String(v.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
