package io.spanwarden.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.spanwarden.Config;
import io.spanwarden.Settings;
import io.spanwarden.Spanwarden;
import io.spanwarden.cli.Capture;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Spanwarden, Prometheus and Alertmanager as they are shipped, only on free ports of loopback and
 * without TLS, with an inbox where the people would be.
 */
final class AlertingStack implements AutoCloseable {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Inbox inbox;
  private final Spanwarden spanwarden;
  private final Program prometheus;

  private AlertingStack(Path folder) throws Exception {
    try {
      inbox = Inbox.open();
      closing.push(inbox::close);
      spanwarden = startSpanwarden(folder);
      closing.push(spanwarden::close);
      Program alertmanager = startAlertmanager(folder, inbox);
      closing.push(alertmanager::close);
      prometheus = startPrometheus(folder, alertmanager.port());
      closing.push(prometheus::close);
    } catch (AssertionError | Exception e) {
      close();
      throw e;
    }
  }

  /** Starts everything. */
  static AlertingStack start(Path folder) throws Exception {
    return new AlertingStack(folder);
  }

  private static Spanwarden startSpanwarden(Path folder) {
    return Spanwarden.start(
        Config.of(
            new Settings()
                .flags(
                    Map.of(
                        "data-dir",
                        folder.resolve("spanwarden").toString(),
                        "grpc-port",
                        "0",
                        "http-port",
                        "0",
                        "console-port",
                        "0"))));
  }

  private static Program startAlertmanager(Path folder, Inbox inbox) throws Exception {
    Path directory = Files.createDirectory(folder.resolve("alertmanager"));
    Tool.Result written =
        Tool.writeAlertmanagerConfig(
            directory,
            Map.of(
                "SLACK_WEBHOOK_URL", inbox.url("/slack"),
                "PAGERDUTY_ROUTING_KEY", "0123456789abcdef".repeat(2),
                "ALERT_WEBHOOK_URL", inbox.url("/webhook"),
                "ALERT_WEBHOOK_TOKEN", "token-of-the-test",
                "WATCHDOG_URL", inbox.url("/heartbeat")));
    if (written.exit() != 0) {
      throw new AssertionError(written.output());
    }
    Path file = directory.resolve("alertmanager.yml");
    String pagerDuty =
        "pagerduty_configs:\n      - url: '" + inbox.url("/pagerduty") + "'\n        ";
    Files.writeString(
        file, Files.readString(file).replace("pagerduty_configs:\n      - ", pagerDuty));
    return Program.start(
        folder.resolve("alertmanager.log"),
        Program.freePort(),
        List.of(
            alertmanager(),
            "--config.file=" + file,
            "--storage.path=" + directory.resolve("data"),
            "--web.listen-address=127.0.0.1:PORT",
            "--cluster.listen-address="));
  }

  /** Returns Debian's name of the program where it has that. */
  static String alertmanager() {
    String debian = "prometheus-alertmanager";
    return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, debian)))
        ? debian
        : "alertmanager";
  }

  private Program startPrometheus(Path folder, int alertmanagerPort) throws Exception {
    Path file = folder.resolve("prometheus.yml");
    JsonNode config = YAML.readTree(Tool.DASHBOARDS.resolve("prometheus.yml").toFile());
    ArrayNode rules = ((ObjectNode) config).putArray("rule_files");
    rules.add(Tool.DASHBOARDS.resolve("recording.yaml").toString());
    rules.add(Tool.DASHBOARDS.resolve("alerts.yaml").toString());
    inClear(config.get("alerting").get("alertmanagers").get(0), alertmanagerPort);
    ArrayNode jobs = (ArrayNode) config.get("scrape_configs");
    for (int i = jobs.size() - 1; i >= 0; i--) {
      if (!jobs.get(i).get("job_name").asText().equals("spanwarden")) {
        jobs.remove(i);
      }
    }
    inClear(jobs.get(0), spanwarden.consolePort());
    YAML.writeValue(file.toFile(), config);
    return Program.start(
        folder.resolve("prometheus.log"),
        Program.freePort(),
        List.of(
            "prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:PORT"));
  }

  private static void inClear(JsonNode peer, int port) {
    var settings = (ObjectNode) peer;
    settings.put("scheme", "http");
    settings.remove(List.of("tls_config", "authorization"));
    ArrayNode targets = (ArrayNode) settings.get("static_configs").get(0).get("targets");
    targets.removeAll().add("127.0.0.1:" + port);
  }

  Inbox inbox() {
    return inbox;
  }

  /** Sends a capture as it was sent. */
  void send(Capture capture) throws IOException, InterruptedException {
    for (Capture.Request request : capture.requests()) {
      var builder =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + spanwarden.httpPort() + request.path()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
      request.headers().forEach(builder::header);
      int status =
          client.send(builder.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new AssertionError(request.path() + ": " + status + " (expected: 200)");
      }
    }
  }

  /** Returns the series that an expression has now. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode answer = JSON.readTree(prometheus.get("/api/v1/query?query=" + encoded));
    if (!answer.get("status").asText().equals("success")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.get("data").get("result");
  }

  /** Returns a number that an expression has, or 0 if it has none. */
  double number(String expression) throws IOException, InterruptedException {
    JsonNode result = query(expression);
    return result.isEmpty() ? 0 : result.get(0).get("value").get(1).asDouble();
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
