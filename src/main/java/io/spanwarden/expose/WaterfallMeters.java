package io.spanwarden.expose;

import static io.spanwarden.expose.ScoreMeters.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Waterfall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the CVSS base to the posture in steps, in AIVSS points: the uplift, what was declared, what
 * each control earned and its findings cost, a floor if the preset has one, and the rounding. The
 * steps of an agent add up to its posture. Findings are summed by control, so that the steps are a
 * closed set.
 */
final class WaterfallMeters implements ScoreMeters {
  private static final String FINDINGS = "findings_";

  private final MultiGauge points;

  WaterfallMeters(MeterRegistry registry) {
    points =
        MultiGauge.builder("spanwarden.aivss.waterfall.points")
            .description("What each step adds to the posture of an agent, in AIVSS points")
            .register(registry);
  }

  @Override
  public void refresh(List<AgentScore> current) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    for (AgentScore score : current) {
      score
          .posture()
          .ifPresent(
              posture ->
                  steps(score, posture.doubleValue())
                      .forEach(
                          (step, value) ->
                              rows.add(row(value, "agent", score.agent().name(), "step", step))));
    }
    points.register(rows, true);
  }

  private static Map<String, Double> steps(AgentScore score, double posture) {
    double base = score.profile().cvssBase().doubleValue();
    double uplift = score.aars().doubleValue();
    Waterfall waterfall = score.waterfall();
    var steps = new LinkedHashMap<String, Double>();
    steps.put("cvss_base", base);
    steps.put("uplift", uplift);
    steps.put("declared_mitigation", (base + uplift) * (waterfall.declared().doubleValue() - 1));
    for (Control control : Control.values()) {
      steps.put(control.label(), 0.0);
      steps.put(FINDINGS + control.label(), 0.0);
    }
    steps.put(FINDINGS + "other", 0.0);
    Map<String, String> stepOfFinding = stepOfFinding(score);
    for (Waterfall.Step step : waterfall.steps()) {
      String name =
          switch (step.cause()) {
            case CONTROL -> step.name();
            case FINDING -> stepOfFinding.getOrDefault(step.name(), FINDINGS + "other");
            case FLOOR -> "floor";
          };
      steps.merge(name, step.deltaScore(), Double::sum);
    }
    double exact = steps.values().stream().mapToDouble(Double::doubleValue).sum();
    steps.put("rounding", posture - exact);
    return steps;
  }

  private static Map<String, String> stepOfFinding(AgentScore score) {
    var steps = new HashMap<String, String>();
    for (Violation violation : score.evidence().violations()) {
      Optional<Control> control = violation.control();
      steps.put(violation.findingId(), FINDINGS + control.map(Control::label).orElse("other"));
    }
    return steps;
  }
}
