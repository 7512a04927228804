package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.receive.TokenRole;
import io.spanwarden.receive.TokenStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators say about findings, through the API of a whole server. */
class TriageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path dataDir;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Capture capture;
  private RunningServer server;

  TriageIT() throws Exception {
    capture =
        Capture.load(
            "demo/claude-code/http-json/secrets", new FreshValues(new SplittableRandom(11)));
  }

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(dataDir);
    server.send(capture);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> patch(
      RunningServer to, String id, String body, Map<String, String> headers) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + to.consolePort() + "/api/v1/findings/" + id))
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> patch(String id, String body) throws Exception {
    return patch(server, id, body, Map.of("Content-Type", "application/json"));
  }

  private static String body(String status) {
    String until =
        status.equals("suppressed") ? ",\"until\":\"" + in(Duration.ofDays(30)) + "\"" : "";
    return "{\"status\":\"" + status + "\",\"reason\":\"a test\"" + until + "}";
  }

  private static Instant in(Duration duration) {
    return InstantSource.system().instant().plus(duration);
  }

  private List<JsonNode> grave() throws Exception {
    return server.findings().stream()
        .filter(finding -> finding.get("severity").asText().equals("high"))
        .filter(finding -> finding.get("class").asText().equals("real"))
        .toList();
  }

  private double metric(String series) throws Exception {
    return server
        .get("/metrics")
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Sends the capture as if it happened again: other bytes, the same values. */
  private void sendAgain() throws Exception {
    for (Capture.Request request : capture.requests()) {
      byte[] body = java.util.Arrays.copyOf(request.body(), request.body().length + 1);
      body[body.length - 1] = ' ';
      assertThat(server.post(new Capture.Request(request.path(), request.headers(), body)))
          .isEqualTo(200);
    }
  }

  @Test
  void aResolvedFindingIsNoLongerOpen_untilItIsSeenAgain() throws Exception {
    JsonNode first = grave().get(0);
    String id = first.get("id").asText();
    assertThat(first.get("status").asText()).isEqualTo("new");
    assertThat(first.has("triage")).isFalse();
    double open = metric("spanwarden_findings_open{");
    double opened = metric("spanwarden_findings_total{");

    HttpResponse<String> answer = patch(id, body("resolved"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode resolved = JSON.readTree(answer.body());
    assertThat(resolved.get("status").asText()).isEqualTo("resolved");
    assertThat(resolved.at("/triage/actor").asText()).isEqualTo("local");
    assertThat(resolved.at("/triage/reason").asText()).isEqualTo("a test");
    assertThat(Instant.parse(resolved.at("/triage/changed_at").asText()))
        .isBefore(in(Duration.ofMinutes(1)));
    assertThat(resolved.at("/triage/until").isNull()).isTrue();
    assertThat(server.json("/api/v1/findings/" + id).get("triage"))
        .isEqualTo(resolved.get("triage"));
    assertThat(metric("spanwarden_findings_open{")).isEqualTo(open - 1);

    sendAgain();
    JsonNode again = server.json("/api/v1/findings/" + id);
    assertThat(again.get("status").asText()).isEqualTo("new");
    assertThat(again.get("count").asLong()).isGreaterThan(first.get("count").asLong());
    assertThat(metric("spanwarden_findings_open{")).isEqualTo(open);
    assertThat(metric("spanwarden_findings_total{")).isEqualTo(opened + 1);
  }

  @Test
  void aSuppressedFindingWeighsNothing_untilItIsReopened() throws Exception {
    double declared = 4.1;
    double before = server.agent("claude-code-otel").get("headline").asDouble();
    double open = metric("spanwarden_findings_open{");
    assertThat(before).isGreaterThan(declared);
    List<JsonNode> weighing =
        server.findings().stream().filter(finding -> !finding.get("score").isNull()).toList();
    for (JsonNode finding : weighing) {
      HttpResponse<String> answer = patch(finding.get("id").asText(), body("suppressed"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(JSON.readTree(answer.body()).get("score").isNull()).isTrue();
    }
    assertThat(server.agent("claude-code-otel").get("headline").asDouble()).isEqualTo(declared);
    assertThat(metric("spanwarden_findings_open{")).isZero();
    double opened = metric("spanwarden_findings_total{");
    sendAgain();
    assertThat(metric("spanwarden_findings_total{")).isEqualTo(opened);
    assertThat(metric("spanwarden_findings_suppressed_total{reason=\"snooze\"}")).isPositive();
    assertThat(server.json("/api/v1/findings?status=suppressed&limit=500").get("findings"))
        .hasSize(weighing.size());
    for (JsonNode finding : weighing) {
      assertThat(patch(finding.get("id").asText(), body("new")).statusCode()).isEqualTo(200);
    }
    assertThat(server.agent("claude-code-otel").get("headline").asDouble()).isEqualTo(before);
    assertThat(metric("spanwarden_findings_open{")).isEqualTo(open);
  }

  @Test
  void filtersLeaveOutWhatIsNotAskedFor_andPagesLeaveOutNothing() throws Exception {
    JsonNode any = grave().get(0);
    String session = any.at("/context/session_id").asText();
    List<JsonNode> all = server.findings();
    for (String filter :
        List.of(
            "severity=high",
            "category=secret,pii",
            "rule=" + any.at("/rule/id").asText(),
            "agent=claude-code-otel",
            "session=" + session,
            "since=" + any.get("last_seen").asText(),
            "until=" + any.get("last_seen").asText(),
            "status=new")) {
      var paged = new java.util.ArrayList<String>();
      String after = "";
      do {
        JsonNode page = server.json("/api/v1/findings?limit=2&" + filter + after);
        page.get("findings").forEach(finding -> paged.add(finding.get("id").asText()));
        after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
      } while (!after.isEmpty());
      assertThat(paged)
          .as(filter)
          .containsExactlyElementsOf(
              all.stream()
                  .filter(finding -> matches(finding, filter))
                  .map(finding -> finding.get("id").asText())
                  .toList());
    }
    assertThat(server.json("/api/v1/findings?agent=nosuch").get("findings")).isEmpty();
    assertThat(server.json("/api/v1/findings?since=2100-01-01T00:00:00Z").get("findings"))
        .isEmpty();
    assertThat(server.json("/api/v1/findings?status=resolved").get("findings")).isEmpty();
  }

  private static boolean matches(JsonNode finding, String filter) {
    String value = filter.substring(filter.indexOf('=') + 1);
    return switch (filter.substring(0, filter.indexOf('='))) {
      case "severity" -> List.of("high", "critical").contains(finding.get("severity").asText());
      case "category" -> value.contains(finding.at("/rule/category").asText());
      case "rule" -> finding.at("/rule/id").asText().equals(value);
      case "agent" -> finding.get("agent").asText().equals(value);
      case "session" -> finding.at("/context/session_id").asText().equals(value);
      case "since" ->
          !Instant.parse(finding.get("last_seen").asText()).isBefore(Instant.parse(value));
      case "until" ->
          Instant.parse(finding.get("first_seen").asText()).isBefore(Instant.parse(value));
      default -> true;
    };
  }

  @Test
  void aChangeThatCannotBeMadeChangesNothing() throws Exception {
    String id = grave().get(0).get("id").asText();
    String late = body("suppressed").replaceAll("\"until\":\"[^\"]*\"", "\"until\":\"%s\"");
    String json = "application/json";
    record Case(int status, String word, String id, String type, String body) {}
    for (Case each :
        List.of(
            new Case(404, "no such finding", "01ABC", json, body("resolved")),
            new Case(415, "application/json", id, "text/plain", body("resolved")),
            new Case(400, "reason: missing", id, json, "{\"status\":\"resolved\"}"),
            new Case(400, "until: ", id, json, late.formatted(in(Duration.ofDays(181)))),
            new Case(400, "until: ", id, json, late.formatted(in(Duration.ofDays(-1)))),
            new Case(413, "at most", id, json, "{\"reason\":\"" + "x".repeat(9000) + "\"}"))) {
      HttpResponse<String> answer =
          patch(server, each.id(), each.body(), Map.of("Content-Type", each.type()));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(each.status());
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body()).contains(each.word()).contains("expected");
    }
    assertThat(server.json("/api/v1/findings/" + id).get("status").asText()).isEqualTo("new");
  }

  @Test
  void pagesOfOtherServersCannotChangeAnything() throws Exception {
    String id = grave().get(0).get("id").asText();
    String here = "http://127.0.0.1:" + server.consolePort();
    for (String origin : List.of("http://evil.example", "null", here + "0", "http://localhost")) {
      assertThat(
              patch(
                      server,
                      id,
                      body("resolved"),
                      Map.of("Content-Type", "application/json", "Origin", origin))
                  .statusCode())
          .as(origin)
          .isEqualTo(403);
    }
    var preflight =
        HttpRequest.newBuilder(URI.create(here + "/api/v1/findings/" + id))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Access-Control-Request-Method", "PATCH")
            .build();
    HttpResponse<String> answer = client.send(preflight, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertThat(
            patch(
                    server,
                    id,
                    body("resolved"),
                    Map.of("Content-Type", "application/json", "Origin", here))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void onlyAnAnalystsTokenChangesFindings(@TempDir Path other) throws Exception {
    var tokens = TokenStore.open(other, InstantSource.system());
    var analyst = tokens.create(Optional.empty(), TokenRole.ANALYST, "");
    String viewer = tokens.create(Optional.empty(), TokenRole.VIEWER, "").plaintext();
    String metrics = tokens.create(Optional.empty(), TokenRole.METRICS, "").plaintext();
    try (var open =
        RunningServer.start(
            other, Map.of("console-bind", "0.0.0.0", "allow-insecure-network", "true"))) {
      open.send(capture);
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + open.consolePort() + "/api/v1/findings"))
              .header("Authorization", "Bearer " + analyst.plaintext())
              .build();
      String listed = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      String id = JSON.readTree(listed).at("/findings/0/id").asText();
      assertThat(change(open, id, "").statusCode()).isEqualTo(401);
      assertThat(change(open, id, metrics).statusCode()).isEqualTo(401);
      HttpResponse<String> reader = change(open, id, viewer);
      assertThat(reader.statusCode()).isEqualTo(403);
      assertThat(reader.body()).contains("--role analyst");
      HttpResponse<String> changed = change(open, id, analyst.plaintext());
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(changed.body()).at("/triage/actor").asText())
          .isEqualTo("token:" + analyst.info().id());
    }
  }

  private HttpResponse<String> change(RunningServer at, String id, String token) throws Exception {
    return patch(
        at,
        id,
        body("resolved"),
        token.isEmpty()
            ? Map.of("Content-Type", "application/json")
            : Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token));
  }

  @Test
  void onLoopbackATokenThatMayOnlyReadDoesNotWriteEither() throws Exception {
    String viewer =
        TokenStore.open(dataDir, InstantSource.system())
            .create(Optional.empty(), TokenRole.VIEWER, "")
            .plaintext();
    Thread.sleep(300); // the running server looks at the file five times a second
    String id = grave().get(0).get("id").asText();
    assertThat(change(server, id, viewer).statusCode()).isEqualTo(403);
    assertThat(change(server, id, "").statusCode()).isEqualTo(200);
  }
}
