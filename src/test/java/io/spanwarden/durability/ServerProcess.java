package io.spanwarden.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spanwarden as a process of its own, on free ports, with the API of its console. */
final class ServerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "spanwarden.jar");
  private static final Pattern HTTP = Pattern.compile("OTLP/HTTP +http://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern CONSOLE = Pattern.compile("console +http://127\\.0\\.0\\.1:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int httpPort;
  private final int consolePort;
  private final Duration startToReady;

  private ServerProcess(Process process, int httpPort, int consolePort, Duration startToReady) {
    this.process = process;
    this.httpPort = httpPort;
    this.consolePort = consolePort;
    this.startToReady = startToReady;
  }

  /** Returns the command line that runs the packed program, as the launcher does. */
  static List<String> packed() throws IOException {
    if (!Files.exists(JAR)) {
      throw new IOException(JAR + ": missing (expected: mvn -Dmaven.test.skip=true package)");
    }
    return List.of(java(), "-XX:+UseParallelGC", "-Xshare:auto", "-jar", JAR.toString());
  }

  /** Returns the command line that runs the classes that are being tested. */
  static List<String> tested() {
    return List.of(
        java(),
        "-XX:+UseParallelGC",
        "-cp",
        System.getProperty("java.class.path"),
        "io.spanwarden.Main");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Starts one on a data directory; it is ready when this returns. */
  static ServerProcess start(List<String> program, Path dataDir)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    Process process =
        process(
            program,
            "serve",
            "--data-dir=" + dataDir,
            "--grpc-port=0",
            "--http-port=0",
            "--console-port=0");
    var said = new ArrayList<String>();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    int http = 0;
    int console = 0;
    while (http == 0 || console == 0) {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("the server ended before it listened:\n" + String.join("\n", said));
      }
      said.add(line);
      http = http == 0 ? port(HTTP, line) : http;
      console = console == 0 ? port(CONSOLE, line) : console;
    }
    var drain = new Thread(() -> output.lines().forEach(System.err::println), "server-output");
    drain.setDaemon(true);
    drain.start();
    var server =
        new ServerProcess(process, http, console, Duration.ofNanos(System.nanoTime() - started));
    return server.awaitReady(started);
  }

  private ServerProcess awaitReady(long started) throws IOException, InterruptedException {
    while (client.send(request("/readyz"), HttpResponse.BodyHandlers.discarding()).statusCode()
        != 200) {
      if (System.nanoTime() - started > PATIENCE.toNanos()) {
        throw new IOException("the server is not ready after " + PATIENCE);
      }
      Thread.sleep(10);
    }
    return new ServerProcess(
        process, httpPort, consolePort, Duration.ofNanos(System.nanoTime() - started));
  }

  private static Process process(List<String> program, String... arguments) throws IOException {
    return new ProcessBuilder(Stream.concat(program.stream(), Stream.of(arguments)).toList())
        .redirectErrorStream(true)
        .start();
  }

  private static int port(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** Runs another command to its end; returns what it said if its exit code is not 0. */
  static List<String> run(List<String> program, String... arguments)
      throws IOException, InterruptedException {
    Process process = process(program, arguments);
    List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    return process.waitFor() == 0
        ? List.of()
        : Stream.concat(Stream.of("exit code " + process.exitValue()), said.stream()).toList();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + consolePort + path))
        .timeout(PATIENCE)
        .build();
  }

  /** Returns where traces are sent to. */
  URI traces() {
    return URI.create("http://127.0.0.1:" + httpPort + "/v1/traces");
  }

  /** Returns how long it took from the start of the process to ready. */
  Duration startToReady() {
    return startToReady;
  }

  /** Returns an answer of the API. */
  JsonNode json(String path) throws IOException, InterruptedException {
    var response = client.send(request(path), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": status " + response.statusCode() + " (expected: 200)");
    }
    return JSON.readTree(response.body());
  }

  /** Returns all findings, page by page. */
  List<JsonNode> findings() throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    String after = "";
    do {
      JsonNode page = json("/api/v1/findings?limit=500" + after);
      page.get("findings").forEach(all::add);
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
    } while (!after.isEmpty());
    return all;
  }

  /** Ends it with SIGKILL: it has no chance to write anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
