package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.RunningServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.machine.Inbox;
import io.spanwarden.machine.Machine;
import io.spanwarden.machine.PrometheusApi;
import io.spanwarden.machine.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a leak in a replayed capture to somebody's webhook, through real parts. */
class AlertDeliveryIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEAK = "SpanwardenCredentialLeakInTelemetry";
  private static final String BYPASS = "SpanwardenTracingBypass";
  private static final String WATCHDOG = "SpanwardenWatchdog";
  private static final Duration PROMISED = Duration.ofSeconds(30);
  private static final String HOOK = "/alerts";

  @TempDir private Path folder;

  @BeforeAll
  static void theProgramsAreThere() {
    Machine.require("prometheus", "prometheus-alertmanager", "sh");
  }

  private static Capture capture(String name) throws IOException {
    return Capture.load(
        "demo/claude-code/http-json/" + name, new FreshValues(new SplittableRandom(5)));
  }

  @Test
  void theFirstLeakEverArrivesWithinThirtySeconds_andANormalSessionRaisesNothing()
      throws Exception {
    try (Inbox inbox = Inbox.open();
        RunningServer server = RunningServer.start(folder.resolve("data"));
        AlertingStack stack =
            AlertingStack.start(folder.resolve("stack"), server.consolePort(), inbox.url(HOOK))) {
      PrometheusApi prometheus = stack.prometheus();
      prometheus.awaitEvaluations(3);
      server.send(capture("normal"));
      prometheus.awaitEvaluations(3);
      onlyTheseHold(prometheus, WATCHDOG);
      assertThat(prometheus.firing()).containsOnly(WATCHDOG);
      assertThat(inbox.messages(HOOK)).isEmpty();

      Capture secrets = capture("secrets");
      long sent = System.nanoTime();
      server.send(secrets);
      Waiting.until("the first notification", PROMISED, () -> !inbox.messages(HOOK).isEmpty());
      System.out.printf(
          "leak to alert webhook: %d ms%n", Duration.ofNanos(System.nanoTime() - sent).toMillis());
      isTheLeak(inbox.messages(HOOK).get(0).body(), secrets, server);

      prometheus.awaitEvaluations(2);
      onlyTheseHold(prometheus, WATCHDOG, LEAK);
      server.post(switchedOff(capture("bypass")));
      prometheus.awaitEvaluations(2);
      onlyTheseHold(prometheus, WATCHDOG, LEAK, BYPASS);
      assertThat(prometheus.firing()).containsOnly(WATCHDOG, LEAK, BYPASS);
    }
  }

  private static void isTheLeak(String body, Capture secrets, RunningServer server)
      throws Exception {
    JsonNode message = JSON.readTree(body);
    assertThat(message.at("/status").asText()).isEqualTo("firing");
    assertThat(message.at("/commonLabels/alertname").asText()).isEqualTo(LEAK);
    assertThat(message.at("/commonLabels/severity").asText()).isEqualTo("critical");
    String rule = message.at("/commonLabels/rule").asText();
    assertThat(server.findings())
        .anySatisfy(finding -> assertThat(finding.at("/rule/id").asText()).isEqualTo(rule));
    assertThat(message.at("/commonAnnotations/runbook_url").asText())
        .isEqualTo("https://localhost:9470/runbooks/" + LEAK);
    assertThat(message.at("/commonLabels/console").isMissingNode()).isTrue();
    assertThat(body).doesNotContain(secrets.planted().values());
  }

  /** Evaluates the expression of each alert now, whatever its group's interval and its `for`. */
  private static void onlyTheseHold(PrometheusApi prometheus, String... alerts) throws Exception {
    var holding = new ArrayList<String>();
    for (Shipped.Alert alert : Shipped.alerts()) {
      if (!prometheus.query(alert.expression()).isEmpty()) {
        holding.add(alert.name());
      }
    }
    assertThat(holding).containsExactlyInAnyOrder(alerts);
  }

  /** Returns the request of a session in which a command now switches telemetry off. */
  private static Capture.Request switchedOff(Capture capture) {
    for (Capture.Request request : capture.requests()) {
      String body = new String(request.body(), StandardCharsets.UTF_8);
      if (request.path().equals("/v1/logs") && body.contains("chmod 777 README.md")) {
        byte[] changed =
            body.replace("chmod 777 README.md", "CLAUDE_CODE_ENABLE_TELEMETRY=0 claude -p hi")
                .getBytes(StandardCharsets.UTF_8);
        return new Capture.Request(request.path(), request.headers(), changed);
      }
    }
    throw new AssertionError("no such command in the capture");
  }
}
