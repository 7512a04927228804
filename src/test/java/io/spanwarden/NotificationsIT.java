package io.spanwarden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.machine.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings leave the whole program by themselves: to a webhook, and as OTLP logs. */
class NotificationsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNKNOWN_NEVER_SEEN =
      "spanwarden_agent_last_seen_timestamp_seconds{agent=\"unknown\"} 0.0";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PROMISED = Duration.ofSeconds(1);

  @TempDir private Path directory;

  private record Post(Map<String, List<String>> headers, String body, Instant arrived) {}

  private static Capture secrets() throws IOException {
    return Capture.load(
        "demo/claude-code/http-json/secrets", new FreshValues(new SplittableRandom(31)));
  }

  private static HttpServer webhook(BlockingQueue<Post> posts) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", exchange -> take(exchange, posts));
    server.start();
    return server;
  }

  private static void take(HttpExchange exchange, BlockingQueue<Post> posts) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posts.add(new Post(exchange.getRequestHeaders(), body, Instant.now()));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Test
  void aLeakReachesTheWebhookWithinASecond_signedAndMasked() throws Exception {
    var posts = new LinkedBlockingQueue<Post>();
    HttpServer hook = webhook(posts);
    Path key = directory.resolve("hook.key");
    Files.writeString(key, "a key that signs notifications\n");
    Map<String, String> settings =
        Map.of(
            "webhook.urls",
            "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook",
            "webhook.secret-file",
            key.toString());
    Capture capture = secrets();
    try (RunningServer server = RunningServer.start(directory.resolve("data"), settings)) {
      Instant sent = Instant.now();
      server.send(capture);
      Post first = posts.poll(10, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      Duration taken = Duration.between(sent, first.arrived());
      System.out.println("leak to product webhook: " + taken.toMillis() + " ms");
      assertThat(taken).isLessThan(PROMISED);

      long grave =
          server.findings().stream()
              .filter(finding -> finding.get("class").asText().equals("real"))
              .filter(finding -> finding.get("severity").asText().matches("high|critical"))
              .count();
      Waiting.until("it arrives", PATIENCE, () -> posts.size() == grave - 1);
      var all = new ArrayList<Post>(List.of(first));
      posts.drainTo(all);
      for (Post post : all) {
        JsonNode message = JSON.readTree(post.body());
        assertThat(message.get("event").asText()).isEqualTo("finding.opened");
        assertThat(message.get("finding").get("severity").asText()).matches("high|critical");
        assertThat(post.body()).doesNotContain(capture.planted().values());
        assertThat(signature(post)).isEqualTo(expectedSignature(post, Files.readString(key)));
      }
      assertThat(server.get("/metrics"))
          .contains(
              "spanwarden_notifications_total{channel=\"webhook\",outcome=\"delivered\"} "
                  + (double) grave);
      server.send(capture);
      assertThat(posts.poll(500, TimeUnit.MILLISECONDS)).as("a second post").isNull();
    } finally {
      hook.stop(0);
    }
  }

  private static String signature(Post post) {
    return String.join("", post.headers().getOrDefault("Spanwarden-signature", List.of()));
  }

  private static String expectedSignature(Post post, String secret) throws Exception {
    String time = signature(post).replaceAll("t=(\\d+),.*", "$1");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] code = mac.doFinal((time + "." + post.body()).getBytes(StandardCharsets.UTF_8));
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(code);
  }

  @Test
  void ownExportsThatComeBackAreCountedButAreNoEvidence() throws Exception {
    // The backend is a second server with the same key, as if a Collector sent everything back.
    Path data = directory.resolve("data");
    Path other = Files.createDirectories(directory.resolve("other"));
    RunningServer.start(data).close();
    Files.copy(
        data.resolve("fingerprint.key"),
        other.resolve("fingerprint.key"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (RunningServer backend = RunningServer.start(other)) {
      Map<String, String> settings =
          Map.of(
              "otlp.endpoint",
              "http://127.0.0.1:" + backend.grpcPort(),
              "otlp.trace-ratio",
              "1",
              "otlp.metrics-seconds",
              "1");
      try (RunningServer server = RunningServer.start(data, settings)) {
        server.send(secrets());
        Waiting.until(
            "it arrives",
            PATIENCE,
            () ->
                accepted(backend, "logs") > 0
                    && accepted(backend, "traces") > 0
                    && accepted(backend, "metrics") > 1000);
        // One that leaves meters out that are registered late has about 700.
        assertThat(accepted(backend, "metrics") / requests(backend, "metrics")).isGreaterThan(1500);
        assertThat((long) accepted(backend, "logs")).isEqualTo(weighing(server));
      }
      assertThat(backend.findings()).isEmpty();
      assertThat(metrics(backend)).contains(UNKNOWN_NEVER_SEEN);
    }
  }

  @Test
  void aForeignMarkIsTelemetryLikeAnyOther_andNoMarkHidesALeak() throws Exception {
    Path data = directory.resolve("data");
    String token =
        secrets().planted().values().stream()
            .filter(value -> value.startsWith("ghp_"))
            .findFirst()
            .orElseThrow();
    try (RunningServer server = RunningServer.start(data)) {
      String own = Outbound.mark(KeyFile.open(data));
      assertThat(server.post(marked("hmac-sha256:k1:00", "no secret"))).isEqualTo(200);
      Waiting.until("it arrives", PATIENCE, () -> !metrics(server).contains(UNKNOWN_NEVER_SEEN));
      assertThat(server.post(marked(own, "token " + token))).isEqualTo(200);
      assertThat(server.findings())
          .anySatisfy(
              finding -> assertThat(finding.get("kind").asText()).isEqualTo("secret_in_telemetry"));
    }
  }

  private static Capture.Request marked(String mark, String body) {
    String json =
        """
        {"resourceLogs":[{"resource":{"attributes":[{"key":"spanwarden.mark","value":{"stringValue":"%s"}}]},
        "scopeLogs":[{"logRecords":[{"body":{"stringValue":"%s"}}]}]}]}
        """
            .formatted(mark, body);
    return new Capture.Request(
        "/v1/logs",
        Map.of("content-type", "application/json"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  private static long weighing(RunningServer server) throws Exception {
    return server.findings().stream()
        .filter(finding -> finding.get("class").asText().equals("real"))
        .filter(finding -> !finding.get("severity").asText().equals("info"))
        .count();
  }

  private static double accepted(RunningServer server, String signal) {
    return value(
        server, "spanwarden_otlp_items_total{outcome=\"accepted\",signal=\"" + signal + "\"} ");
  }

  private static double requests(RunningServer server, String signal) {
    String series =
        "spanwarden_otlp_requests_total{outcome=\"accepted\",signal=\""
            + signal
            + "\",transport=\"grpc\"} ";
    return value(server, series);
  }

  private static double value(RunningServer server, String series) {
    return metrics(server)
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .sum();
  }

  private static String metrics(RunningServer server) {
    try {
      return server.get("/metrics");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
