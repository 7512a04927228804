package io.spanwarden.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.machine.Inbox;
import io.spanwarden.machine.Machine;
import io.spanwarden.machine.PrometheusApi;
import io.spanwarden.machine.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an agent to a webhook through the whole stack, with its certificates and tokens. */
class StackIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOOK = "/alerts";
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final String LEAK = "SpanwardenCredentialLeakInTelemetry";

  @TempDir private Path folder;

  private final HttpClient agent = HttpClient.newHttpClient();

  @BeforeAll
  static void theProgramsAreThere() {
    Machine.require(
        "sh",
        "openssl",
        "prometheus",
        "prometheus-alertmanager",
        "amtool",
        "target/collector/otelcol");
  }

  @Test
  void theStackAndANormalSessionRaiseNothing_andALeakReachesTheWebhook() throws Exception {
    try (Inbox inbox = Inbox.open();
        RunningStack stack = RunningStack.start(folder, inbox.url(HOOK))) {
      PrometheusApi prometheus = stack.prometheus();
      prometheus.awaitEvaluations(3);
      assertThat(prometheus.query("up == 1").findValuesAsText("job"))
          .containsExactlyInAnyOrder("spanwarden", "collector");
      nothingIsRaised(stack, inbox);

      send(stack, "normal");
      awaitItems(prometheus);
      prometheus.awaitEvaluations(3);
      nothingIsRaised(stack, inbox);
      assertThat(prometheus.query("spanwarden_otlp_transport_requests_total > 0"))
          .as("all that arrives is encrypted, and the Collector shows its certificate")
          .allSatisfy(
              series -> assertThat(series.at("/metric/security").asText()).matches("mtls.*"))
          .isNotEmpty();

      long sent = System.nanoTime();
      send(stack, "secrets");
      JsonNode alert = awaitLeak(inbox);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
      System.out.printf("leak to alert webhook through the stack: %d ms%n", millis);
      assertThat(millis).isLessThan(30_000);
      assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
      assertThat(alert.at("/annotations/runbook_url").asText())
          .isEqualTo("https://localhost:9470/runbooks/" + LEAK);
    }
  }

  private static void nothingIsRaised(RunningStack stack, Inbox inbox) throws Exception {
    assertThat(names(stack.prometheus().get("alerts").at("/data/alerts")))
        .as("firing or about to")
        .containsOnly("SpanwardenWatchdog");
    assertThat(stack.console("/api/v1/findings").get("findings"))
        .as("above info")
        .allSatisfy(finding -> assertThat(finding.get("severity").asText()).isEqualTo("info"));
    assertThat(inbox.messages(HOOK)).isEmpty();
  }

  private static List<String> names(JsonNode alerts) {
    var names = new ArrayList<String>();
    alerts.forEach(alert -> names.add(alert.at("/labels/alertname").asText()));
    return names;
  }

  private static void awaitItems(PrometheusApi prometheus) throws Exception {
    String accepted = "sum(spanwarden_otlp_items_total{outcome=\"accepted\"}) > 0";
    Waiting.until("telemetry arrives", PATIENCE, () -> !prometheus.query(accepted).isEmpty());
  }

  private static JsonNode awaitLeak(Inbox inbox) throws Exception {
    Waiting.until("an alert of the leak", PATIENCE, () -> leak(inbox).isPresent());
    return leak(inbox).orElseThrow();
  }

  private static Optional<JsonNode> leak(Inbox inbox) throws IOException {
    for (Inbox.Message message : inbox.messages(HOOK)) {
      for (JsonNode alert : JSON.readTree(message.body()).get("alerts")) {
        if (alert.at("/labels/alertname").asText().equals(LEAK)) {
          return Optional.of(alert);
        }
      }
    }
    return Optional.empty();
  }

  private void send(RunningStack stack, String session) throws Exception {
    var values = new FreshValues(new SplittableRandom(7));
    for (Capture.Request request :
        Capture.load("demo/claude-code/http-json/" + session, values).requests()) {
      var builder =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + stack.port("agents") + request.path()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
      request.headers().forEach(builder::header);
      assertThat(agent.send(builder.build(), HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }
}
