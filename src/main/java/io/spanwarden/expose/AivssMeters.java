package io.spanwarden.expose;

import static io.spanwarden.expose.ScoreMeters.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Factor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The scores and what they are made of. Agents without factors have a headline only. */
final class AivssMeters implements ScoreMeters {
  private final Map<MultiGauge, Function<AgentScore, BigDecimal>> known = new LinkedHashMap<>();
  private final MultiGauge headline;
  private final MultiGauge worst;
  private final MultiGauge factor;

  AivssMeters(MeterRegistry registry) {
    headline = gauge(registry, "score", "Headline AIVSS: the larger of posture and worst finding");
    worst = gauge(registry, "worst.finding.score", "Highest AIVSS of an active finding");
    known.put(
        gauge(registry, "posture.score", "AIVSS of the profile with the live mitigation factor"),
        score -> score.posture().orElseThrow());
    known.put(
        gauge(registry, "mitigation.factor", "Live mitigation factor"),
        AgentScore::mitigationFactor);
    known.put(
        gauge(registry, "cvss.base", "Declared CVSS base score"),
        score -> score.profile().cvssBase());
    known.put(gauge(registry, "aars", "Agentic uplift over the CVSS base"), AgentScore::aars);
    known.put(
        gauge(registry, "threat.multiplier", "Live threat multiplier"),
        AgentScore::threatMultiplier);
    factor = gauge(registry, "factor", "Amplification factor");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String help) {
    return MultiGauge.builder("spanwarden.aivss." + name).description(help).register(registry);
  }

  @Override
  public void refresh(List<AgentScore> current) {
    register(headline, current, score -> true, AgentScore::headline);
    register(worst, current, score -> true, AgentScore::worstFinding);
    known.forEach(
        (gauge, value) -> register(gauge, current, score -> score.profile().known(), value));
    var factors = new ArrayList<MultiGauge.Row<?>>();
    for (AgentScore score : current) {
      for (Factor each : Factor.values()) {
        BigDecimal value = score.profile().factors().get(each);
        if (value != null) {
          factors.add(
              row(value.doubleValue(), "agent", score.agent().name(), "factor", each.label()));
        }
      }
    }
    factor.register(factors, true);
  }

  private static void register(
      MultiGauge gauge,
      List<AgentScore> current,
      Predicate<AgentScore> has,
      Function<AgentScore, BigDecimal> value) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    for (AgentScore score : current) {
      if (has.test(score)) {
        rows.add(row(value.apply(score).doubleValue(), "agent", score.agent().name()));
      }
    }
    gauge.register(rows, true);
  }
}
