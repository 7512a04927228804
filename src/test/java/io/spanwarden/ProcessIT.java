package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: what it prints, and what it never prints. */
class ProcessIT {
  private static final Pattern HTTP = Pattern.compile("OTLP/HTTP +http://127.0.0.1:(\\d+)");

  @TempDir Path dataDir;

  private final HttpClient client = HttpClient.newHttpClient();

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.spanwarden.Main",
            "serve",
            "--data-dir=" + dataDir,
            "--grpc-port=0",
            "--http-port=0",
            "--console-port=0")
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void neitherItsLogNorItsAnswersHoldWhatWasPlanted() throws Exception {
    Capture capture =
        Capture.load(
            "demo/claude-code/http-json/secrets", new FreshValues(new SplittableRandom(9)));
    var said = new ArrayList<String>();
    Process process = start();
    try {
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      int port = port(output, said);
      for (Capture.Request request : capture.requests()) {
        said.add(post(port, request.path(), request.headers(), request.body()));
        // The same bytes where they do not belong, and cut short: errors must not quote them.
        said.add(post(port, "/", request.headers(), request.body()));
        said.add(post(port, "/v1/metricz", request.headers(), request.body()));
        said.add(post(port, "/v1/traces", Map.of("content-type", "text/plain"), request.body()));
        said.add(
            post(
                port,
                request.path(),
                Map.of("content-type", "application/x-protobuf"),
                request.body()));
        byte[] cut = java.util.Arrays.copyOf(request.body(), request.body().length / 2);
        said.add(post(port, request.path(), request.headers(), cut));
      }
      // Unlike the process, its handle leaves the output open.
      process.toHandle().destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it ends when told to").isTrue();
      output.lines().forEach(said::add);
    } finally {
      process.destroyForcibly();
    }
    assertThat(said).anySatisfy(text -> assertThat(text).contains("/v1/traces"));
    for (String value : capture.planted().values()) {
      assertThat(String.join("\n", said)).doesNotContain(value.substring(0, value.length() / 2));
    }
  }

  private static int port(BufferedReader output, List<String> said) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      Matcher matcher = HTTP.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("it ended before it listened: " + said);
  }

  private String post(int port, String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }
}
