package io.spanwarden.expose;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.NextStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the live scores are read. Thread-safe, cheap to ask. */
public interface Scores {
  /** Returns the score of every agent, in order of their names; all of one moment. */
  List<AgentScore> current();

  /** Returns when evidence last touched each control that any did. */
  Map<Control, Instant> lastEvidence();

  /** Returns the score of one agent. */
  Optional<AgentScore> of(AgentId agent);

  /** Returns what would lower a score, best first. Takes longer the more findings there are. */
  List<NextStep> nextSteps(AgentScore score);
}
