package io.spanwarden.detect.content;

import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;

/**
 * Scans by keywords; see {@link Level}. Not thread-safe: one for each thread, all over the same
 * {@link ScannerTables}.
 */
public final class KeywordScanner implements ContentScanner {
  private final Level level;

  KeywordScanner(ScannerTables tables) {
    level = new Level(tables, 0);
  }

  /**
   * Returns how many texts so far had so many candidates that some were left out to keep the time
   * linear. To be read by the scanner's thread.
   */
  public long overBudget() {
    return level.overBudget();
  }

  /** Returns how many candidates were refused for {@code reason}, in all texts so far. */
  public long suppressed(Suppression reason) {
    return level.claims().suppressed(reason);
  }

  @Override
  public void scan(byte[] buffer, int offset, int length, FieldKey key, VerdictSink sink) {
    int count = level.examine(buffer, offset, offset + length, key);
    for (int i = 0; i < count; i++) {
      sink.accept(verdict(level.claims().held(i)));
    }
  }

  /**
   * Scans a text and tells {@code listener} of every candidate that a rule looked at, in the order
   * of the search. For explanations: allocates.
   */
  public void explain(
      byte[] buffer, int offset, int length, FieldKey key, CandidateListener listener) {
    level.follow(listener);
    level.examine(buffer, offset, offset + length, key);
    level.follow(null);
  }

  /** Returns the work so far: keywords examined and bytes read by patterns. */
  long steps() {
    return level.steps();
  }

  private Verdict verdict(int claim) {
    Claims claims = level.claims();
    ContentRule rule = claims.rule(claim).rule();
    FindingClass findingClass = claims.findingClass(claim);
    return new Verdict(
        rule,
        level.start(claims.start(claim)),
        level.end(claims.end(claim)),
        level.value(claim),
        findingClass == FindingClass.REAL ? rule.severity() : Severity.INFO,
        claims.confidence(claim),
        findingClass,
        claims.reason(claim),
        claims.prefixLength(claim),
        level.encoding(claim));
  }
}
