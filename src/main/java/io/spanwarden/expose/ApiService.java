package io.spanwarden.expose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.spanwarden.event.AgentId;
import io.spanwarden.score.AgentScore;
import java.util.Optional;

/** The HTTP API below {@code /api/v1}. Thread-safe. */
final class ApiService implements HttpService {
  private final Scores scores;
  private final FindingsResource findings;

  ApiService(Scores scores, Findings findings, Visitors visitors) {
    this.scores = scores;
    this.findings = new FindingsResource(scores, findings, visitors);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String[] parts = ctx.mappedPath().substring(1).split("/", -1);
    if (request.method() == HttpMethod.PATCH) {
      return parts.length == 2 ? findings.change(ctx, request, parts[1]) : unknown();
    }
    // A score of an agent with very many findings takes a while: not on the event loop.
    return HttpResponse.of(() -> answer(ctx, parts), ctx.blockingTaskExecutor());
  }

  private HttpResponse answer(ServiceRequestContext ctx, String[] parts) {
    return switch (parts[0]) {
      case "agents" -> agents(parts);
      case "findings" ->
          switch (parts.length) {
            case 1 -> findings.list(ctx);
            case 2 -> findings.one(parts[1]);
            default -> unknown();
          };
      default -> unknown();
    };
  }

  private static HttpResponse unknown() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "no such resource (expected: /api/v1/agents, /api/v1/agents/{name}/score,"
            + " /api/v1/findings or /api/v1/findings/{id})");
  }

  private HttpResponse agents(String[] parts) {
    if (parts.length == 1) {
      var view = JsonNodeFactory.instance.objectNode();
      var agents = view.putArray("agents");
      scores.current().forEach(score -> agents.add(ScoreView.summary(score)));
      return json(view);
    }
    if (parts.length != 3 || !parts[2].equals("score")) {
      return unknown();
    }
    Optional<AgentScore> score =
        AgentId.isValid(parts[1]) ? scores.of(new AgentId(parts[1])) : Optional.empty();
    return score
        .map(each -> json(ScoreView.explained(each)))
        .orElseGet(
            () ->
                Problem.of(
                    HttpStatus.NOT_FOUND, "no such agent (expected: a name of /api/v1/agents)"));
  }

  /** Returns an answer that is JSON. */
  static HttpResponse json(JsonNode view) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, HttpData.ofUtf8(view.toString()));
  }
}
