package io.spanwarden;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.evidence.PastEvidence;
import io.spanwarden.expose.Scores;
import io.spanwarden.score.AgentFactors;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.NextStep;
import io.spanwarden.score.NextSteps;
import io.spanwarden.score.Scorer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The live scores: from evidence to score, whenever somebody asks. Thread-safe.
 *
 * <p>All agents of the rules are there from the start, at their declared score; those that are only
 * claimed, and the synthetic one of the demo, once they were seen.
 */
final class Scoreboard implements Scores {
  /** Evidence ages: a score is computed anew after this, even if nothing happened. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final String SYNTHETIC = "synthetic";

  private final Ledger ledger;
  private final Scorer scorer;
  private final NextSteps nextSteps;
  private final Supplier<Map<AgentId, AgentFactors>> factors;
  private final InstantSource clock;

  private Snapshot snapshot = new Snapshot(-1, Instant.MIN, List.of());

  Scoreboard(
      Ledger ledger,
      Scorer scorer,
      NextSteps nextSteps,
      Supplier<Map<AgentId, AgentFactors>> factors,
      InstantSource clock) {
    this.ledger = ledger;
    this.scorer = scorer;
    this.nextSteps = nextSteps;
    this.factors = factors;
    this.clock = clock;
  }

  private record Snapshot(long version, Instant taken, List<AgentScore> scores) {}

  @Override
  public synchronized List<AgentScore> current() {
    long version = ledger.version();
    Instant now = clock.instant();
    boolean stale = version != snapshot.version() || now.isAfter(snapshot.taken().plus(FRESH));
    if (stale || now.isBefore(snapshot.taken())) {
      snapshot = new Snapshot(version, now, compute());
    }
    return snapshot.scores();
  }

  @Override
  public Map<Control, Instant> lastEvidence() {
    return ledger.lastEvidence();
  }

  @Override
  public Optional<AgentScore> of(AgentId agent) {
    return current().stream().filter(score -> score.agent().equals(agent)).findFirst();
  }

  @Override
  public List<NextStep> nextSteps(AgentScore score) {
    return nextSteps.of(score);
  }

  private List<AgentScore> compute() {
    var agents = new TreeSet<AgentId>(ledger.agents());
    Map<AgentId, AgentFactors> current = factors.get();
    current.forEach(
        (agent, profile) -> {
          if (!profile.runtime().equals(SYNTHETIC)) {
            agents.add(agent);
          }
        });
    return agents.stream().map(agent -> score(agent, current)).toList();
  }

  /** Returns the score that an agent of today has with the evidence of a moment. */
  AgentScore score(AgentId agent, PastEvidence evidence) {
    return scorer.score(profile(agent, factors.get()), evidence.evidence(agent));
  }

  private AgentScore score(AgentId agent, Map<AgentId, AgentFactors> current) {
    return scorer.score(profile(agent, current), ledger.evidence(agent));
  }

  private static AgentFactors profile(AgentId agent, Map<AgentId, AgentFactors> current) {
    AgentFactors profile = current.get(agent);
    if (profile == null) {
      AgentFactors claimed = current.get(agent.claimed());
      AgentFactors unknown = current.get(AgentId.UNKNOWN);
      profile = (claimed == null ? Objects.requireNonNull(unknown, "unknown") : claimed).as(agent);
    }
    return profile;
  }
}
