package io.spanwarden.detect.content;

import com.google.re2j.Matcher;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Matches the pattern of a rule where its keyword stands. Not thread-safe.
 *
 * <p>A pattern sees at most the rule's span. What the matches of one rule read is counted for each
 * text: past a budget that is linear in the text the rule goes on with a short span, so that a text
 * made of nothing but keywords takes linear time too.
 */
final class PatternMatcher implements HitMatcher {
  private static final int READS_PER_BYTE = 32;
  private static final int READS_AT_LEAST = 1 << 16;
  private static final int SHORT_SPAN = 256;

  private final Window window = new Window();
  private final @Nullable Matcher[] matchers;
  private final long[] reads;
  private long overBudget;

  PatternMatcher(int rules) {
    matchers = new @Nullable Matcher[rules];
    reads = new long[rules];
  }

  /** Begins a text. */
  void begin() {
    Arrays.fill(reads, 0);
  }

  /** Returns how often a rule went on with a short span. */
  long overBudget() {
    return overBudget;
  }

  @Override
  public void examine(Scan scan, CompiledRule rule, int start, int end) {
    ContentRule.Tier tier = rule.rule().tier();
    boolean token = tier != ContentRule.Tier.CONTEXTUAL;
    if (start < scan.claims().claimedTo(rule) || (token && !Edges.begins(scan, start))) {
      return;
    }
    long budget = READS_AT_LEAST + (long) READS_PER_BYTE * (scan.to() - scan.from());
    int span = rule.rule().span();
    if (reads[rule.index()] > budget) {
      overBudget++;
      span = Math.min(span, SHORT_SPAN);
    }
    window.show(scan.text(), start, Math.min(scan.to(), start + span));
    Matcher matcher = matcherOf(rule).reset(window);
    boolean found = matcher.lookingAt();
    reads[rule.index()] += window.read();
    if (found) {
      int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
      int from = start + matcher.start(group);
      int to = start + matcher.end(group);
      if (Edges.ends(scan, to) || tier == ContentRule.Tier.BLOCK) {
        judge(scan, rule, from, to, from == start ? end - start : 0);
      }
    }
  }

  private Matcher matcherOf(CompiledRule rule) {
    Matcher matcher = matchers[rule.index()];
    if (matcher == null) {
      matcher = Objects.requireNonNull(rule.pattern(), "pattern").matcher(window);
      matchers[rule.index()] = matcher;
    }
    return matcher;
  }

  private static void judge(Scan scan, CompiledRule rule, int from, int to, int prefix) {
    byte[] text = scan.text();
    boolean block = rule.rule().tier() == ContentRule.Tier.BLOCK;
    ValueCheck check = rule.check();
    ValueCheck.Outcome outcome =
        check == null ? ValueCheck.Outcome.PASSED : check.judge(text, from, to, prefix);
    boolean person = !block && Placeholders.isBody(text, from + prefix, to);
    if (outcome == ValueCheck.Outcome.NOT_A_SECRET) {
      return;
    }
    boolean dull = Randomness.entropy(text, from + prefix, to) < rule.rule().minEntropy();
    boolean word = prefix == 0 && Placeholders.isValue(text, from, to);
    Confidence confidence = rule.rule().confidence();
    if (person || (dull && !block)) {
      if (!word) {
        scan.claims().add(rule, from, to, FindingClass.PLACEHOLDER, confidence, prefix);
      }
    } else if (!word) {
      boolean failed = outcome == ValueCheck.Outcome.FAILED;
      Confidence sure = failed ? lowered(confidence) : confidence;
      if (scan.claims().add(rule, from, to, FindingClass.REAL, sure, prefix) && failed) {
        scan.claims().lowerLast();
      }
    }
  }

  private static Confidence lowered(Confidence confidence) {
    return confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
  }
}
