package io.spanwarden.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.server.Server;
import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Aivss;
import io.spanwarden.score.NextStep;
import io.spanwarden.score.NextSteps;
import io.spanwarden.score.Reference;
import io.spanwarden.score.Scorer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores, their past and their explanation over HTTP. */
class AgentsResourceTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant KEPT = Instant.parse("2026-11-20T00:00:00Z");
  private static final AgentId CLAUDE = new AgentId("claude-code-otel");
  private static final RiskKind SECRET = Reference.kind(Control.REDACTION, 1, "8.3");
  private static final Scorer SCORER = new Scorer(Reference.PARAMETERS, Aivss.V0_8);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Server server;

  @BeforeAll
  static void start() {
    var agents = new AgentsResource(new Now(), new Past(), new None(), Set.of(SECRET), () -> NOW);
    var visitors = new Visitors(true, (authorization, area) -> Optional.empty());
    var findings = new FindingsResource(new Now(), new None(), visitors);
    server =
        Server.builder().http(0).serviceUnder("/api/v1/", new ApiService(agents, findings)).build();
    server.start().join();
  }

  @AfterAll
  static void stop() {
    server.stop().join();
  }

  private static AgentScore score(Violation... violations) {
    var evidence =
        new AgentEvidence(
            CLAUDE,
            Status.OBSERVED,
            Optional.of(NOW),
            false,
            Map.of(Control.REDACTION, 12.0),
            List.of(violations));
    return SCORER.score(Reference.agent("claude-code-otel"), evidence);
  }

  private static HttpResponse<String> call(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/api/v1/agents" + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> response = call("/claude-code-otel/" + path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Test
  void tellsTheScoreOfAnEarlierMoment() throws Exception {
    JsonNode now = json("score");
    JsonNode then = json("score?at=2026-11-20T00:00:00Z");
    assertThat(now.get("headline").decimalValue()).isEqualByComparingTo("8.4");
    assertThat(now.has("at")).isFalse();
    assertThat(then.get("at").asText()).isEqualTo("2026-11-20T00:00:00Z");
    assertThat(then.get("headline").decimalValue()).isLessThan(new BigDecimal("8.4"));
    assertThat(then.get("parameters_hash")).isEqualTo(now.get("parameters_hash"));
  }

  @Test
  void namesTheRoundingAndTheLabel() throws Exception {
    JsonNode score = json("score");
    assertThat(score.get("waterfall").get("rounding_rule").asText())
        .isEqualTo("half up to four decimals");
    assertThat(score.get("mitigation_strength").asText()).isEqualTo("No/Weak");
    assertThat(score.get("formula").asText()).isEqualTo("aivss-0.8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score?at=yesterday | 400 | at: yesterday (expected: a time such as",
        "score?at=2026-11-24T12:00:01Z | 400 | not in the future",
        "score?at=2026-11-19T23:59:59Z | 404 | not before 2026-11-20T00:00:00Z",
        "score?at= | 400 | at:",
        "history?from=x | 400 | from: x (expected: a time such as",
        "history?from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z | 400 | not after `to`",
        "history?points=1 | 400 | points: 1 (expected: 2 to 2000)",
        "history?points=many | 400 | points: many (expected: 2 to 2000)",
        "nothing | 404 | no such resource",
      })
  void mistakesGetAProblemThatSaysWhatIsExpected(String path, int status, String detail)
      throws Exception {
    HttpResponse<String> response = call("/claude-code-otel/" + path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(response.body()).get("detail").asText()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "score",
    "maestro",
    "next-steps",
    "history",
    "score?at=2026-11-20T00:00:00Z",
  })
  void anUnknownAgentIsNotFound(String what) throws Exception {
    HttpResponse<String> response = call("/nobody/" + what);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("no such agent");
  }

  @Test
  void tellsHowTheScoreWent() throws Exception {
    JsonNode history = json("history?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&points=2");
    assertThat(history.get("agent").asText()).isEqualTo("claude-code-otel");
    assertThat(history.get("points")).hasSize(2);
    JsonNode first = history.get("points").get(0);
    assertThat(first.get("at").asText()).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(first.get("headline").decimalValue()).isEqualByComparingTo("4.1");
    assertThat(first.get("mitigation_factor").decimalValue()).isEqualByComparingTo("0.9");
    assertThat(json("history").get("from").asText()).isEqualTo("2026-11-23T12:00:00Z");
  }

  @Test
  void tellsTheSevenLayersAndWhatLiesAcrossThemApart() throws Exception {
    JsonNode view = json("maestro");
    assertThat(view.get("layers")).hasSize(7);
    assertThat(view.get("cross_layer").get("layer").asText()).isEqualTo("X");
    JsonNode observability = view.get("layers").get(4);
    assertThat(observability.get("title").asText()).isEqualTo("Evaluation and Observability");
    assertThat(observability.get("state").asText()).isEqualTo("High");
    assertThat(observability.get("worst_finding_id").asText()).isEqualTo("leak");
    JsonNode models = view.get("layers").get(0);
    assertThat(models.get("state").asText()).isEqualTo("not observed");
    assertThat(models.get("worst_finding").isNull()).isTrue();
    assertThat(view.get("layers").get(5).get("overlay").asBoolean()).isTrue();
    assertThat(observability.get("overlay").asBoolean()).isFalse();
  }

  @Test
  void saysWhatWouldLowerTheScore_bestFirst() throws Exception {
    JsonNode view = json("next-steps");
    JsonNode best = view.get("steps").get(0);
    assertThat(best.get("action").asText()).isEqualTo("resolve_finding");
    assertThat(best.get("subject").asText()).isEqualTo("leak");
    assertThat(best.get("after_seconds").asLong()).isEqualTo(36 * 3600);
    assertThat(best.get("headline").decimalValue()).isLessThan(new BigDecimal("4.2"));
    assertThat(best.get("delta_headline").decimalValue()).isNegative();
    assertThat(best.get("sentence").asText())
        .startsWith("Resolve the finding of rule github-pat-classic, once")
        .contains("headline 8.4 → 4.");
    assertThat(view.get("parameters_hash").asText()).isEqualTo("00");
    assertThat(view.get("steps").findValuesAsText("action")).contains("encrypt", "authenticate");
  }

  private static final class Now implements Scores {
    private static final AgentScore SCORE =
        score(new Violation("leak", "github-pat-classic", SECRET, Severity.HIGH, 1, 1));

    @Override
    public List<AgentScore> current() {
      return List.of(SCORE);
    }

    @Override
    public Map<Control, Instant> lastEvidence() {
      return Map.of();
    }

    @Override
    public Optional<AgentScore> of(AgentId agent) {
      return agent.equals(CLAUDE) ? Optional.of(SCORE) : Optional.empty();
    }

    @Override
    public List<NextStep> nextSteps(AgentScore score) {
      return new NextSteps(Reference.PARAMETERS, SCORER, Set.of(Control.values())).of(score);
    }
  }

  private static final class Past implements PastScores {
    @Override
    public Optional<Instant> earliest() {
      return Optional.of(KEPT);
    }

    @Override
    public Optional<AgentScore> of(AgentId agent, Instant at) {
      return Optional.of(score());
    }

    @Override
    public List<Point> history(AgentId agent, Instant from, Instant to, int points) {
      return List.of(point(from), point(to));
    }

    private static Point point(Instant at) {
      BigDecimal posture = new BigDecimal("4.1");
      return new Point(
          at, posture, Optional.of(posture), new BigDecimal("0.0"), new BigDecimal("0.9000"));
    }
  }

  private static final class None implements Findings {
    @Override
    public List<FindingRecord> page(long after, int limit) {
      return List.of();
    }

    @Override
    public Optional<FindingRecord> byId(String id) {
      return Optional.empty();
    }

    @Override
    public Optional<FindingRecord> resolve(String id, String actor, String reason) {
      return Optional.empty();
    }

    @Override
    public Optional<FindingRecord> suppress(String id, String actor, String reason, Instant until) {
      return Optional.empty();
    }

    @Override
    public Optional<FindingRecord> reopen(String id, String actor, String reason) {
      return Optional.empty();
    }
  }
}
