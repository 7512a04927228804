package io.spanwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands ask for, and what they make of the answers. */
class FindingsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "01KAVQ3Z5S8XN4T2M6R7W9C1DE";

  /** Requests as {@code METHOD target body}. */
  private final List<String> asked = new ArrayList<>();

  private final List<ObjectNode> findings = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** An API with as many findings as the test has, one more to a page than is asked for. */
  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String target = exchange.getRequestURI().toString();
    asked.add((exchange.getRequestMethod() + " " + target + " " + body).strip());
    if (target.contains("?")) {
      send(exchange, 200, page(target));
    } else if (target.endsWith(ID)) {
      send(exchange, 200, findings.isEmpty() ? finding(1) : findings.get(0));
    } else if (target.endsWith("WRITER")) {
      send(exchange, 403, JSON.createObjectNode().put("detail", "the token may read only"));
    } else {
      send(exchange, 404, JSON.createObjectNode().put("detail", "no such finding"));
    }
  }

  private ObjectNode page(String target) {
    int limit = Integer.parseInt(target.replaceAll(".*limit=(\\d+).*", "$1"));
    int after = target.contains("after=") ? Integer.parseInt(target.replaceAll(".*after=", "")) : 0;
    ObjectNode page = JSON.createObjectNode();
    ArrayNode shown = page.putArray("findings");
    findings.stream().skip(after).limit(limit).forEach(shown::add);
    int next = after + limit;
    page.put("next", next < findings.size() ? Integer.toString(next) : null);
    return page;
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static ObjectNode finding(int number) {
    ObjectNode finding = JSON.createObjectNode();
    finding
        .put("id", number == 1 ? ID : String.format("01KAVQ3Z5S8XN4T2M6R7W%05d", number))
        .put("kind", "secret_in_telemetry")
        .put("severity", "high")
        .put("confidence", "high")
        .put("class", "real")
        .put("status", "suppressed")
        .put("agent", "claude-code-otel")
        .put("first_seen", "2026-11-20T21:18:21.497Z")
        .put("last_seen", "2026-11-20T21:19:22.103Z")
        .put("count", 2);
    finding
        .putObject("rule")
        .put("id", "github-pat-classic")
        .put("version", 1)
        .put("title", "GitHub personal access token")
        .put("category", "secret");
    finding.putObject("match").put("masked", "ghp_****6QdX").put("length", 40);
    finding
        .putObject("context")
        .put("signal", "traces")
        .put("tool_name", "Bash")
        .put("path", "span.event[tool.output].output");
    finding
        .putObject("score")
        .put("control", "redaction")
        .put("bits", 2.0)
        .put("delta_mf", 0.1988)
        .put("finding_aivss", 8.4);
    finding
        .putObject("triage")
        .put("status", "suppressed")
        .put("actor", "token:abcdefgh")
        .put("reason", "a test account")
        .put("changed_at", "2026-11-20T22:00:00Z")
        .put("until", "2026-12-24T00:00:00Z");
    finding.putArray("advice").add("Revoke the token at its issuer");
    return finding;
  }

  private void fill(int count) {
    IntStream.rangeClosed(1, count).forEach(number -> findings.add(finding(number)));
  }

  private Ran run(String... arguments) {
    String url = "--url=http://127.0.0.1:" + server.getAddress().getPort();
    return Ran.of(
        Stream.concat(Stream.of("findings"), Stream.concat(Stream.of(arguments), Stream.of(url)))
            .toArray(String[]::new));
  }

  @Test
  void aListShowsEachFindingInALineBelowItsHead() {
    fill(2);
    Ran ran = run("list");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(3);
    assertThat(ran.out().lines().skip(1).findFirst().orElse(""))
        .startsWith(ID + "  high      suppressed  github-pat-classic ")
        .contains("claude-code-otel", " 2 ", "2026-11-20 21:19")
        .endsWith("ghp_****6QdX");
    assertThat(ran.err()).isEqualTo("2 findings." + System.lineSeparator());
    assertThat(asked).containsExactly("GET /api/v1/findings?limit=100&severity=info&status=new");
  }

  @Test
  void filtersBecomeTheQuery() {
    run(
        "list",
        "--status=resolved,suppressed",
        "--severity=medium",
        "--category=secret,pii",
        "--rule=a&b",
        "--agent=dash0",
        "--session=s 1",
        "--since=2026-11-20",
        "--until=2026-11-21T12:00:00Z",
        "--limit=7");
    assertThat(asked)
        .containsExactly(
            "GET /api/v1/findings?limit=7&severity=medium&status=resolved,suppressed"
                + "&category=secret,pii&rule=a%26b&agent=dash0&session=s+1"
                + "&since=2026-11-20T00:00:00Z&until=2026-11-21T12:00:00Z");
  }

  @Test
  void aListGoesOverAllPages_upToItsLimit_andSaysIfThereAreMore() {
    fill(1201);
    assertThat(run("list", "--limit=5000").out().lines()).hasSize(1202);
    assertThat(asked).hasSize(3);
    Ran some = run("list", "--limit=501");
    assertThat(some.out().lines()).hasSize(502);
    assertThat(some.err()).contains("501 findings. There are more: --limit.");
  }

  @Test
  void otherProgramsGetJson() {
    fill(2);
    assertThat(run("list", "--format=json").json()).hasSize(2);
    assertThat(run("list", "--format=ndjson").jsonLines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.path("severity").asText()).isEqualTo("high"));
  }

  @Test
  void aFindingThatIsBadEnoughFailsTheCommand_shownOrNot() {
    assertThat(run("list", "--fail-on=high").code()).isZero();
    fill(1);
    assertThat(run("list", "--fail-on=high", "--severity=low").code()).isEqualTo(1);
    assertThat(asked.get(asked.size() - 1))
        .isEqualTo("GET /api/v1/findings?limit=1&severity=high&status=new");
  }

  @Test
  void oneFindingIsExplained() {
    Ran ran = run("show", ID);
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(
            ID + "  GitHub personal access token",
            "suppressed until 2026-12-24T00:00:00Z",
            "ghp_****6QdX, length 40",
            "traces, span.event[tool.output].output",
            "mitigation factor +0.1988 by 2.0 bits against redaction; its own AIVSS 8.4",
            "2026-11-20T21:18:21.497Z  opened",
            "2026-11-20T22:00:00Z  suppressed by token:abcdefgh until 2026-12-24T00:00:00Z:"
                + " a test account",
            "- Revoke the token at its issuer");
  }

  @Test
  void eachFindingIsChanged_andAnUnknownOneIsNamed() {
    Ran ran = run("resolve", ID, "NOSUCH", "--reason=revoked");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).contains(ID);
    assertThat(ran.err()).contains("finding: NOSUCH (expected: an id that `findings list` shows)");
    assertThat(asked)
        .containsExactly(
            "PATCH /api/v1/findings/" + ID + " {\"status\":\"resolved\",\"reason\":\"revoked\"}",
            "PATCH /api/v1/findings/NOSUCH {\"status\":\"resolved\",\"reason\":\"revoked\"}");
  }

  @Test
  void suppressingNeedsAReasonAndAnEnd() {
    assertThat(run("suppress", ID, "--reason=test").code()).isEqualTo(2);
    assertThat(run("suppress", ID, "--until=30d").code()).isEqualTo(2);
    assertThat(asked).isEmpty();
    assertThat(run("suppress", ID, "--until=2026-12-24", "--reason=test").code()).isZero();
    assertThat(asked)
        .containsExactly(
            "PATCH /api/v1/findings/"
                + ID
                + " {\"status\":\"suppressed\",\"reason\":\"test\",\"until\":\"2026-12-24T00:00:00Z\"}");
  }

  @Test
  void everyChangeNeedsAReason() {
    assertThat(run("resolve", ID).code()).isEqualTo(2);
    assertThat(run("reopen", ID).code()).isEqualTo(2);
    assertThat(asked).isEmpty();
    assertThat(run("reopen", ID, "--reason=not yet").code()).isZero();
    assertThat(asked)
        .containsExactly(
            "PATCH /api/v1/findings/" + ID + " {\"status\":\"new\",\"reason\":\"not yet\"}");
  }

  @Test
  void whatTelemetryHoldsNeverCommandsTheTerminal() {
    ObjectNode hostile = finding(1);
    String text = "a\u001b[2Jb\u009b1mc\u202ed\u0007\ne";
    hostile.put("agent", text).put("severity", text).put("status", text);
    hostile.withObject("/match").put("masked", text);
    hostile.withObject("/context").put("path", text).put("tool_name", text);
    hostile.withObject("/triage").put("reason", text).put("actor", text);
    hostile.putArray("advice").add(text);
    findings.add(hostile);
    for (Ran ran :
        List.of(
            run("list"),
            run("list", "--format=json"),
            run("list", "--format=ndjson"),
            run("show", ID),
            run("reopen", ID, "--reason=x"))) {
      assertThat(ran.out()).contains("a").doesNotContain("\u001b", "\u009b", "\u202e", "\u0007");
      assertThat(ran.out().replaceAll("[\\x20-\\x7e\\r\\n]", "")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--severity=worst, severity",
    "--since=yesterday, yesterday",
    "--limit=0, --limit: 0 (expected: at least 1)",
    "--status=open, status",
    "--format=xml, format"
  })
  void mistakesAreUsageErrors(String option, String message) {
    Ran ran = run("list", option);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(message);
    assertThat(asked).isEmpty();
  }

  @Test
  void anIdThatIsNoneIsNotAskedFor() {
    Ran ran = run("show", "../agents");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("finding: ../agents (expected: an id");
    assertThat(asked).isEmpty();
  }

  @Test
  void anInstanceThatDoesNotAnswerIsNamed() {
    server.stop(0);
    Ran ran = run("list");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("http://127.0.0.1:" + server.getAddress().getPort())
        .contains("no answer (expected: a running instance; start it with ./spanwarden)");
  }

  @Test
  void aTokenThatDoesNotDoIsToldOf(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "spw_made_up\n");
    Ran refused = run("resolve", "WRITER", "--reason=x", "--token-file=" + file);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("the token may read only").contains("--token-file");
    Ran absent = run("list", "--token-file=" + folder.resolve("none"));
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err()).contains("none (expected: a file with a token)");
  }

  @Test
  void aUrlThatIsNoneIsAUsageError() {
    Ran ran = Ran.of("findings", "list", "--url=ftp://here");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--url: ftp://here (expected: such as http://127.0.0.1:9470)");
  }
}
