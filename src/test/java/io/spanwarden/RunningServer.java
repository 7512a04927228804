package io.spanwarden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.cli.Capture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole Spanwarden on free ports, with a client. */
public final class RunningServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path dataDir;
  private final Spanwarden spanwarden;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningServer(Path dataDir, Spanwarden spanwarden) {
    this.dataDir = dataDir;
    this.spanwarden = spanwarden;
  }

  /** Starts one that keeps its files in a directory. */
  public static RunningServer start(Path dataDir) {
    return start(dataDir, Map.of());
  }

  /** Starts one with further settings, by dotted key. */
  public static RunningServer start(Path dataDir, Map<String, String> settings) {
    var flags = new java.util.TreeMap<String, String>();
    flags.put("data-dir", dataDir.toString());
    flags.put("grpc-port", "0");
    flags.put("http-port", "0");
    flags.put("console-port", "0");
    flags.putAll(settings);
    return new RunningServer(dataDir, Spanwarden.start(Config.of(new Settings().flags(flags))));
  }

  /** Returns the port of OTLP/gRPC. */
  public int grpcPort() {
    return spanwarden.grpcPort();
  }

  /** Returns the port of OTLP/HTTP. */
  public int httpPort() {
    return spanwarden.httpPort();
  }

  /** Returns the port of console, API and metrics. */
  public int consolePort() {
    return spanwarden.consolePort();
  }

  /** Returns where it keeps its files. */
  public Path dataDir() {
    return dataDir;
  }

  /** Sends a request of a capture over HTTP, as it was sent, and returns the status. */
  public int post(Capture.Request request) throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort() + request.path()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    return client.send(builder.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** Sends a whole capture; fails unless all of it is accepted. */
  public void send(Capture capture) throws IOException, InterruptedException {
    for (Capture.Request request : capture.requests()) {
      int status = post(request);
      if (status != 200) {
        throw new AssertionError(capture.name() + " " + request.path() + ": status " + status);
      }
    }
  }

  /** Returns the body of an answer of console, API or metrics. */
  public String get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + spanwarden.consolePort() + path))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Returns an answer of the API. */
  public JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path));
  }

  /** Returns all findings, page by page. */
  public List<JsonNode> findings() throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    String next = "";
    do {
      JsonNode page = json("/api/v1/findings?limit=50" + (next.isEmpty() ? "" : "&after=" + next));
      page.get("findings").forEach(all::add);
      next = page.get("next").isNull() ? "" : page.get("next").asText();
    } while (!next.isEmpty());
    return all;
  }

  /** Returns an agent as the API lists it. */
  public JsonNode agent(String name) throws IOException, InterruptedException {
    for (JsonNode agent : json("/api/v1/agents").get("agents")) {
      if (agent.get("name").asText().equals(name)) {
        return agent;
      }
    }
    throw new AssertionError("agent: " + name + " is not listed");
  }

  /** Returns every byte of the data directory as Latin-1 text. */
  public String everythingOnDisk() throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(dataDir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    spanwarden.close();
  }
}
