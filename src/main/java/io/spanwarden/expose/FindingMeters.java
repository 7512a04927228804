package io.spanwarden.expose;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.event.Category;
import io.spanwarden.event.Finding;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Signal;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.evidence.LedgerChange;
import io.spanwarden.evidence.LedgerChange.Effect;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts of findings. Thread-safe. The series of every rule and severity it can emit exist at 0
 * from the start of the rule, so that the first leak is an increase.
 */
public final class FindingMeters {
  private final MeterRegistry registry;
  private final Exemplars exemplars;
  private final Map<Series, Pair> series = new ConcurrentHashMap<>();
  private final SecretMeters secrets;
  private final LastFindings last;
  private final Counter duplicates;
  private final Counter redelivered;
  private final Counter snoozed;

  private record Series(String rule, Severity severity) {}

  private record Pair(Counter opened, Counter occurrences) {}

  /**
   * Creates them without a rule.
   *
   * @param exemplars told which leak is being counted
   */
  public FindingMeters(MeterRegistry registry, Exemplars exemplars) {
    this.registry = registry;
    this.exemplars = exemplars;
    this.secrets = new SecretMeters(registry);
    this.last = new LastFindings(registry);
    this.duplicates = suppressed("duplicate");
    this.redelivered = suppressed("redelivery");
    this.snoozed = suppressed("snooze");
  }

  /**
   * Registers the series of {@code rules}, to be called before any of them counts. Those of rules
   * that are gone stay, as counters must not go back.
   *
   * @param secretTypes the issuer of the credential, by rule
   */
  public void add(Collection<RuleInfo> rules, Map<String, String> secretTypes) {
    for (RuleInfo rule : rules) {
      for (Severity severity : rule.severities()) {
        series.put(new Series(rule.id(), severity), pair(rule, severity));
      }
    }
    secrets.add(secretTypes);
  }

  private Pair pair(RuleInfo rule, Severity severity) {
    return new Pair(
        counter("spanwarden.findings", "Findings opened or reopened", rule, severity),
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

  private Counter suppressed(String reason) {
    return Counter.builder("spanwarden.findings.suppressed")
        .description("Occurrences that opened nothing")
        .tag("reason", reason)
        .register(registry);
  }

  /** Counts what a request changed. */
  public void record(List<LedgerChange> changes) {
    for (LedgerChange change : changes) {
      FindingRecord record = change.record();
      Finding finding = record.finding();
      Pair pair = series.get(new Series(finding.rule().id(), finding.severity()));
      if (pair == null) {
        throw new IllegalStateException(
            finding.rule().id() + ": " + finding.severity() + " (expected: one of the rule's)");
      }
      exemplars.during(
          finding.context(),
          () -> {
            pair.occurrences.increment();
            if (change.news()) {
              pair.opened.increment();
            }
          });
      if (change.effect() == Effect.REPEATED) {
        duplicates.increment();
      }
      if (change.effect() == Effect.SUPPRESSED) {
        snoozed.increment();
      }
      if (finding.weighs() && change.effect() != Effect.SUPPRESSED) {
        last.seen(finding.rule().kind().category(), record.lastSeen());
        secrets.count(finding);
      }
    }
  }

  /** Counts the findings of a request that had been counted before. */
  public void redelivered(int findings) {
    redelivered.increment(findings);
  }

  /** Occurrences of credentials, by issuer and signal. */
  private static final class SecretMeters {
    private final MeterRegistry registry;
    private final Map<String, Map<Signal, Counter>> counters = new ConcurrentHashMap<>();

    SecretMeters(MeterRegistry registry) {
      this.registry = registry;
    }

    void add(Map<String, String> types) {
      types.forEach(
          (rule, type) -> {
            var bySignal = new HashMap<Signal, Counter>();
            for (Signal signal : Signal.values()) {
              bySignal.put(
                  signal,
                  Counter.builder("spanwarden.secrets")
                      .description("Occurrences of credentials in telemetry")
                      .tag("secret_type", type)
                      .tag("signal", signal.label())
                      .register(registry));
            }
            counters.put(rule, bySignal);
          });
    }

    void count(Finding finding) {
      if (finding.rule().kind().category() == Category.SECRET) {
        Optional.ofNullable(counters.get(finding.rule().id()))
            .map(bySignal -> bySignal.get(finding.context().signal()))
            .ifPresent(Counter::increment);
      }
    }
  }
}
