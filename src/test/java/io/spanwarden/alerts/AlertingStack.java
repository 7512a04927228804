package io.spanwarden.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
import java.util.List;
import java.util.Map;

/**
 * A real Prometheus with the shipped rules and intervals before a real Alertmanager with the
 * configuration that the stack writes. Addresses are changed and TLS is off, nothing else.
 */
final class AlertingStack implements AutoCloseable {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process alertmanager;
  private final Process prometheus;
  private final int port;

  private AlertingStack(Process alertmanager, Process prometheus, int port) {
    this.alertmanager = alertmanager;
    this.prometheus = prometheus;
    this.port = port;
  }

  static AlertingStack start(Path folder, int console, String webhook) throws Exception {
    Files.createDirectories(folder);
    Tool.Result written =
        Tool.writeAlertmanagerConfig(folder, Map.of("ALERT_WEBHOOK_URL", webhook));
    if (written.exit() != 0) {
      throw new AssertionError(written.output());
    }
    int alerts = freePort();
    int port = freePort();
    Process alertmanager =
        run(
            folder,
            "prometheus-alertmanager",
            "--config.file=" + folder.resolve("alertmanager.yml"),
            "--storage.path=" + folder.resolve("alertmanager"),
            "--web.listen-address=127.0.0.1:" + alerts,
            "--cluster.listen-address=");
    Process prometheus =
        run(
            folder,
            "prometheus",
            "--config.file=" + configuration(folder, console, alerts),
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port);
    return new AlertingStack(alertmanager, prometheus, port);
  }

  private static Path configuration(Path folder, int console, int alerts) throws IOException {
    ObjectNode root =
        (ObjectNode) YAML.readTree(Tool.DASHBOARDS.resolve("prometheus.yml").toFile());
    var files = root.putArray("rule_files");
    List.of("recording.yaml", "alerts.yaml")
        .forEach(file -> files.add(Tool.DASHBOARDS.resolve(file).toString()));
    ObjectNode to = (ObjectNode) root.at("/alerting/alertmanagers/0");
    to.put("scheme", "http").remove("tls_config");
    target(to, alerts);
    ObjectNode scrape = (ObjectNode) root.at("/scrape_configs/0");
    scrape.put("scheme", "http").remove(List.of("tls_config", "authorization"));
    target(scrape, console);
    root.putArray("scrape_configs").add(scrape);
    Path file = folder.resolve("prometheus.yml");
    YAML.writeValue(file.toFile(), root);
    return file;
  }

  private static void target(ObjectNode part, int port) {
    part.putArray("static_configs").addObject().putArray("targets").add("127.0.0.1:" + port);
  }

  private static Process run(Path folder, String program, String... arguments) throws IOException {
    var command = new java.util.ArrayList<String>(List.of(program));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(program + ".log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns the names of the alerts that are firing. */
  List<String> firing() throws Exception {
    return api("query?query="
            + URLEncoder.encode("ALERTS{alertstate=\"firing\"}", StandardCharsets.UTF_8))
        .at("/data/result")
        .findValuesAsText("alertname");
  }

  /** Returns the groups of rules, as Prometheus has evaluated them. */
  JsonNode groups() throws Exception {
    return api("rules").at("/data/groups");
  }

  /** Waits until each group was evaluated so often since the start. */
  void awaitEvaluations(int times) throws Exception {
    double wanted = times + evaluations();
    long deadline = System.nanoTime() + 90_000_000_000L;
    while (evaluations() < wanted) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no " + times + " evaluations within 90 s");
      }
      Thread.sleep(250);
    }
  }

  private double evaluations() throws InterruptedException {
    try {
      // The watchdog is there from its first evaluation on.
      JsonNode series =
          api("query?query="
                  + URLEncoder.encode(
                      "count_over_time(ALERTS{alertname=\"SpanwardenWatchdog\"}[1h])",
                      StandardCharsets.UTF_8))
              .at("/data/result");
      return series.isEmpty() ? 0 : series.at("/0/value/1").asDouble();
    } catch (IOException starting) {
      return 0;
    }
  }

  private JsonNode api(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
    var request = HttpRequest.newBuilder(uri).build();
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    prometheus.destroy();
    alertmanager.destroy();
    prometheus.onExit().join();
    alertmanager.onExit().join();
  }
}
