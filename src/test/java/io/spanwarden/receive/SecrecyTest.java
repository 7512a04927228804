package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import io.spanwarden.event.Signal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that a sender writes comes back, is logged or becomes a metric. */
class SecrecyTest {
  private static final String CANARY = "canary" + "0c0ffee0";

  @Test
  void keepsHeadersPathsAndPayloadsToItself() throws Exception {
    PrintStream console = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    List<String> seen = new ArrayList<>();
    try (TestServer server = TestServer.start(s -> s.requireCredentials(true))) {
      tryEverything(server, seen);
    }
    try (TestServer server = TestServer.start()) {
      tryEverything(server, seen);
      server.handler.behave(
          export -> {
            throw new IllegalStateException(CANARY);
          });
      tryEverything(server, seen);
      while (server.handler.waiting() > 0) {
        seen.add(server.handler.next().source().toString());
      }
      seen.add(server.registry.scrape());
    } finally {
      System.setErr(console);
    }
    seen.add(logged.toString(StandardCharsets.UTF_8));

    assertThat(seen).hasSizeGreaterThan(30);
    assertThat(seen).noneMatch(text -> text.contains(CANARY));
    assertThat(logged.toString(StandardCharsets.UTF_8)).contains("IllegalStateException");
  }

  private static void tryEverything(TestServer server, List<String> seen) throws Exception {
    byte[] message = Messages.trace(CANARY);
    byte[] noMessage = CANARY.getBytes(StandardCharsets.UTF_8);
    for (String path : List.of("/v1/traces", "/" + CANARY, "/" + CANARY + "/v1/logs")) {
      for (byte[] body : List.of(message, noMessage)) {
        seen.add(describe(server.send(with(server.post(path, body)))));
        seen.add(
            describe(
                server.send(with(server.post(path, body)).setHeader("content-encoding", CANARY))));
        seen.add(
            describe(
                server.send(with(server.post(path, body)).setHeader("content-encoding", "gzip"))));
      }
    }
    seen.add(
        describe(
            server.send(
                with(server.post("/v1/traces", message)).setHeader("content-type", CANARY))));
    seen.add(
        describe(
            server.call(Signal.TRACES, Messages.frame(false, message), "authorization", CANARY)));
    seen.add(
        describe(server.call(Signal.TRACES, Messages.frame(false, noMessage), "x-key", CANARY)));
    seen.add(describe(server.call("/" + CANARY + "/Export", noMessage, "grpc-encoding", CANARY)));
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send("POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Length: " + CANARY + "\r\n\r\n");
      seen.add(client.readAll());
    }
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request) {
    return request
        .setHeader("authorization", "Bearer " + CANARY)
        .setHeader("user-agent", CANARY)
        .setHeader("x-forwarded-for", CANARY)
        .setHeader("x-langfuse-public-key", CANARY);
  }

  private static String describe(HttpResponse<byte[]> response) {
    return response.headers() + new String(response.body(), StandardCharsets.ISO_8859_1);
  }

  private static String describe(AggregatedHttpResponse response) {
    return response.headers() + response.contentUtf8() + response.trailers();
  }
}
