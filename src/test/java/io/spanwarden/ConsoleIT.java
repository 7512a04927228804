package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.receive.TokenRole;
import io.spanwarden.receive.TokenStore;
import io.spanwarden.rules.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics, API and console of the whole server. */
class ConsoleIT {
  @TempDir static Path dataDir;

  private static RunningServer server;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server = RunningServer.start(dataDir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> call(String method, String path)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.consolePort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void everySeriesOfEveryRuleIsThereAtZero() throws Exception {
    String metrics = server.get("/metrics");
    for (RuleInfo rule : RuleBook.load(Optional.empty()).infos()) {
      for (Severity severity : rule.severities()) {
        String labels =
            "{category=\"%s\",rule=\"%s\",severity=\"%s\"}"
                .formatted(rule.kind().category().label(), rule.id(), severity.label());
        assertThat(metrics).contains("spanwarden_findings_total" + labels);
        assertThat(metrics).contains("spanwarden_finding_occurrences_total" + labels);
      }
    }
  }

  @Test
  void everyKnownAgentIsThereAtItsDeclaredScore() throws Exception {
    String metrics = server.get("/metrics");
    for (String name :
        List.of(
            "score",
            "posture_score",
            "worst_finding_score",
            "mitigation_factor",
            "cvss_base",
            "aars",
            "factor_sum",
            "threat_multiplier")) {
      assertThat(metrics).contains("spanwarden_aivss_" + name + "{agent=\"dash0\"}");
    }
    assertThat(metrics)
        .contains("spanwarden_aivss_score{agent=\"langfuse\"} 6.5")
        .contains("spanwarden_aivss_score{agent=\"pagerduty\"} 7.1")
        .contains("spanwarden_aivss_score{agent=\"genai\"} 0.0")
        .contains("spanwarden_aivss_mitigation_factor{agent=\"claude-code-otel\"} 0.9")
        .contains(
            "spanwarden_aivss_factor{agent=\"claude-code-otel\",factor=\"persistent_memory\"} 0.1")
        .contains("formula=\"aivss-0.8\"")
        .contains("spanwarden_build_info{")
        .contains("spanwarden_otlp_requests_total{outcome=\"accepted\",signal=\"traces\"")
        .doesNotContain("posture_score{agent=\"genai\"}");
  }

  @Test
  void promtoolFindsNothingToComplainOf() throws Exception {
    Process promtool;
    try {
      promtool =
          new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    } catch (IOException absent) {
      assumeTrue(System.getenv("CI") != null, "skipped: no promtool (install Prometheus)");
      throw absent;
    }
    try (var in = promtool.outputWriter(StandardCharsets.UTF_8)) {
      in.write(server.get("/metrics"));
    }
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(promtool.exitValue()).isZero();
  }

  @Test
  void scrapersGetTheFormatTheyAccept() throws Exception {
    assertThat(call("GET", "/metrics").headers().firstValue("content-type").orElse(""))
        .startsWith("text/plain");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.consolePort() + "/metrics"))
            .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
            .build();
    var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void anAgentsScoreComesWithItsWholeAccount() throws Exception {
    JsonNode score = server.json("/api/v1/agents/pagerduty/score");
    assertThat(score.get("posture").decimalValue()).isEqualByComparingTo("7.1");
    assertThat(score.get("factors").get("contextual_awareness").decimalValue())
        .isEqualByComparingTo("0.7");
    assertThat(score.get("calculation").asText()).isEqualTo("(5.9 + 1.15333) × 1.0000 = 7.1");
    assertThat(score.get("waterfall").get("declared").decimalValue()).isEqualByComparingTo("1.0");
    assertThat(score.get("explanation")).isNotEmpty();
    assertThat(score.get("parameters_hash").asText()).hasSize(64);
    JsonNode unknown = server.json("/api/v1/agents/genai/score");
    assertThat(unknown.get("posture").isNull()).isTrue();
    assertThat(unknown.get("posture_interval").get("high").decimalValue())
        .isEqualByComparingTo("9.9");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/findings?limit=0, 400, limit",
    "/api/v1/findings?limit=501, 400, limit",
    "/api/v1/findings?limit=ten, 400, limit",
    "/api/v1/findings?after=x, 400, after",
    "/api/v1/findings/nosuch, 404, finding",
    "/api/v1/agents/nosuch/score, 404, agent",
    "/api/v1/agents/dash0/other, 404, resource",
    "/api/v1/nosuch, 404, resource",
    "/nosuch, 404, page"
  })
  void mistakesGetAProblemThatSaysWhatIsExpected(String path, int status, String word)
      throws Exception {
    HttpResponse<String> response = call("GET", path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(response.body()).contains(word).contains("expected");
  }

  @Test
  void onlyReadingIsAllowed() throws Exception {
    HttpResponse<String> response = call("POST", "/api/v1/findings");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).contains("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console.js", "/console.css", "/api/v1/agents", "/nosuch"})
  void everyAnswerHasTheSecurityHeaders(String path) throws Exception {
    var headers = call("GET", path).headers();
    assertThat(headers.firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
    assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
    assertThat(headers.firstValue("cache-control")).contains("no-store");
  }

  @Test
  void thePageHoldsNoScriptOrStyleOfItsOwn_andAsksNobodyElse() throws Exception {
    String page = server.get("/");
    assertThat(page).contains("<script type=\"module\" src=\"console.js\">");
    assertThat(page).doesNotContain("<style").doesNotContain(" style=").doesNotContain(" on");
    String script = server.get("/console.js");
    assertThat(script).doesNotContain("innerHTML").doesNotContain("insertAdjacentHTML");
    assertThat(page.replace("http://127.0.0.1:4318", ""))
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void aForeignNameForThisMachineGetsNothing() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.consolePort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/findings HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void beyondLoopbackATokenIsNeeded(@TempDir Path other) throws Exception {
    var tokens = TokenStore.open(other, InstantSource.system());
    String viewer = tokens.create(Optional.empty(), TokenRole.VIEWER, "").plaintext();
    String metrics = tokens.create(Optional.empty(), TokenRole.METRICS, "").plaintext();
    String ingest =
        tokens.create(Optional.of(new AgentId("dash0")), TokenRole.INGEST, "").plaintext();
    try (var open =
        RunningServer.start(
            other, Map.of("console-bind", "0.0.0.0", "allow-insecure-network", "true"))) {
      assertThat(status(open, "/healthz", "")).isEqualTo(200);
      assertThat(status(open, "/api/v1/agents", "")).isEqualTo(401);
      assertThat(status(open, "/api/v1/agents", viewer)).isEqualTo(200);
      assertThat(status(open, "/api/v1/agents", metrics)).isEqualTo(401);
      assertThat(status(open, "/api/v1/agents", ingest)).isEqualTo(401);
      assertThat(status(open, "/metrics", metrics)).isEqualTo(200);
      assertThat(status(open, "/metrics", viewer + "x")).isEqualTo(401);
    }
  }

  private static int status(RunningServer open, String path, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + open.consolePort() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void pagesLeaveNothingOut(@TempDir Path other) throws Exception {
    try (var filled = RunningServer.start(other)) {
      var capture =
          Capture.load(
              "demo/claude-code/http-json/secrets", new FreshValues(new SplittableRandom(3)));
      for (Capture.Request request : capture.requests()) {
        filled.post(request);
      }
      JsonNode all = filled.json("/api/v1/findings?limit=500");
      assertThat(all.get("next").isNull()).isTrue();
      JsonNode first = filled.json("/api/v1/findings?limit=3");
      assertThat(first.get("findings")).hasSize(3);
      JsonNode rest = filled.json("/api/v1/findings?limit=500&after=" + first.get("next").asText());
      assertThat(first.get("findings").size() + rest.get("findings").size())
          .isEqualTo(all.get("findings").size());
      String id = first.get("findings").get(0).get("id").asText();
      assertThat(filled.json("/api/v1/findings/" + id)).isEqualTo(first.get("findings").get(0));
    }
  }
}
