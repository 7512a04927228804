package io.spanwarden;

import io.spanwarden.event.AgentId;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.expose.PastScores;
import io.spanwarden.score.AgentScore;
import io.spanwarden.store.ScorePoint;
import io.spanwarden.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The scores of earlier times, from the ledger. Thread-safe. */
final class KeptScores implements PastScores {
  private final Ledger ledger;
  private final Store store;
  private final Scoreboard scoreboard;

  KeptScores(Ledger ledger, Store store, Scoreboard scoreboard) {
    this.ledger = ledger;
    this.store = store;
    this.scoreboard = scoreboard;
  }

  /** The ledger itself tells when a moment lies before what is kept: {@link #of} is empty then. */
  @Override
  public Optional<Instant> earliest() {
    return Optional.of(Instant.EPOCH);
  }

  @Override
  public Optional<AgentScore> of(AgentId agent, Instant at) {
    return ledger.at(at).map(past -> scoreboard.score(agent, past));
  }

  @Override
  public List<Point> history(AgentId agent, Instant from, Instant to, int points) {
    return store
        .scoreHistory()
        .query(agent.name(), from.toEpochMilli(), to.toEpochMilli(), points)
        .stream()
        .map(KeptScores::point)
        .toList();
  }

  private static Point point(ScorePoint kept) {
    return new Point(
        Instant.ofEpochMilli(kept.atMillis()),
        kept.headline(),
        kept.posture(),
        kept.worstFinding(),
        kept.mitigation());
  }
}
