package io.spanwarden.expose;

import static io.spanwarden.expose.ScoreMeters.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.spanwarden.event.RiskKind;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.LayerState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The worst active finding of each agent in each MAESTRO layer. A layer that was not observed is
 * not a number: nobody looked, which is not the same as 0.
 */
final class LayerMeters implements ScoreMeters {
  private final Set<RiskKind> detected;
  private final MultiGauge gauge;

  LayerMeters(MeterRegistry registry, Set<RiskKind> detected) {
    this.detected = Set.copyOf(detected);
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
      for (LayerState state : LayerState.of(score, detected)) {
        double value = state.worst().map(BigDecimal::doubleValue).orElse(Double.NaN);
        rows.add(row(value, "agent", score.agent().name(), "layer", state.layer().name()));
      }
    }
    gauge.register(rows, true);
  }
}
