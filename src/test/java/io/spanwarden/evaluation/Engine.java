package io.spanwarden.evaluation;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.rules.RuleBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scanner with the shipped rules, as the evaluation sees it. Not thread-safe. */
public final class Engine {
  /**
   * What the scanner reports: a real value, at least as sure as asked.
   *
   * @param rule the rule's id
   * @param tier the rule's tier
   * @param secret whether it is a credential
   * @param entity what it is: {@link Case#SECRET} or the entity of the personal datum
   * @param start first byte
   * @param end the byte after its last
   */
  public record Found(
      String rule, ContentRule.Tier tier, boolean secret, String entity, int start, int end) {
    /** Returns whether it shares a byte with {@code label}. */
    public boolean overlaps(Case.Label label) {
      return start < label.end() && label.start() < end;
    }

    /** Returns whether it has the bounds of {@code label}. */
    public boolean exactly(Case.Label label) {
      return start == label.start() && end == label.end();
    }
  }

  private final ContentScanner scanner;
  private final Confidence least;

  private Engine(ContentScanner scanner, Confidence least) {
    this.scanner = scanner;
    this.least = least;
  }

  /** Returns the shipped rules. */
  public static List<ContentRule> shippedRules() {
    return RuleBook.load(Optional.empty()).contentRules();
  }

  /** Returns an engine with the shipped rules that reports what is at least as sure as asked. */
  public static Engine shipped(Confidence least) {
    return new Engine(ScannerTables.compile(shippedRules()).newScanner(), least);
  }

  /** Returns what is reported of a text, in order. */
  public List<Found> scan(Case sample) {
    List<Found> found = new ArrayList<>();
    byte[] text = sample.text().getBytes(StandardCharsets.UTF_8);
    scanner.scan(
        text,
        0,
        text.length,
        FieldKey.of(sample.key()),
        verdict -> {
          if (verdict.findingClass() == FindingClass.REAL
              && verdict.confidence().compareTo(least) >= 0) {
            found.add(found(verdict));
          }
        });
    return found;
  }

  private static Found found(Verdict verdict) {
    ContentRule rule = verdict.rule();
    boolean secret = rule.info().kind().category() == Category.SECRET;
    return new Found(
        rule.info().id(),
        rule.tier(),
        secret,
        secret ? Case.SECRET : rule.entity(),
        verdict.start(),
        verdict.end());
  }
}
