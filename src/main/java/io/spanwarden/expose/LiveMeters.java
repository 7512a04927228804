package io.spanwarden.expose;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.RiskKind;
import io.spanwarden.score.AgentScore;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All gauges that follow from the scores. {@link #refresh} is called before each scrape, so that
 * all values of a scrape are of one moment, and an agent that is seen for the first time has its
 * series at once. Thread-safe.
 */
public final class LiveMeters {
  private final Scores scores;
  private final List<ScoreMeters> parts;

  /**
   * Registers the gauges.
   *
   * @param open whether nobody has resolved or suppressed the finding of an id
   * @param version this build's
   * @param expected agents that should report
   * @param detected kinds of risk that some rule finds
   */
  public LiveMeters(
      PrometheusMeterRegistry registry,
      Scores scores,
      Predicate<String> open,
      String version,
      Set<AgentId> expected,
      Set<RiskKind> detected) {
    this.scores = scores;
    this.parts =
        List.of(
            new AivssMeters(registry),
            new AgentMeters(registry, expected),
            new WaterfallMeters(registry),
            new LayerMeters(registry, detected),
            new OpenFindingMeters(registry, open));
    registry.getPrometheusRegistry().register(new FactorSums(scores));
    new EvidenceTimes(registry, scores);
    build(registry, version);
    refresh();
  }

  private static void build(MeterRegistry registry, String version) {
    Gauge.builder("spanwarden.build.info", () -> 1)
        .description("This build")
        .tag("version", version)
        .tag("java_version", System.getProperty("java.version", "unknown"))
        .register(registry);
  }

  /** Takes the scores as they are now. */
  public synchronized void refresh() {
    List<AgentScore> current = scores.current();
    parts.forEach(part -> part.refresh(current));
  }
}
