package io.spanwarden.detect;

import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.detect.content.KeywordScanner;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import java.util.HashMap;
import java.util.Map;

/**
 * What a thread's scanner looked at and made of it, handed on once a request: counters that all
 * threads share would cost more than a short text. Not thread-safe.
 */
final class ScanTotals {
  private static final Suppression[] REASONS = Suppression.values();
  private static final Tier[] TIERS = Tier.values();
  private static final FindingClass[] CLASSES = FindingClass.values();

  private final KeywordScanner scanner;
  private final ScanMeters meters;
  private final long[] verdicts = new long[TIERS.length * CLASSES.length];
  private final long[] suppressedBefore = new long[REASONS.length];
  private final Map<String, Long> overBudgetBefore = new HashMap<>();
  private long bytes;
  private long found;
  private long decoded;
  private long allowed;
  private long candidatesBefore;
  private long totalOverBudgetBefore;

  ScanTotals(KeywordScanner scanner, ScanMeters meters) {
    this.scanner = scanner;
    this.meters = meters;
  }

  void addBytes(int count) {
    bytes += count;
  }

  @SuppressWarnings("EnumOrdinal") // an array of our own, never stored
  void add(Verdict verdict) {
    int tier = verdict.rule().tier().ordinal();
    verdicts[tier * CLASSES.length + verdict.findingClass().ordinal()]++;
    found++;
    String encoding = verdict.encoding();
    if (!encoding.equals("plain") && !encoding.equals("json")) {
      decoded++;
    }
  }

  /** Counts a match that an allow-list exempts. */
  void addAllowed() {
    allowed++;
  }

  /** Hands on what was counted since the last time; allocates nothing for clean texts. */
  void flush() {
    long candidates = scanner.candidates();
    meters.scanned(bytes, candidates - candidatesBefore);
    candidatesBefore = candidates;
    bytes = 0;
    for (int i = 0; i < REASONS.length; i++) {
      long now = scanner.suppressed(REASONS[i]);
      meters.suppressed(REASONS[i], now - suppressedBefore[i]);
      suppressedBefore[i] = now;
    }
    meters.suppressed(Suppression.ALLOWED, allowed);
    allowed = 0;
    if (found > 0) {
      flushVerdicts();
    }
    if (scanner.totalOverBudget() > totalOverBudgetBefore) {
      flushOverBudget();
    }
  }

  private void flushVerdicts() {
    for (int i = 0; i < verdicts.length; i++) {
      meters.verdicts(TIERS[i / CLASSES.length], CLASSES[i % CLASSES.length], verdicts[i]);
      verdicts[i] = 0;
    }
    meters.decoded(decoded);
    decoded = 0;
    found = 0;
  }

  private void flushOverBudget() {
    totalOverBudgetBefore = scanner.totalOverBudget();
    scanner
        .overBudget()
        .forEach(
            (rule, count) -> {
              Long before = overBudgetBefore.put(rule, count);
              meters.overBudget(rule, count - (before == null ? 0 : before));
            });
  }
}
