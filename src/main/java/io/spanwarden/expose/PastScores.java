package io.spanwarden.expose;

import io.spanwarden.event.AgentId;
import io.spanwarden.score.AgentScore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where scores of earlier times are read. Thread-safe. */
public interface PastScores {
  /** Keeps nothing. */
  PastScores NONE =
      new PastScores() {
        @Override
        public Optional<Instant> earliest() {
          return Optional.empty();
        }

        @Override
        public Optional<AgentScore> of(AgentId agent, Instant at) {
          return Optional.empty();
        }

        @Override
        public List<Point> history(AgentId agent, Instant from, Instant to, int points) {
          return List.of();
        }
      };

  /** Returns the earliest moment whose scores can be told; empty if nothing is kept. */
  Optional<Instant> earliest();

  /**
   * Returns the score that an agent had, replayed from the evidence up to a moment.
   *
   * @param at not before {@link #earliest} and not in the future
   * @return empty if nothing was known of the agent then
   */
  Optional<AgentScore> of(AgentId agent, Instant at);

  /**
   * Returns how an agent's score went, oldest first.
   *
   * @param from the first moment that may be among them
   * @param to the last one
   * @param points the most that are returned, evenly thinned out
   */
  List<Point> history(AgentId agent, Instant from, Instant to, int points);

  /**
   * A score at a moment.
   *
   * @param at the moment
   * @param headline the larger of posture and worst finding
   * @param posture the profile's score; empty if its factors are unknown
   * @param worstFinding the highest score of an active finding; 0.0 if there is none
   * @param mitigationFactor MF
   */
  record Point(
      Instant at,
      BigDecimal headline,
      Optional<BigDecimal> posture,
      BigDecimal worstFinding,
      BigDecimal mitigationFactor) {}
}
