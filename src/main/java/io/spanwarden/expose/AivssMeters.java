package io.spanwarden.expose;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Factor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The scores as gauges. {@link #refresh} is called before each scrape, so that all values of a
 * scrape are of one moment, and an agent that is seen for the first time has its series at once.
 * Thread-safe.
 */
public final class AivssMeters {
  private final Scores scores;
  private final Map<MultiGauge, Function<AgentScore, BigDecimal>> known = new LinkedHashMap<>();
  private final MultiGauge headline;
  private final MultiGauge worst;
  private final MultiGauge factor;
  private final MultiGauge info;
  private final MultiGauge status;

  /** Registers the gauges; {@code version} is this build's. */
  public AivssMeters(PrometheusMeterRegistry registry, Scores scores, String version) {
    this.scores = scores;
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
    registry.getPrometheusRegistry().register(new FactorSums(scores));
    known.put(
        gauge(registry, "threat.multiplier", "Live threat multiplier"),
        AgentScore::threatMultiplier);
    factor = gauge(registry, "factor", "Amplification factor");
    info =
        MultiGauge.builder("spanwarden.agent.info")
            .description("Which profile and formula an agent is scored with")
            .register(registry);
    status =
        MultiGauge.builder("spanwarden.agent.status")
            .description("How much of an agent has been watched, 1 for the status it has")
            .register(registry);
    Gauge.builder("spanwarden.build.info", () -> 1)
        .description("This build")
        .tag("version", version)
        .tag("java_version", System.getProperty("java.version", "unknown"))
        .register(registry);
    refresh();
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String help) {
    return MultiGauge.builder("spanwarden.aivss." + name).description(help).register(registry);
  }

  /** Takes the scores as they are now. */
  public synchronized void refresh() {
    List<AgentScore> current = scores.current();
    register(headline, current, score -> true, AgentScore::headline);
    register(worst, current, score -> true, AgentScore::worstFinding);
    known.forEach(
        (gauge, value) -> register(gauge, current, score -> score.profile().known(), value));
    var factors = new ArrayList<MultiGauge.Row<?>>();
    var infos = new ArrayList<MultiGauge.Row<?>>();
    var states = new ArrayList<MultiGauge.Row<?>>();
    for (AgentScore score : current) {
      String agent = score.agent().name();
      for (Factor each : Factor.values()) {
        BigDecimal value = score.profile().factors().get(each);
        if (value != null) {
          factors.add(row(value, "agent", agent, "factor", each.label()));
        }
      }
      infos.add(
          row(
              BigDecimal.ONE,
              "agent",
              agent,
              "profile",
              score.profile().provenance(),
              "formula",
              score.formula(),
              "runtime",
              score.profile().runtime()));
      for (Status each : Status.values()) {
        BigDecimal value = each == score.status() ? BigDecimal.ONE : BigDecimal.ZERO;
        states.add(row(value, "agent", agent, "status", each.name().toLowerCase(Locale.ROOT)));
      }
    }
    factor.register(factors, true);
    info.register(infos, true);
    status.register(states, true);
  }

  private static void register(
      MultiGauge gauge,
      List<AgentScore> current,
      Predicate<AgentScore> has,
      Function<AgentScore, BigDecimal> value) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    for (AgentScore score : current) {
      if (has.test(score)) {
        rows.add(row(value.apply(score), "agent", score.agent().name()));
      }
    }
    gauge.register(rows, true);
  }

  private static MultiGauge.Row<?> row(BigDecimal value, String... tags) {
    return MultiGauge.Row.of(Tags.of(tags), value.doubleValue());
  }
}
