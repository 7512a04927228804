package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.RiskKind;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.LayerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/agents} and what is below it: scores, now and in the past. Thread-safe. */
final class AgentsResource {
  private static final Duration USUAL_HISTORY = Duration.ofDays(1);
  private static final String POINTS = "200";
  private static final int MOST_POINTS = 2000;

  private final Scores scores;
  private final PastScores past;
  private final Findings findings;
  private final Set<RiskKind> detected;
  private final InstantSource clock;

  AgentsResource(
      Scores scores,
      PastScores past,
      Findings findings,
      Set<RiskKind> detected,
      InstantSource clock) {
    this.scores = scores;
    this.past = past;
    this.findings = findings;
    this.detected = Set.copyOf(detected);
    this.clock = clock;
  }

  /** Answers {@code GET /api/v1/agents}. */
  HttpResponse list() {
    var view = JsonNodeFactory.instance.objectNode();
    var agents = view.putArray("agents");
    scores.current().forEach(score -> agents.add(ScoreView.summary(score)));
    return ApiService.json(view);
  }

  /** Answers {@code GET /api/v1/agents/{name}/{what}}; empty if there is no such resource. */
  Optional<HttpResponse> of(ServiceRequestContext ctx, String name, String what) {
    QueryParams parameters = ctx.queryParams();
    return switch (what) {
      case "score" -> Optional.of(answer(() -> score(name, parameters)));
      case "maestro" -> Optional.of(answer(() -> layers(name)));
      case "next-steps" -> Optional.of(answer(() -> nextSteps(name)));
      case "history" -> Optional.of(answer(() -> history(name, parameters)));
      default -> Optional.empty();
    };
  }

  /** What makes the body of an answer. */
  @FunctionalInterface
  private interface Body {
    ObjectNode make() throws NotKeptException;
  }

  private static HttpResponse answer(Body body) {
    try {
      return ApiService.json(body.make());
    } catch (NotKeptException e) {
      return Problem.of(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    } catch (RefusedRequestException e) {
      return Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private AgentId agent(String name) throws NotKeptException {
    return current(name).agent();
  }

  private AgentScore current(String name) throws NotKeptException {
    return (AgentId.isValid(name) ? scores.of(new AgentId(name)) : Optional.<AgentScore>empty())
        .orElseThrow(
            () -> new NotKeptException("no such agent (expected: a name of /api/v1/agents)"));
  }

  private ObjectNode score(String name, QueryParams parameters) throws NotKeptException {
    String text = parameters.get("at");
    if (text == null) {
      return ScoreView.explained(current(name));
    }
    Instant at = FindingQuery.instant("at", text);
    Instant now = clock.instant();
    if (at.isAfter(now)) {
      throw RefusedRequestException.of("at", text, "not in the future, it is " + now);
    }
    Instant earliest =
        past.earliest()
            .orElseThrow(() -> new NotKeptException("at: nothing is kept of earlier times"));
    if (at.isBefore(earliest)) {
      throw new NotKeptException("at: " + at + " (expected: not before " + earliest + ")");
    }
    AgentScore score =
        past.of(agent(name), at)
            .orElseThrow(() -> new NotKeptException("at: nothing was known of this agent then"));
    return ScoreView.explained(score).put("at", at.toString());
  }

  private ObjectNode layers(String name) throws NotKeptException {
    AgentScore score = current(name);
    return LayersView.of(score.agent(), LayerState.of(score, detected));
  }

  private ObjectNode nextSteps(String name) throws NotKeptException {
    AgentScore score = current(name);
    return NextStepsView.of(score, scores.nextSteps(score), findings);
  }

  private ObjectNode history(String name, QueryParams parameters) throws NotKeptException {
    Instant now = clock.instant();
    Instant to =
        Optional.ofNullable(parameters.get("to"))
            .map(text -> FindingQuery.instant("to", text))
            .orElse(now);
    Instant from =
        Optional.ofNullable(parameters.get("from"))
            .map(text -> FindingQuery.instant("from", text))
            .orElseGet(() -> to.minus(USUAL_HISTORY));
    if (from.isAfter(to)) {
      throw RefusedRequestException.of("from", from.toString(), "not after `to`, which is " + to);
    }
    int points = points(parameters.get("points", POINTS));
    return HistoryView.of(agent(name), from, to, past.history(agent(name), from, to, points));
  }

  private static int points(String text) {
    try {
      int points = Integer.parseInt(text);
      if (points >= 2 && points <= MOST_POINTS) {
        return points;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw RefusedRequestException.of("points", text, "2 to " + MOST_POINTS);
  }

  /** Something that is not there, and what is. */
  private static final class NotKeptException extends Exception {
    private static final long serialVersionUID = 1L;

    NotKeptException(String message) {
      super(message);
    }
  }
}
