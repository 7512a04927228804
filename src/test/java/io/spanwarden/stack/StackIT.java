package io.spanwarden.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an agent to a webhook through the whole stack, with its certificates and tokens. */
class StackIT {
  private static final ObjectMapper JSON = new ObjectMapper();
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
    var bodies = new LinkedBlockingQueue<String>();
    HttpServer hook = webhook(bodies);
    String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/alerts";
    try (RunningStack stack = RunningStack.start(folder, url)) {
      stack.awaitEvaluations(3);
      assertThat(stack.query("up == 1").findValuesAsText("job"))
          .containsExactlyInAnyOrder("spanwarden", "collector");
      nothingIsRaised(stack, bodies);

      send(stack, "normal");
      awaitItems(stack);
      stack.awaitEvaluations(3);
      nothingIsRaised(stack, bodies);
      assertThat(stack.query("spanwarden_otlp_transport_requests_total > 0"))
          .as("all that arrives is encrypted, and the Collector shows its certificate")
          .allSatisfy(
              series -> assertThat(series.at("/metric/security").asText()).matches("mtls.*"))
          .isNotEmpty();

      long sent = System.nanoTime();
      send(stack, "secrets");
      JsonNode alert = awaitLeak(bodies);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
      System.out.printf("leak to alert webhook through the stack: %d ms%n", millis);
      assertThat(millis).isLessThan(30_000);
      assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
      assertThat(alert.at("/annotations/runbook_url").asText())
          .isEqualTo("https://localhost:9470/runbooks/" + LEAK);
    } finally {
      hook.stop(0);
    }
  }

  private static void nothingIsRaised(RunningStack stack, BlockingQueue<String> bodies)
      throws Exception {
    assertThat(names(stack.prometheus("alerts").at("/data/alerts")))
        .as("firing or about to")
        .containsOnly("SpanwardenWatchdog");
    assertThat(stack.console("/api/v1/findings").get("findings"))
        .as("above info")
        .allSatisfy(finding -> assertThat(finding.get("severity").asText()).isEqualTo("info"));
    assertThat(bodies).isEmpty();
  }

  private static List<String> names(JsonNode alerts) {
    var names = new ArrayList<String>();
    alerts.forEach(alert -> names.add(alert.at("/labels/alertname").asText()));
    return names;
  }

  private static void awaitItems(RunningStack stack) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String accepted = "sum(spanwarden_otlp_items_total{outcome=\"accepted\"}) > 0";
    while (stack.query(accepted).isEmpty()) {
      assertThat(System.nanoTime()).as("telemetry arrives").isLessThan(deadline);
      Thread.sleep(250);
    }
  }

  private static JsonNode awaitLeak(BlockingQueue<String> bodies) throws Exception {
    while (true) {
      String body = bodies.poll(45, TimeUnit.SECONDS);
      assertThat(body).as("an alert within 45 s").isNotNull();
      for (JsonNode alert : JSON.readTree(body).get("alerts")) {
        if (alert.at("/labels/alertname").asText().equals(LEAK)) {
          return alert;
        }
      }
    }
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

  private static HttpServer webhook(BlockingQueue<String> bodies) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/alerts",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
