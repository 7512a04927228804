package io.spanwarden.expose;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.event.Finding;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.LedgerChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of findings. Thread-safe. The series of every rule and severity it can emit exist at 0
 * from the start, so that the first leak is an increase.
 */
public final class FindingMeters {
  private final MeterRegistry registry;
  private final Map<Series, Pair> series = new HashMap<>();

  private record Series(String rule, Severity severity) {}

  private record Pair(Counter opened, Counter occurrences) {}

  /** Registers the series of {@code rules}. */
  public FindingMeters(MeterRegistry registry, Collection<RuleInfo> rules) {
    this.registry = registry;
    for (RuleInfo rule : rules) {
      for (Severity severity : rule.severities()) {
        series.put(new Series(rule.id(), severity), pair(rule, severity));
      }
    }
  }

  private Pair pair(RuleInfo rule, Severity severity) {
    return new Pair(
        counter("spanwarden.findings", "Findings opened", rule, severity),
        counter("spanwarden.finding.occurrences", "Occurrences of findings", rule, severity));
  }

  private Counter counter(String name, String help, RuleInfo rule, Severity severity) {
    return Counter.builder(name)
        .description(help)
        .tag("rule", rule.id())
        .tag("category", rule.kind().category().label())
        .tag("severity", severity.label())
        .register(registry);
  }

  /** Counts what a request changed. */
  public void record(List<LedgerChange> changes) {
    for (LedgerChange change : changes) {
      Finding finding = change.record().finding();
      Pair pair = series.get(new Series(finding.rule().id(), finding.severity()));
      if (pair == null) {
        throw new IllegalStateException(
            finding.rule().id() + ": " + finding.severity() + " (expected: one of the rule's)");
      }
      pair.occurrences.increment();
      if (change.opened()) {
        pair.opened.increment();
      }
    }
  }
}
