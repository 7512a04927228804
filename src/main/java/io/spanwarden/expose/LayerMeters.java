package io.spanwarden.expose;

import static io.spanwarden.expose.ScoreMeters.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.score.AgentScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The worst active finding of each agent in each MAESTRO layer. A layer that no rule belongs to, or
 * an agent that was never watched, is not a number: nobody looked, which is not the same as 0.
 */
final class LayerMeters implements ScoreMeters {
  private final Set<MaestroLayer> watched;
  private final MultiGauge gauge;

  LayerMeters(MeterRegistry registry, Set<MaestroLayer> watched) {
    this.watched = Set.copyOf(watched);
    gauge =
        MultiGauge.builder("spanwarden.maestro.layer.score")
            .description(
                "Highest AIVSS of an active finding by MAESTRO layer, NaN where nobody looked")
            .register(registry);
  }

  @Override
  public void refresh(List<AgentScore> current) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    for (AgentScore score : current) {
      Map<MaestroLayer, Double> worst = worst(score);
      for (MaestroLayer layer : MaestroLayer.values()) {
        boolean seen = score.status() != Status.UNOBSERVED && watched.contains(layer);
        double value = worst.getOrDefault(layer, seen ? 0 : Double.NaN);
        rows.add(row(value, "agent", score.agent().name(), "layer", layer.name()));
      }
    }
    gauge.register(rows, true);
  }

  private static Map<MaestroLayer, Double> worst(AgentScore score) {
    var worst = new EnumMap<MaestroLayer, Double>(MaestroLayer.class);
    for (Violation violation : score.evidence().violations()) {
      BigDecimal own = score.findingScores().get(violation.findingId());
      if (own != null) {
        worst.merge(violation.kind().primaryLayer(), own.doubleValue(), Math::max);
      }
    }
    return worst;
  }
}
