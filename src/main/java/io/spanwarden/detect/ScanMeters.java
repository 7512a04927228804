package io.spanwarden.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the scanners of all threads looked at and made of it. All labels are closed sets; the series
 * of a rule past its budget exists from the first time on, since nearly all never are. Thread-safe.
 */
public final class ScanMeters {
  private final MeterRegistry registry;
  private final Counter bytes;
  private final Counter candidates;
  private final Counter decoded;
  private final Map<Suppression, Counter> suppressed = new EnumMap<>(Suppression.class);
  private final Map<Tier, Map<FindingClass, Counter>> verdicts = new EnumMap<>(Tier.class);

  /** Registers the counters. */
  public ScanMeters(MeterRegistry registry) {
    this.registry = registry;
    bytes =
        Counter.builder("spanwarden.scanned.bytes")
            .description("Text that was searched for credentials and personal data")
            .register(registry);
    candidates =
        Counter.builder("spanwarden.candidates")
            .description("Places in texts where a rule was tried")
            .register(registry);
    decoded =
        Counter.builder("spanwarden.verdicts.decoded")
            .description("Verdicts on values that stood encoded, as in base64")
            .register(registry);
    for (Suppression reason : Suppression.values()) {
      suppressed.put(
          reason,
          Counter.builder("spanwarden.candidates.suppressed")
              .description("Candidates that were not reported")
              .tag("reason", reason.label())
              .register(registry));
    }
    for (Tier tier : Tier.values()) {
      var byClass = new EnumMap<FindingClass, Counter>(FindingClass.class);
      for (FindingClass findingClass : FindingClass.values()) {
        byClass.put(findingClass, verdict(registry, tier, findingClass));
      }
      verdicts.put(tier, byClass);
    }
  }

  private static Counter verdict(MeterRegistry registry, Tier tier, FindingClass findingClass) {
    return Counter.builder("spanwarden.verdicts")
        .description("What rules said of texts, allow-lists aside")
        .tag("tier", tier.name().toLowerCase(Locale.ROOT))
        .tag("class", findingClass.label())
        .register(registry);
  }

  void scanned(long byteCount, long candidateCount) {
    bytes.increment((double) byteCount);
    candidates.increment((double) candidateCount);
  }

  void suppressed(Suppression reason, long count) {
    if (count > 0) {
      Objects.requireNonNull(suppressed.get(reason)).increment((double) count);
    }
  }

  void verdicts(Tier tier, FindingClass findingClass, long count) {
    if (count > 0) {
      Objects.requireNonNull(Objects.requireNonNull(verdicts.get(tier)).get(findingClass))
          .increment((double) count);
    }
  }

  void decoded(long count) {
    decoded.increment((double) count);
  }

  /** Counts texts in which a rule went on in one pass, since it needed more steps than it has. */
  void overBudget(String rule, long count) {
    if (count > 0) {
      Counter.builder("spanwarden.scans.over.budget")
          .description("Texts in which a rule needed more steps than its budget")
          .tag("rule", rule)
          .register(registry)
          .increment((double) count);
    }
  }
}
