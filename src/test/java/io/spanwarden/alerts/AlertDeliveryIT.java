package io.spanwarden.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.spanwarden.RunningServer;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a leak in a replayed capture to somebody's webhook, through real parts. */
class AlertDeliveryIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEAK = "SpanwardenCredentialLeakInTelemetry";
  private static final Duration PROMISED = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @BeforeAll
  static void theProgramsAreThere() {
    Tool.require("prometheus", "prometheus-alertmanager", "sh");
  }

  private static Capture capture(String name) throws IOException {
    return Capture.load(
        "demo/claude-code/http-json/" + name, new FreshValues(new SplittableRandom(5)));
  }

  private static void send(Capture capture, RunningServer server) throws Exception {
    for (Capture.Request request : capture.requests()) {
      assertThat(server.post(request)).isEqualTo(200);
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

  @Test
  void theFirstLeakEverArrivesWithinThirtySeconds_andANormalSessionRaisesNothing()
      throws Exception {
    var bodies = new LinkedBlockingQueue<String>();
    HttpServer hook = webhook(bodies);
    String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/alerts";
    try (RunningServer server = RunningServer.start(folder.resolve("data"));
        AlertingStack stack =
            AlertingStack.start(folder.resolve("stack"), server.consolePort(), url)) {
      stack.awaitEvaluations(3);
      send(capture("normal"), server);
      stack.awaitEvaluations(3);
      assertThat(stack.firing()).containsOnly("SpanwardenWatchdog");
      assertThat(bodies).isEmpty();

      Capture secrets = capture("secrets");
      long sent = System.nanoTime();
      send(secrets, server);
      String body = bodies.poll(60, TimeUnit.SECONDS);
      Duration taken = Duration.ofNanos(System.nanoTime() - sent);
      System.out.println("leak to alert webhook: " + taken.toMillis() + " ms");
      assertThat(body).as("the first notification").isNotNull();
      assertThat(taken).isLessThan(PROMISED);

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
      everyExpressionWasEvaluated(stack);
    } finally {
      hook.stop(0);
    }
  }

  private static void everyExpressionWasEvaluated(AlertingStack stack) throws Exception {
    stack.awaitEvaluations(2);
    int evaluated = 0;
    for (JsonNode group : stack.groups()) {
      for (JsonNode rule : group.get("rules")) {
        // A group that runs once a minute may not have had its turn.
        if (!rule.get("health").asText().equals("unknown")) {
          assertThat(rule.get("health").asText()).as("%s", rule).isEqualTo("ok");
          evaluated++;
        }
      }
    }
    assertThat(evaluated).isGreaterThanOrEqualTo(Shipped.alerts().size() - 4);
    assertThat(stack.firing()).containsOnly("SpanwardenWatchdog", LEAK);
  }
}
