package io.spanwarden.expose;

import static io.spanwarden.expose.ScoreMeters.row;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentId;
import io.spanwarden.score.AgentScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is watched. An agent that should report has its series before it ever did: only so can its
 * silence be told.
 */
final class AgentMeters implements ScoreMeters {
  private final Set<AgentId> expected;
  private final MultiGauge info;
  private final MultiGauge status;
  private final MultiGauge lastSeen;
  private final MultiGauge expectation;

  AgentMeters(MeterRegistry registry, Set<AgentId> expected) {
    this.expected = Set.copyOf(expected);
    info = gauge(registry, "info", "Which profile and formula an agent is scored with");
    status =
        gauge(registry, "status", "How much of an agent has been watched, 1 for the status it has");
    lastSeen =
        gauge(
            registry,
            "last.seen.timestamp.seconds",
            "When telemetry of an agent arrived last, 0 = never");
    expectation = gauge(registry, "expected", "1 if the agent should report");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String help) {
    return MultiGauge.builder("spanwarden.agent." + name).description(help).register(registry);
  }

  @Override
  public void refresh(List<AgentScore> current) {
    var infos = new ArrayList<MultiGauge.Row<?>>();
    var states = new ArrayList<MultiGauge.Row<?>>();
    var times = new ArrayList<MultiGauge.Row<?>>();
    var expectations = new ArrayList<MultiGauge.Row<?>>();
    var silent = new TreeSet<AgentId>(expected);
    for (AgentScore score : current) {
      String agent = score.agent().name();
      infos.add(info(score));
      for (Status each : Status.values()) {
        String label = each.name().toLowerCase(Locale.ROOT);
        states.add(row(each == score.status() ? 1 : 0, "agent", agent, "status", label));
      }
      double seen = score.evidence().lastSeen().map(AgentMeters::seconds).orElse(0.0);
      times.add(row(seen, "agent", agent));
      expectations.add(row(silent.remove(score.agent()) ? 1 : 0, "agent", agent));
    }
    for (AgentId never : silent) {
      times.add(row(0, "agent", never.name()));
      expectations.add(row(1, "agent", never.name()));
    }
    info.register(infos, true);
    status.register(states, true);
    lastSeen.register(times, true);
    expectation.register(expectations, true);
  }

  private static MultiGauge.Row<?> info(AgentScore score) {
    return row(
        1,
        "agent",
        score.agent().name(),
        "profile",
        score.profile().provenance(),
        "formula",
        score.formula(),
        "runtime",
        score.profile().runtime());
  }

  /** Returns a moment as Prometheus writes it: seconds since the epoch. */
  static double seconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }
}
