package io.spanwarden.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Prometheus that scrapes one target every second. */
final class Prometheus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one; throws {@link IOException} where the program is not installed. */
  static Prometheus scraping(int target, Path folder) throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: spanwarden
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(target));
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=error")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(process, port);
  }

  /** Returns the series of an instant query. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/query"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
            .build();
    JsonNode answer =
        JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.get("data").get("result");
  }

  /** Waits until {@code more} further scrapes are stored. */
  void awaitScrapes(int more) throws InterruptedException {
    double target = scrapes() + more;
    for (int i = 0; i < 300 && scrapes() < target; i++) {
      Thread.sleep(200);
    }
    if (scrapes() < target) {
      throw new AssertionError("no scrapes within a minute");
    }
  }

  private double scrapes() throws InterruptedException {
    try {
      JsonNode series = query("count_over_time(up{job=\"spanwarden\"}[1h])");
      return series.isEmpty() ? 0 : series.get(0).get("value").get(1).asDouble();
    } catch (IOException starting) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
