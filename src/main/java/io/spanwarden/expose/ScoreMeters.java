package io.spanwarden.expose;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.spanwarden.score.AgentScore;
import java.util.List;

/** Gauges that follow from the scores. Not thread-safe: guarded by {@link LiveMeters}. */
interface ScoreMeters {
  /** Takes the scores as they are now. */
  void refresh(List<AgentScore> current);

  /** Returns a series of a gauge. */
  static MultiGauge.Row<?> row(double value, String... tags) {
    return MultiGauge.Row.of(Tags.of(tags), value);
  }
}
