package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of another project on a free port of loopback, which says when it is ready. */
final class Program implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private Program(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts a program; in its arguments {@code PORT} is the port. */
  static Program start(Path log, int port, List<String> command) throws Exception {
    List<String> arguments = command.stream().map(word -> word.replace("PORT", "" + port)).toList();
    Process process =
        new ProcessBuilder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var program = new Program(process, port);
    try {
      Waiting.until("ready: " + command.get(0), PATIENCE, () -> program.isReady(log));
    } catch (AssertionError | Exception e) {
      program.close();
      throw e;
    }
    return program;
  }

  private boolean isReady(Path log) throws IOException, InterruptedException {
    assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
    try {
      return CLIENT
              .send(
                  HttpRequest.newBuilder(uri("/-/ready")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (java.net.ConnectException notYet) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Posts JSON and returns the status. */
  int post(String path, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
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
