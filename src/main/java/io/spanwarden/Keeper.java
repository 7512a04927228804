package io.spanwarden;

import io.spanwarden.evidence.Ledger;
import io.spanwarden.score.AgentScore;
import io.spanwarden.store.ScorePoint;
import io.spanwarden.store.Store;
import io.spanwarden.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the ledger needs while time goes by: closes windows each second, writes the scores that
 * changed each minute, and drops each hour what is older than it is kept.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final long UNCHANGED_MILLIS = Duration.ofHours(1).toMillis();
  private static final int HASH_DIGITS = 16;

  private final Ledger ledger;
  private final Store store;
  private final Scoreboard scoreboard;
  private final InstantSource clock;
  private final Map<String, ScorePoint> last = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "spanwarden-keeper");
            thread.setDaemon(true);
            return thread;
          });

  Keeper(Ledger ledger, Store store, Scoreboard scoreboard, InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.scoreboard = scoreboard;
    this.clock = clock;
  }

  /** Begins. */
  Keeper start() {
    every(1, ledger::maintain);
    every(60, this::history);
    every(3600, () -> store.prune(clock.millis()));
    return this;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the timer is closed
  private void every(long seconds, Runnable work) {
    timer.scheduleWithFixedDelay(
        () -> {
          try {
            work.run();
          } catch (StoreException e) {
            // The journal tells by itself that it cannot be written.
          } catch (RuntimeException e) {
            LOG.error("the ledger's upkeep failed: {}", e.getClass().getSimpleName());
          }
        },
        seconds,
        seconds,
        TimeUnit.SECONDS);
  }

  /** Writes the scores that are not what they were, and each once an hour. */
  void history() {
    var points = new ArrayList<ScorePoint>();
    long now = clock.millis();
    for (AgentScore score : scoreboard.current()) {
      ScorePoint point = point(score, now);
      ScorePoint before = last.get(point.agent());
      if (before == null
          || !before.equals(point(score, before.atMillis()))
          || now - before.atMillis() >= UNCHANGED_MILLIS) {
        points.add(point);
        last.put(point.agent(), point);
      }
    }
    if (!points.isEmpty()) {
      store.scoreHistory().append(List.copyOf(points));
    }
  }

  private static ScorePoint point(AgentScore score, long now) {
    Optional<BigDecimal> posture = score.posture();
    return new ScorePoint(
        score.agent().name(),
        now,
        posture,
        score.worstFinding(),
        score.headline(),
        score.mitigationFactor(),
        score.parametersHash().substring(0, HASH_DIGITS));
  }

  /** Stops, and writes all evidence in one piece. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ledger.maintain();
    ledger.checkpoint();
  }
}
