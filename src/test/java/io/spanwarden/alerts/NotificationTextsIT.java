package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.machine.Inbox;
import io.spanwarden.machine.Machine;
import io.spanwarden.machine.Program;
import io.spanwarden.machine.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Alertmanager tells Slack, PagerDuty, a webhook and a heartbeat service. */
class NotificationTextsIT {
  private static final String LEAK = "SpanwardenCredentialLeakInTelemetry";
  private static final String RULE = "github-pat-classic";
  private static final String RUNBOOK = "https://console.example/runbooks/" + LEAK;
  private static final String CONSOLE = "https://console.example/#rule=" + RULE;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Inbox inbox;
  private static Program alertmanager;
  private static String address = "";

  @BeforeAll
  static void start() throws Exception {
    Machine.require("prometheus-alertmanager", "sh");
    inbox = Inbox.open();
    Machine.Result written =
        Tool.writeAlertmanagerConfig(
            folder,
            Map.of(
                "SLACK_WEBHOOK_URL", inbox.url("/slack"),
                "PAGERDUTY_ROUTING_KEY", "0123456789abcdef".repeat(2),
                "ALERT_WEBHOOK_URL", inbox.url("/webhook"),
                "ALERT_WEBHOOK_TOKEN", "token-of-the-test",
                "WATCHDOG_URL", inbox.url("/heartbeat")));
    assertThat(written.exit()).as("%s", written.output()).isZero();
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, pagesGoTo(inbox.url("/pagerduty"), Files.readString(file)));
    int port = Machine.freePort();
    address = "http://127.0.0.1:" + port;
    alertmanager =
        Program.start(
            folder.resolve("alertmanager.log"),
            List.of(
                "prometheus-alertmanager",
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address="),
            Map.of(),
            () -> Machine.listens(port));
    raise(alert(LEAK, "critical").put("rule", RULE));
    raise(alert("SpanwardenWatchdog", "info"));
  }

  @AfterAll
  static void stop() {
    if (alertmanager != null) {
      alertmanager.close();
    }
    if (inbox != null) {
      inbox.close();
    }
  }

  /** The address of PagerDuty is Alertmanager's own and not one that the stack writes. */
  private static String pagesGoTo(String url, String config) {
    String head = "pagerduty_configs:\n      - ";
    assertThat(config).contains(head);
    return config.replace(head, head + "url: '" + url + "'\n        ");
  }

  private static ObjectNode alert(String name, String severity) {
    return JSON.createObjectNode().put("alertname", name).put("severity", severity);
  }

  private static void raise(ObjectNode labels) throws Exception {
    ObjectNode alert = JSON.createObjectNode();
    alert.set("labels", labels);
    alert
        .putObject("annotations")
        .put("summary", "Agent telemetry contains a credential.")
        .put("description", "Rule " + RULE + " opened 1 finding(s).")
        .put("console_url", CONSOLE)
        .put("runbook_url", RUNBOOK)
        .put("dashboard_url", "https://grafana.example/d/spanwarden-leaks");
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.createArrayNode().add(alert).toString()))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static Inbox.Message first(String path) throws Exception {
    Waiting.until(path + " is told", PATIENCE, () -> !inbox.messages(path).isEmpty());
    return inbox.messages(path).get(0);
  }

  @Test
  void slackReadsWhatWhereAndWhatToDo() throws Exception {
    JsonNode message = JSON.readTree(first("/slack").body()).at("/attachments/0");
    assertThat(message.get("title").asText()).isEqualTo("[FIRING] " + LEAK + ", rule " + RULE);
    assertThat(message.get("title_link").asText()).isEqualTo(CONSOLE);
    assertThat(message.get("color").asText()).isEqualTo("danger");
    assertThat(message.get("text").asText())
        .startsWith("*Agent telemetry contains a credential.* (critical)\nRule " + RULE)
        .contains("<" + RUNBOOK + "|What to do>", "<" + CONSOLE + "|Console>");
  }

  @Test
  void pagerDutyIsPagedWithTheRuleAndTheLinks() throws Exception {
    JsonNode page = JSON.readTree(first("/pagerduty").body());
    assertThat(page.get("event_action").asText()).isEqualTo("trigger");
    assertThat(page.at("/payload/severity").asText()).isEqualTo("critical");
    assertThat(page.at("/payload/summary").asText())
        .isEqualTo("Agent telemetry contains a credential. Rule " + RULE + ".");
    assertThat(page.get("client_url").asText()).isEqualTo(CONSOLE);
    assertThat(page.at("/links/0/href").asText()).isEqualTo(RUNBOOK);
  }

  @Test
  void theWebhookGetsItsTokenAndTheAlert() throws Exception {
    Inbox.Message message = first("/webhook");
    assertThat(message.authorization()).isEqualTo("Bearer token-of-the-test");
    assertThat(JSON.readTree(message.body()).at("/alerts/0/labels/alertname").asText())
        .isEqualTo(LEAK);
  }

  @Test
  void theHeartbeatServiceHearsOfTheWatchdogAndNobodyElseDoes() throws Exception {
    assertThat(first("/heartbeat").body()).contains("SpanwardenWatchdog");
    for (String path : List.of("/slack", "/pagerduty", "/webhook")) {
      first(path);
      assertThat(inbox.messages(path))
          .noneSatisfy(message -> assertThat(message.body()).contains("SpanwardenWatchdog"));
    }
  }
}
