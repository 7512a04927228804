package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a leak in a replayed session to the alert at a webhook, through a real Prometheus and a real
 * Alertmanager. The tests are one story, in order: first nothing is wrong, then something leaks.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertDeliveryIT {
  private static final String LEAK = "SpanwardenCredentialLeakInTelemetry";
  private static final String WATCHDOG = "SpanwardenWatchdog";
  private static final Duration PROMISED = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static final FreshValues VALUES = new FreshValues(new SecureRandom());
  private static final Map<String, String> PLANTED = new HashMap<>();
  private static AlertingStack stack;

  @BeforeAll
  static void start() throws Exception {
    Tool.require("prometheus", AlertingStack.alertmanager());
    stack = AlertingStack.start(folder);
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  private static Capture send(String scenario) throws IOException, InterruptedException {
    Capture capture = Capture.load("demo/claude-code/http-json/" + scenario, VALUES);
    PLANTED.putAll(capture.planted());
    stack.send(capture);
    return capture;
  }

  /** Waits until each group of rules has seen the data of now three times. */
  private static void waitForEvaluations() throws Exception {
    double scraped = stack.number("timestamp(up{job=\"spanwarden\"})");
    Waiting.until(
        "three more scrapes with their evaluations",
        Duration.ofSeconds(60),
        () -> stack.number("timestamp(up{job=\"spanwarden\"})") >= scraped + 20);
  }

  private static List<String> alertsInState(String state) throws Exception {
    var names = new TreeSet<String>();
    for (JsonNode series : stack.query("ALERTS{alertstate=\"" + state + "\"}")) {
      names.add(series.get("metric").get("alertname").asText());
    }
    return List.copyOf(names);
  }

  /** Returns the alerts whose expression has a result now. */
  private static List<String> holding() throws Exception {
    var names = new ArrayList<String>();
    for (Shipped.Alert alert : Shipped.alerts()) {
      if (!stack.query(alert.expression()).isEmpty()) {
        names.add(alert.name());
      }
    }
    return names;
  }

  @Test
  @Order(1)
  void anIdleServerAndANormalSessionRaiseNothing() throws Exception {
    Waiting.until("the first scrape", Duration.ofSeconds(30), () -> stack.number("up") == 1);
    waitForEvaluations();
    assertThat(alertsInState("firing")).containsExactly(WATCHDOG);
    send("normal");
    waitForEvaluations();
    assertThat(alertsInState("firing")).containsExactly(WATCHDOG);
    assertThat(alertsInState("pending")).isEmpty();
    assertThat(holding()).containsExactly(WATCHDOG);
    assertThat(stack.inbox().messages())
        .as("only the heartbeat was told")
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message.path()).isEqualTo("/heartbeat"));
  }

  /** An expression over a metric that is not there is quiet for the wrong reason. */
  @Test
  @Order(2)
  void everyMetricThatAnAlertAsksForIsThere() throws Exception {
    var withTlsOnly = List.of("spanwarden_tls_certificate_expiry_timestamp_seconds");
    for (Shipped.Alert alert : Shipped.alerts()) {
      Pattern.compile("(?:job:)?spanwarden_\\w+(?::\\w+)?")
          .matcher(alert.expression())
          .results()
          .map(match -> match.group())
          .filter(name -> !withTlsOnly.contains(name))
          .forEach(name -> assertThat(exists(name)).as("%s: %s", alert.name(), name).isTrue());
    }
  }

  private static boolean exists(String name) {
    try {
      return !stack.query(name).isEmpty();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(name, e);
    }
  }

  @Test
  @Order(3)
  void theFirstLeakReachesTheWebhookInThePromisedTime() throws Exception {
    assertThat(stack.number("sum(spanwarden_findings_total{category=\"secret\"})")).isZero();
    long sent = System.nanoTime();
    Capture capture = send("secrets");
    assertThat(capture.planted()).isNotEmpty();
    Waiting.until(
        "the alert at the webhook",
        PROMISED.plusSeconds(30),
        () -> !stack.inbox().messages("/webhook", LEAK).isEmpty());
    Inbox.Message first = stack.inbox().messages("/webhook", LEAK).get(0);
    Duration took = Duration.ofNanos(first.nanoTime() - sent);
    System.out.printf("leak to alert webhook: %d ms%n", took.toMillis());
    assertThat(took).isLessThan(PROMISED);

    assertThat(first.authorization()).isEqualTo("Bearer token-of-the-test");
    JsonNode notification = JSON.readTree(first.body());
    assertThat(notification.get("status").asText()).isEqualTo("firing");
    JsonNode labels = notification.get("alerts").get(0).get("labels");
    assertThat(labels.get("severity").asText()).isEqualTo("critical");
    assertThat(labels.get("rule").asText()).isNotBlank();
    assertThat(labels.has("console") || labels.has("grafana")).as("links as labels").isFalse();
    JsonNode annotations = notification.get("alerts").get(0).get("annotations");
    assertThat(annotations.get("runbook_url").asText())
        .isEqualTo("https://localhost:9470/runbooks/" + LEAK);
    assertThat(annotations.get("dashboard_url").asText())
        .isEqualTo("https://localhost:3000/d/spanwarden-leaks");
  }

  @Test
  @Order(4)
  void slackAndPagerDutyGetReadableTexts() throws Exception {
    String rule = "github-pat-classic";
    Waiting.until(
        "Slack and PagerDuty are told",
        Duration.ofSeconds(30),
        () ->
            !stack.inbox().messages("/slack", rule).isEmpty()
                && !stack.inbox().messages("/pagerduty", rule).isEmpty());
    JsonNode slack =
        JSON.readTree(stack.inbox().messages("/slack", rule).get(0).body())
            .get("attachments")
            .get(0);
    assertThat(slack.get("title").asText()).isEqualTo("[FIRING] " + LEAK + ", rule " + rule);
    assertThat(slack.get("title_link").asText()).isEqualTo("https://localhost:9470/#rule=" + rule);
    assertThat(slack.get("color").asText()).isEqualTo("danger");
    assertThat(slack.get("text").asText())
        .startsWith("*Agent telemetry contains a credential.* (critical)\nRule " + rule)
        .contains("<https://localhost:9470/runbooks/" + LEAK + "|What to do>");
    JsonNode page = JSON.readTree(stack.inbox().messages("/pagerduty", rule).get(0).body());
    assertThat(page.get("event_action").asText()).isEqualTo("trigger");
    assertThat(page.get("payload").get("summary").asText())
        .isEqualTo("Agent telemetry contains a credential. Rule " + rule + ".");
    assertThat(page.get("payload").get("severity").asText()).isEqualTo("critical");
    assertThat(page.get("links").get(0).get("href").asText())
        .isEqualTo("https://localhost:9470/runbooks/" + LEAK);
  }

  @Test
  @Order(5)
  void whatTheDemoDoesIsWhatTheAlertsSay() throws Exception {
    send("pii");
    send("bypass");
    Waiting.until(
        "the bypass fires",
        PROMISED,
        () -> alertsInState("firing").contains("SpanwardenTracingBypass"));
    assertThat(alertsInState("firing"))
        .as("the personal data of the demo is set aside for tests, and loopback may be in clear")
        .containsExactly(LEAK, "SpanwardenTracingBypass", WATCHDOG);
  }

  @Test
  @Order(6)
  void nobodyIsToldWhatWasFound() {
    assertThat(PLANTED).isNotEmpty();
    for (Inbox.Message message : stack.inbox().messages()) {
      for (String value : PLANTED.values()) {
        assertThat(message.body()).doesNotContain(value);
        assertThat(message.body()).doesNotContain(value.substring(value.length() - 12));
      }
    }
  }
}
