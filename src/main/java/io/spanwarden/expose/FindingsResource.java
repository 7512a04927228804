package io.spanwarden.expose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.NotRecordedException;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.score.AgentScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What is below {@code /api/v1/findings}. Thread-safe. */
final class FindingsResource {
  /** The longest change: a reason of 500 characters, each of them escaped, has room. */
  private static final int LONGEST_BODY = 8192;

  /** How many findings are looked at in one go, so that nobody waits long for the ledger. */
  private static final int STEP = 1000;

  private final Scores scores;
  private final Findings findings;
  private final Visitors visitors;

  FindingsResource(Scores scores, Findings findings, Visitors visitors) {
    this.scores = scores;
    this.findings = findings;
    this.visitors = visitors;
  }

  /** Returns a page of the findings that the parameters of the request ask for. */
  HttpResponse list(ServiceRequestContext ctx) {
    try {
      return ApiService.json(page(FindingQuery.of(ctx.queryParams())));
    } catch (RefusedRequestException e) {
      return Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode page(FindingQuery query) {
    // One more than asked for tells whether there is a next page.
    List<FindingRecord> records = matching(query, query.limit() + 1);
    boolean more = records.size() > query.limit();
    List<FindingRecord> shown = more ? records.subList(0, query.limit()) : records;
    Map<AgentId, Optional<AgentScore>> agents = new HashMap<>();
    var view = JsonNodeFactory.instance.objectNode();
    var array = view.putArray("findings");
    for (FindingRecord record : shown) {
      AgentId agent = record.finding().agent();
      array.add(FindingView.of(record, agents.computeIfAbsent(agent, scores::of)));
    }
    view.put("next", more ? Long.toString(shown.get(query.limit() - 1).sequence()) : null);
    return view;
  }

  private List<FindingRecord> matching(FindingQuery query, int limit) {
    var matching = new ArrayList<FindingRecord>();
    long after = query.after();
    while (true) {
      List<FindingRecord> step = findings.page(after, STEP);
      for (FindingRecord record : step) {
        if (query.matches(record)) {
          matching.add(record);
          if (matching.size() == limit) {
            return matching;
          }
        }
      }
      if (step.size() < STEP) {
        return matching;
      }
      after = step.get(STEP - 1).sequence();
    }
  }

  /** Returns one finding. */
  HttpResponse one(String id) {
    return answer(findings.byId(id));
  }

  private HttpResponse answer(Optional<FindingRecord> finding) {
    return finding
        .map(record -> FindingView.of(record, scores.of(record.finding().agent())))
        .map(ApiService::json)
        .orElseGet(
            () ->
                Problem.of(
                    HttpStatus.NOT_FOUND, "no such finding (expected: an id of /api/v1/findings)"));
  }

  /** Changes the status of a finding and returns it as it is then. */
  HttpResponse change(ServiceRequestContext ctx, HttpRequest request, String id) {
    // A page of another server cannot send this type without asking first, and is told no.
    MediaType type = request.contentType();
    if (type == null || !type.is(MediaType.JSON)) {
      return Problem.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "content-type: " + (type == null ? "none" : "another") + " (expected: application/json)");
    }
    Optional<String> actor = visitors.admit(request, Access.Area.TRIAGE);
    if (actor.isEmpty()) {
      return Problem.unauthorized();
    }
    if (request.headers().contentLength() > LONGEST_BODY) {
      return tooLong();
    }
    ctx.setMaxRequestLength(LONGEST_BODY);
    return HttpResponse.of(
        request
            .aggregate()
            .handleAsync(
                (body, failure) -> body == null ? unread(failure) : change(body, id, actor.get()),
                ctx.blockingTaskExecutor()));
  }

  private HttpResponse change(AggregatedHttpRequest body, String id, String actor) {
    try {
      return answer(StatusChange.of(body.content().array()).apply(findings, id, actor));
    } catch (RefusedRequestException e) {
      return Problem.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (NotRecordedException e) {
      return Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE, e.getMessage() + " (expected: room on its disk)");
    }
  }

  private static HttpResponse unread(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ContentTooLargeException
        ? tooLong()
        : Problem.of(HttpStatus.BAD_REQUEST, "body: incomplete (expected: all of it)");
  }

  private static HttpResponse tooLong() {
    return Problem.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "body: too long (expected: at most " + LONGEST_BODY + " bytes)");
  }
}
