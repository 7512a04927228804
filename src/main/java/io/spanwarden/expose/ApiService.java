package io.spanwarden.expose;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

/** The HTTP API below {@code /api/v1}. Thread-safe. */
final class ApiService implements HttpService {
  private final AgentsResource agents;
  private final FindingsResource findings;

  ApiService(AgentsResource agents, FindingsResource findings) {
    this.agents = agents;
    this.findings = findings;
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
      case "agents" ->
          switch (parts.length) {
            case 1 -> agents.list();
            case 3 -> agents.of(ctx, parts[1], parts[2]).orElseGet(ApiService::unknown);
            default -> unknown();
          };
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
        "no such resource (expected: /api/v1/agents, /api/v1/agents/{name}/score, …/maestro,"
            + " …/next-steps or …/history, /api/v1/findings or /api/v1/findings/{id})");
  }

  /** Returns an answer that is JSON. */
  static HttpResponse json(JsonNode view) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, HttpData.ofUtf8(view.toString()));
  }
}
