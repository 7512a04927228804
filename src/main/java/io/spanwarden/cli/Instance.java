package io.spanwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The running instance that a command talks to, and the options that name it. */
final class Instance {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9470",
      description = "Where console and API are (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:9470");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File with a token, where the API wants one: of role viewer, or analyst to write.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file with the authority of its certificate.")
  private Optional<Path> authority = Optional.empty();

  private @Nullable HttpClient client;

  /**
   * What the API answered.
   *
   * @param status of HTTP
   * @param body its JSON
   */
  record Answer(int status, JsonNode body) {
    /** Returns what a problem says. */
    String detail() {
      return body.path("detail").asText();
    }
  }

  /**
   * Asks for something.
   *
   * @param path such as {@code /api/v1/findings}, encoded
   * @throws CannotException if nobody answers, the answer is no JSON, or the token does not do
   */
  Answer get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  /** Asks for a change; throws as {@link #get} does. */
  Answer patch(String path, JsonNode body) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private URI uri(String path) {
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw new ParameterException(
          spec.commandLine(), "--url: " + url + " (expected: such as http://127.0.0.1:9470)");
    }
    return url.resolve(path);
  }

  private Answer send(HttpRequest.Builder builder) throws InterruptedException {
    token().ifPresent(value -> builder.header("Authorization", "Bearer " + value));
    HttpRequest request = builder.timeout(PATIENCE).build();
    HttpResponse<String> response;
    try {
      response = client().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw CannotException.noAnswer(url);
    }
    Answer answer = new Answer(response.statusCode(), json(response.body()));
    if (answer.status() == 401 || answer.status() == 403) {
      throw new CannotException(url + ": refused: " + answer.detail() + "; see --token-file");
    }
    return answer;
  }

  private HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known = Trust.client(authority, PATIENCE);
      client = known;
    }
    return known;
  }

  private JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (IOException notJson) {
      // told below
    }
    throw new CannotException(
        url + ": not the API of Spanwarden (expected: the port of its console, 9470)");
  }

  private Optional<String> token() {
    return tokenFile.map(
        file -> {
          try {
            String token = Files.readString(file).strip();
            if (!token.isEmpty() && token.chars().allMatch(each -> each > ' ' && each < 127)) {
              return token;
            }
          } catch (IOException unreadable) {
            // told below
          }
          throw new CannotException("--token-file: " + file + " (expected: a file with a token)");
        });
  }
}
