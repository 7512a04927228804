package io.spanwarden.expose;

import static io.spanwarden.expose.ScoreMeters.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Category;
import io.spanwarden.event.Severity;
import io.spanwarden.score.AgentScore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many findings are open: they weigh, time has not healed them, and nobody has said that they
 * are dealt with or are no danger.
 */
final class OpenFindingMeters implements ScoreMeters {
  private final Predicate<String> open;
  private final MultiGauge gauge;

  OpenFindingMeters(MeterRegistry registry, Predicate<String> open) {
    this.open = open;
    gauge =
        MultiGauge.builder("spanwarden.findings.open")
            .description("Findings that weigh and that nobody has resolved or suppressed")
            .register(registry);
  }

  @Override
  public void refresh(List<AgentScore> current) {
    var counts = new EnumMap<Category, Map<Severity, Integer>>(Category.class);
    for (AgentScore score : current) {
      for (Violation violation : score.evidence().violations()) {
        if (score.findingScores().containsKey(violation.findingId())
            && open.test(violation.findingId())) {
          counts
              .computeIfAbsent(violation.kind().category(), c -> new EnumMap<>(Severity.class))
              .merge(violation.severity(), 1, Integer::sum);
        }
      }
    }
    var rows = new ArrayList<MultiGauge.Row<?>>();
    for (Category category : Category.values()) {
      for (Severity severity : Severity.values()) {
        int count = counts.getOrDefault(category, Map.of()).getOrDefault(severity, 0);
        rows.add(row(count, "category", category.label(), "severity", severity.label()));
      }
    }
    gauge.register(rows, true);
  }
}
