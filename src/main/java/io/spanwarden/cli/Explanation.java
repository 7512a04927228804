package io.spanwarden.cli;

import io.spanwarden.detect.content.KeywordScanner;
import io.spanwarden.detect.content.Masker;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.FieldKey;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells a person what the rules make of one text. Not thread-safe. */
final class Explanation {
  private final KeywordScanner scanner;
  private final PrintWriter out;
  private boolean empty = true;

  Explanation(KeywordScanner scanner, PrintWriter out) {
    this.scanner = scanner;
    this.out = out;
  }

  /** Explains a text that is the value of {@code key}, which may be empty. */
  void explain(byte[] text, String key) {
    scanner.scan(text, 0, text.length, FieldKey.of(key), verdict -> tell(text, verdict));
    if (empty) {
      out.println("Nothing: no rule takes any part of the text for its own.");
    }
    out.flush();
  }

  private void tell(byte[] text, Verdict verdict) {
    empty = false;
    var info = verdict.rule().info();
    long start = codePoints(text, 0, verdict.start());
    out.printf(
        Locale.ROOT,
        "%d-%d  %s%n  %s: %s, tier %s, entity %s%n  %s, severity %s, confidence %s: it %s%n",
        start,
        start + codePoints(text, verdict.start(), verdict.end()),
        Masker.mask(verdict.value(), verdict.prefixLength(), info.kind().category()),
        info.id(),
        info.title(),
        verdict.rule().tier().name().toLowerCase(Locale.ROOT),
        verdict.rule().entity(),
        verdict.findingClass().label(),
        verdict.severity().label(),
        verdict.confidence().label(),
        verdict.reason().explanation());
  }

  private static long codePoints(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8).codePoints().count();
  }
}
