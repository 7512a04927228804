package io.spanwarden.expose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.spanwarden.event.AgentId;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.score.AgentScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The HTTP API below {@code /api/v1}. Thread-safe. */
final class ApiService implements HttpService {
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final Scores scores;
  private final Findings findings;

  ApiService(Scores scores, Findings findings) {
    this.scores = scores;
    this.findings = findings;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    // A score of an agent with very many findings takes a while: not on the event loop.
    return HttpResponse.of(() -> answer(ctx), ctx.blockingTaskExecutor());
  }

  private HttpResponse answer(ServiceRequestContext ctx) {
    String[] parts = ctx.mappedPath().substring(1).split("/", -1);
    return switch (parts[0]) {
      case "agents" -> agents(parts);
      case "findings" -> findings(ctx, parts);
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

  private HttpResponse findings(ServiceRequestContext ctx, String[] parts) {
    if (parts.length == 2) {
      return findings
          .byId(parts[1])
          .map(record -> json(FindingView.of(record, scores.of(record.finding().agent()))))
          .orElseGet(
              () ->
                  Problem.of(
                      HttpStatus.NOT_FOUND,
                      "no such finding (expected: an id of /api/v1/findings)"));
    }
    if (parts.length != 1) {
      return unknown();
    }
    OptionalLong limit = number(ctx.queryParam("limit"), USUAL, 1, MOST);
    OptionalLong after = number(ctx.queryParam("after"), 0, 0, Long.MAX_VALUE);
    if (limit.isEmpty()) {
      return Problem.of(HttpStatus.BAD_REQUEST, "limit: not usable (expected: 1 to 500)");
    }
    if (after.isEmpty()) {
      return Problem.of(
          HttpStatus.BAD_REQUEST, "after: not usable (expected: what `next` of a page said)");
    }
    return json(page(after.getAsLong(), (int) limit.getAsLong()));
  }

  private JsonNode page(long after, int limit) {
    // One more than asked for tells whether there is a next page.
    List<FindingRecord> records = findings.page(after, limit + 1);
    boolean more = records.size() > limit;
    List<FindingRecord> shown = more ? records.subList(0, limit) : records;
    Map<AgentId, Optional<AgentScore>> agents = new HashMap<>();
    var view = JsonNodeFactory.instance.objectNode();
    var array = view.putArray("findings");
    for (FindingRecord record : shown) {
      AgentId agent = record.finding().agent();
      array.add(FindingView.of(record, agents.computeIfAbsent(agent, scores::of)));
    }
    view.put("next", more ? Long.toString(shown.get(limit - 1).sequence()) : null);
    return view;
  }

  private static OptionalLong number(@Nullable String text, long otherwise, long least, long most) {
    if (text == null) {
      return OptionalLong.of(otherwise);
    }
    try {
      long number = Long.parseLong(text);
      return number >= least && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static HttpResponse json(JsonNode view) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, HttpData.ofUtf8(view.toString()));
  }
}
