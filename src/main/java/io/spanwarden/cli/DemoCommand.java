package io.spanwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays recorded sessions as a synthetic agent into a running instance. */
@Command(
    name = "demo",
    description = {
      "Replays recorded sessions of a coding agent into a running Spanwarden, as the synthetic agent",
      "`demo`, with made-up secrets drawn anew each time, and says what to look at."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** The scope that makes the telemetry the demo's own, so that no real agent's score moves. */
  private static final String SCOPE = "com.spanwarden.demo.agent";

  private static final String CAPTURED_SCOPE = "com.anthropic.claude_code";
  private static final String AGENT = "demo";
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> SCENARIOS = List.of("normal", "pii", "secrets", "bypass");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:4318",
      description = "Where OTLP/HTTP is received (default: ${DEFAULT-VALUE}).")
  private URI to = URI.create("http://127.0.0.1:4318");

  @Option(
      names = "--console",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9470",
      description = "Where console and API are (default: ${DEFAULT-VALUE}).")
  private URI console = URI.create("http://127.0.0.1:9470");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "A token of role viewer, where the console wants one.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file with the authority of the instance's certificate.")
  private Optional<Path> authority = Optional.empty();

  @Option(names = "--token-file", paramLabel = "FILE", description = "A file that holds it.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--otlp-token",
      paramLabel = "TOKEN",
      description = "A token of role ingest, where --to wants one.")
  private Optional<String> otlpToken = Optional.empty();

  private HttpClient client = HttpClient.newHttpClient();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    client = Trust.client(authority, PATIENCE);
    token = token.or(this::tokenOfFile);
    get("/readyz");
    Optional<JsonNode> before = agent();
    var values = new FreshValues(new SecureRandom());
    for (String scenario : SCENARIOS) {
      replay(scenario, values, out);
    }
    JsonNode after =
        settled()
            .orElseThrow(
                () ->
                    new CannotException(
                        "agents: no "
                            + AGENT
                            + " at "
                            + console
                            + " (expected: it, after the replay;"
                            + " do --to and --console name the same instance?)"));
    report(before, after, out);
    return 0;
  }

  private Optional<String> tokenOfFile() {
    return tokenFile.map(
        file -> {
          try {
            return Files.readString(file).strip();
          } catch (IOException e) {
            throw new CannotException("--token-file: " + file + " (expected: a readable file)");
          }
        });
  }

  private void replay(String scenario, FreshValues values, PrintWriter out)
      throws InterruptedException {
    Capture capture;
    try {
      capture = Capture.load("demo/claude-code/http-json/" + scenario, values);
    } catch (IOException e) {
      throw new IllegalStateException("the demo is not in this build", e);
    }
    out.printf("%-8s ", scenario);
    out.flush();
    for (Capture.Request request : capture.requests()) {
      String body =
          new String(request.body(), StandardCharsets.UTF_8).replace(CAPTURED_SCOPE, SCOPE);
      var builder =
          HttpRequest.newBuilder(to.resolve(request.path()))
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofString(body));
      request.headers().forEach(builder::header);
      otlpToken.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
      HttpResponse<String> response = send(builder.build());
      if (response.statusCode() != 200) {
        throw new CannotException(
            to
                + ": status "
                + response.statusCode()
                + " (expected: 200; is --to an OTLP/HTTP port?)");
      }
      out.print('.');
      out.flush();
    }
    out.printf(" %d requests%n", capture.requests().size());
  }

  private void report(Optional<JsonNode> before, JsonNode after, PrintWriter out)
      throws InterruptedException {
    JsonNode score = get("/api/v1/agents/" + AGENT + "/score");
    String was = before.map(agent -> agent.path("headline").asText()).orElse("4.1, as declared");
    out.printf(
        "%nThe score of `%s` went from %s to %s (%s).%n",
        AGENT, was, after.path("headline").asText(), after.path("band").asText());
    for (JsonNode sentence : score.path("explanation")) {
      out.printf("  - %s%n", sentence.asText());
    }
    out.printf(
        Locale.ROOT,
        "%nLook at%n  %s  the console%n  %s  why%n  %s  what was found, masked%n",
        console.resolve("/"),
        console.resolve("/api/v1/agents/" + AGENT + "/score"),
        console.resolve("/api/v1/findings"));
    out.printf("  curl -s %s | grep aivss_score%n", console.resolve("/metrics"));
  }

  /**
   * Returns the agent once two answers are the same: a Collector in between takes its time. Not
   * before something has arrived, if that happens in time.
   */
  private Optional<JsonNode> settled() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<JsonNode> last = agent();
    while (System.nanoTime() < deadline) {
      Thread.sleep(PAUSE.toMillis());
      Optional<JsonNode> next = agent();
      if (next.isPresent() && next.equals(last)) {
        return next;
      }
      last = next;
    }
    return last;
  }

  private Optional<JsonNode> agent() throws InterruptedException {
    for (JsonNode agent : get("/api/v1/agents").path("agents")) {
      if (agent.path("name").asText().equals(AGENT)) {
        return Optional.of(agent);
      }
    }
    return Optional.empty();
  }

  private JsonNode get(String path) throws InterruptedException {
    URI uri = console.resolve(path);
    HttpResponse<String> response =
        send(authorized(HttpRequest.newBuilder(uri).timeout(PATIENCE)).build());
    if (response.statusCode() != 200) {
      throw new CannotException(uri + ": status " + response.statusCode() + " (expected: 200)");
    }
    try {
      return path.startsWith("/api") ? JSON.readTree(response.body()) : JSON.nullNode();
    } catch (IOException e) {
      throw new CannotException(uri + ": not JSON (expected: the API of Spanwarden)");
    }
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw CannotException.noAnswer(request.uri());
    }
  }
}
