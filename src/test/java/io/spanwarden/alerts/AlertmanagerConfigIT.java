package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Alertmanager configuration that the environment makes. */
class AlertmanagerConfigIT {
  private static final String ROUTING_KEY = "0123456789abcdef".repeat(2);
  private static final String SLACK = "https://hooks.example/services/marker";
  private static final String TOKEN = "marker-of-the-token";

  @TempDir Path directory;

  static Stream<Map<String, String>> combinations() {
    return IntStream.range(0, 16)
        .mapToObj(
            bits -> {
              var environment = new HashMap<String, String>();
              if ((bits & 1) != 0) {
                environment.put("SLACK_WEBHOOK_URL", SLACK);
              }
              if ((bits & 2) != 0) {
                environment.put("PAGERDUTY_ROUTING_KEY", ROUTING_KEY);
              }
              if ((bits & 4) != 0) {
                environment.put("ALERT_WEBHOOK_URL", "https://alerts.example/in?a=b&c=(d)");
                environment.put("ALERT_WEBHOOK_TOKEN", TOKEN);
              }
              if ((bits & 8) != 0) {
                environment.put("WATCHDOG_URL", "https://heartbeat.example/ping");
              }
              return Map.copyOf(environment);
            });
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void alertmanagerAcceptsEachCombination(Map<String, String> environment) throws Exception {
    Machine.require("amtool");
    Machine.Result written = Tool.writeAlertmanagerConfig(directory, environment);
    assertThat(written.exit()).as("%s", written.output()).isZero();
    assertThat(written.output()).hasLineCount(1).doesNotContain("marker", ROUTING_KEY);
    Machine.Result checked =
        Machine.run(
            Map.of(),
            List.of("amtool", "check-config", directory.resolve("alertmanager.yml").toString()));
    assertThat(checked.exit()).as("%s", checked.output()).isZero();
    assertThat(checked.output()).contains("3 inhibit rules", "4 receivers", "1 templates");
  }

  @ParameterizedTest
  @CsvSource({
    "alertname=SpanwardenWatchdog severity=info, heartbeat",
    "alertname=SpanwardenDown severity=critical, critical",
    "alertname=SpanwardenFlood severity=warning, warning",
    "alertname=Other severity=info, nobody"
  })
  void alertsGoWhereTheirSeveritySays(String labels, String receiver) throws Exception {
    Machine.require("amtool");
    Tool.writeAlertmanagerConfig(directory, Map.of());
    String[] label = labels.split(" ", -1);
    Machine.Result routed =
        Machine.run(
            Map.of(),
            List.of(
                "amtool",
                "config",
                "routes",
                "test",
                "--config.file=" + directory.resolve("alertmanager.yml"),
                label[0],
                label[1]));
    assertThat(routed.output().lines().reduce((a, b) -> b)).contains(receiver);
  }

  @Test
  void secretsStandInFilesOfTheirOwn_andOnlyTheOwnerReadsThem() throws Exception {
    Map<String, String> everything = combinations().skip(15).findFirst().orElseThrow();
    Tool.writeAlertmanagerConfig(directory, everything);
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("alertmanager.yml", "pagerduty.key", "slack.url", "webhook.token");
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(directory.resolve("alertmanager.yml")))
        .doesNotContain(SLACK, ROUTING_KEY, TOKEN);
    assertThat(directory.resolve("slack.url")).hasContent(SLACK);
    assertThat(directory.resolve("pagerduty.key")).hasContent(ROUTING_KEY);
    assertThat(directory.resolve("webhook.token")).hasContent(TOKEN);
  }

  @Test
  void whatIsNoLongerSetIsRemoved() throws Exception {
    Tool.writeAlertmanagerConfig(directory, combinations().skip(15).findFirst().orElseThrow());
    Machine.Result second = Tool.writeAlertmanagerConfig(directory, Map.of());
    assertThat(second.output()).startsWith("alerts: shown in Grafana and Alertmanager only");
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("alertmanager.yml");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SLACK_WEBHOOK_URL     | http://marker.example/",
        "SLACK_WEBHOOK_URL     | marker",
        "ALERT_WEBHOOK_URL     | https://",
        "ALERT_WEBHOOK_URL     | https:///marker",
        "ALERT_WEBHOOK_URL     | https://marker.example/a b",
        "ALERT_WEBHOOK_URL     | https://marker.example/{{x}}",
        "ALERT_WEBHOOK_URL     | https://marker.example/\"",
        "ALERT_WEBHOOK_URL     | http://127.0.0.1.marker.example/",
        "ALERT_WEBHOOK_URL     | http://localhost:80@marker.example/",
        "WATCHDOG_URL          | ftp://marker.example/",
        "PAGERDUTY_ROUTING_KEY | marker",
        "PAGERDUTY_ROUTING_KEY | marker-marker-marker-marker-mark",
        "ALERT_WEBHOOK_TOKEN   | marker marker",
        "ALERT_WEBHOOK_TOKEN   | marker-without-a-webhook"
      })
  void aBadValueIsRefusedByName_andNeverShown(String name, String value) throws Exception {
    Machine.Result result = Tool.writeAlertmanagerConfig(directory, Map.of(name, value));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.output()).startsWith(name + ": refused (expected: ").doesNotContain("marker");
    assertThat(files()).isEmpty();
  }

  @Test
  void aLineBreakInAValueIsRefused() throws Exception {
    for (String name : List.of("ALERT_WEBHOOK_URL", "SLACK_WEBHOOK_URL", "WATCHDOG_URL")) {
      Machine.Result result =
          Tool.writeAlertmanagerConfig(
              directory, Map.of(name, "https://marker.example/\nroute: x"));
      assertThat(result.output()).startsWith(name + ": refused").doesNotContain("marker");
      assertThat(result.exit()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:9/x", "http://localhost/x", "http://[::1]:9/x?y=[z]"})
  void thisMachineMayBeToldInClearText(String url) throws Exception {
    Machine.Result result =
        Tool.writeAlertmanagerConfig(directory, Map.of("ALERT_WEBHOOK_URL", url));
    assertThat(result.exit()).as("%s", result.output()).isZero();
  }
}
