package io.spanwarden.expose;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import io.spanwarden.score.AgentScore;

/**
 * {@code spanwarden_aivss_factor_sum}. Its name is AIVSS's own word, but Prometheus keeps {@code
 * _sum} for parts of histograms: as a metric without a type it is neither mistaken for one nor
 * renamed.
 */
final class FactorSums implements Collector {
  private static final String NAME = "spanwarden_aivss_factor_sum";

  private final Scores scores;

  FactorSums(Scores scores) {
    this.scores = scores;
  }

  @Override
  public MetricSnapshot collect() {
    var snapshot =
        UnknownSnapshot.builder().name(NAME).help("Sum of the ten amplification factors");
    for (AgentScore score : scores.current()) {
      if (score.profile().known()) {
        snapshot.dataPoint(
            UnknownDataPointSnapshot.builder()
                .labels(Labels.of("agent", score.agent().name()))
                .value(score.profile().factorSum().doubleValue())
                .build());
      }
    }
    return snapshot.build();
  }
}
