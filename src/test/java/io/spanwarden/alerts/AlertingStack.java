package io.spanwarden.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.spanwarden.machine.Machine;
import io.spanwarden.machine.Program;
import io.spanwarden.machine.PrometheusApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real Prometheus with the shipped rules and intervals before a real Alertmanager with the
 * configuration that the stack writes. Addresses are changed and TLS is off, nothing else.
 */
record AlertingStack(Program alertmanager, Program prometheusProgram, PrometheusApi prometheus)
    implements AutoCloseable {
  private static final YAMLMapper YAML = new YAMLMapper();

  static AlertingStack start(Path folder, int console, String webhook) throws Exception {
    Files.createDirectories(folder);
    Machine.Result written =
        Tool.writeAlertmanagerConfig(folder, Map.of("ALERT_WEBHOOK_URL", webhook));
    if (written.exit() != 0) {
      throw new AssertionError(written.output());
    }
    int alerts = Machine.freePort();
    Program alertmanager =
        Program.start(
            folder.resolve("alertmanager.log"),
            List.of(
                "prometheus-alertmanager",
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + alerts,
                "--cluster.listen-address="),
            Map.of(),
            () -> Machine.listens(alerts));
    int port = Machine.freePort();
    PrometheusApi api = PrometheusApi.on(port);
    try {
      Program prometheus =
          Program.start(
              folder.resolve("prometheus.log"),
              List.of(
                  "prometheus",
                  "--config.file=" + configuration(folder, console, alerts),
                  "--storage.tsdb.path=" + folder.resolve("tsdb"),
                  "--web.listen-address=127.0.0.1:" + port),
              Map.of(),
              api::isReady);
      return new AlertingStack(alertmanager, prometheus, api);
    } catch (AssertionError | Exception e) {
      alertmanager.close();
      throw e;
    }
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

  @Override
  public void close() {
    prometheusProgram.close();
    alertmanager.close();
  }
}
