package io.spanwarden.expose;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.event.Control;
import java.util.Optional;

/** When evidence last touched each control, whichever way. */
final class EvidenceTimes {
  EvidenceTimes(MeterRegistry registry, Scores scores) {
    for (Control control : Control.values()) {
      Gauge.builder(
              "spanwarden.aivss.evidence.timestamp.seconds", scores, now -> last(now, control))
          .description("When evidence last touched a control, 0 = never")
          .tag("control", control.label())
          .strongReference(true)
          .register(registry);
    }
  }

  private static double last(Scores scores, Control control) {
    return Optional.ofNullable(scores.lastEvidence().get(control))
        .map(AgentMeters::seconds)
        .orElse(0.0);
  }
}
