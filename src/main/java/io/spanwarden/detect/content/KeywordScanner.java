package io.spanwarden.detect.content;

import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scans by keywords; see {@link Level}. Not thread-safe: one for each thread, all over the same
 * {@link ScannerTables}.
 */
public final class KeywordScanner implements ContentScanner {
  private final ScannerTables tables;
  private final PatternMatcher patterns;
  private final Level level;

  KeywordScanner(ScannerTables tables) {
    this.tables = tables;
    Claims claims = new Claims(tables.rules());
    patterns = new PatternMatcher(claims, tables.rules());
    level = new Level(tables, 0, claims, patterns);
  }

  /**
   * Returns in how many texts so far each rule needed more steps than its budget and went on in one
   * pass, by the rule's id; rules that never did are left out. To be read by the scanner's thread.
   */
  public Map<String, Long> overBudget() {
    Map<String, Long> counts = new TreeMap<>();
    for (CompiledRule rule : tables.rules()) {
      if (patterns.overBudget(rule) > 0) {
        counts.put(rule.rule().info().id(), patterns.overBudget(rule));
      }
    }
    return counts;
  }

  /**
   * Returns the sum of {@link #overBudget}, without making a map: by it, whoever asks often knows
   * whether there is anything new.
   */
  public long totalOverBudget() {
    return patterns.totalOverBudget();
  }

  /** Returns how many keywords were looked at in all texts so far, decoded ones among them. */
  public long candidates() {
    return level.hits();
  }

  /**
   * Returns how many candidates were refused for {@code reason} in all texts so far, decoded ones
   * among them.
   */
  public long suppressed(Suppression reason) {
    return level.suppressed(reason);
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

  /** Returns the work so far: keywords examined and steps of patterns. */
  long steps() {
    return level.hits() + patterns.totalSteps();
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
