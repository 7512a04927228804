package io.spanwarden.receive;

import static io.spanwarden.receive.TestServer.grpcStatus;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import io.spanwarden.event.Signal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when too much comes in, when senders go away, and when the handler fails. */
class OverloadTest {
  private static final int MIB = 1 << 20;
  private static final byte[] TRACE = Messages.trace("span");

  @Test
  void saysWhenToSendAgain_whenTheQueueIsFull() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server = TestServer.start(s -> s.scanningThreads(1).queueCapacity(1));
        Senders senders = new Senders()) {
      server.handler.behave(export -> GrpcConformanceTest.waitFor(release));
      Future<Integer> scanned = senders.submit(() -> status(server));
      server.handler.next();
      Future<Integer> queued = senders.submit(() -> status(server));
      TestServer.await(() -> server.gauge("spanwarden.queue.items") == 1);

      HttpResponse<byte[]> http = server.send(server.post("/v1/traces", TRACE));
      AggregatedHttpResponse grpc = server.call(Signal.TRACES, Messages.frame(false, TRACE));
      release.countDown();

      assertThat(http.statusCode()).isEqualTo(429);
      assertThat(http.headers().firstValue("retry-after")).contains("1");
      assertThat(grpcStatus(grpc)).isEqualTo("14");
      assertThat(grpc.headers().contains("grpc-status-details-bin")).isTrue();
      assertThat(scanned.get()).isEqualTo(200);
      assertThat(queued.get()).isEqualTo(200);
      assertThat(
              server.count(
                  "spanwarden.otlp.requests",
                  "signal",
                  "traces",
                  "transport",
                  "grpc",
                  "outcome",
                  "throttled"))
          .isEqualTo(1);
    }
  }

  @Test
  void saysWhenToSendAgain_whenTheBudgetIsUsedUp() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server =
            TestServer.start(s -> s.wireLimit(MIB).messageLimit(MIB).inFlightLimit(2 * MIB));
        Senders senders = new Senders()) {
      server.handler.behave(export -> GrpcConformanceTest.waitFor(release));
      byte[] large = Messages.large(900 << 10);
      Future<HttpResponse<byte[]>> first =
          senders.submit(() -> server.send(server.post("/v1/traces", large)));
      Future<HttpResponse<byte[]>> second =
          senders.submit(() -> server.send(server.post("/v1/traces", large)));
      TestServer.await(() -> server.inFlight() > (2 * 900) << 10);

      HttpResponse<byte[]> refused = server.send(server.post("/v1/traces", large));
      release.countDown();

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(second.get().statusCode()).isEqualTo(200);
      TestServer.await(() -> server.inFlight() == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void staysWithinTheBudget_underAHundredBombs(String encoding) throws Exception {
    byte[] plain = Messages.large(100 * MIB);
    byte[] bomb = encoding.equals("gzip") ? Messages.gzip(plain) : Messages.zstd(plain);
    try (TestServer server =
            TestServer.start(
                s -> s.wireLimit(MIB).messageLimit(16 * MIB).inFlightLimit(24L * MIB));
        Senders senders = new Senders()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(
            senders.submit(
                () -> server.send("/v1/traces", "content-encoding", encoding, bomb).statusCode()));
      }
      double most = 0;
      while (answers.stream().anyMatch(answer -> !answer.isDone())) {
        most = Math.max(most, server.inFlight());
      }

      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(Set.of(413, 429));
      }
      // A refused reservation is on the account for an instant before it is taken back.
      assertThat(most).isPositive().isLessThanOrEqualTo(24.0 * MIB + 2 * (256 << 10) + MIB);
      assertThat(server.inFlight()).isZero();
      assertThat(server.send(server.post("/v1/traces", TRACE)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void givesTheBudgetBack_whenTheSenderGoesAway() throws Exception {
    try (TestServer server = TestServer.start()) {
      for (int i = 0; i < 20; i++) {
        try (RawClient client = new RawClient(server.server.httpPort())) {
          client.send(head(100_000) + "x".repeat(50_000));
          TestServer.await(() -> server.inFlight() >= 50_000);
        }
        TestServer.await(() -> server.inFlight() == 0);
      }
      assertThat(server.handler.waiting()).isZero();
      TestServer.await(() -> openConnections(server) == 0);
    }
  }

  @Test
  void answers503AndGivesTheBudgetBack_whenABodyIsTooSlow() throws Exception {
    try (TestServer server = TestServer.start(s -> s.requestTimeout(Duration.ofMillis(300)));
        RawClient client = new RawClient(server.server.httpPort())) {
      client.send(head(100_000) + "x".repeat(50_000));

      String answer = client.readUntil("later\"}");

      assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 1");
      TestServer.await(() -> server.inFlight() == 0);
      assertThat(
              server.count(
                  "spanwarden.otlp.requests",
                  "signal",
                  "logs",
                  "transport",
                  "http_json",
                  "outcome",
                  "unavailable"))
          .isEqualTo(1);
    }
  }

  @Test
  void answers503_whenTheHandlerFails() throws Exception {
    try (TestServer server = TestServer.start()) {
      server.handler.behave(
          export -> {
            throw new StackOverflowError();
          });
      HttpResponse<byte[]> failed = server.send(server.post("/v1/traces", TRACE));
      server.handler.behave(export -> 7);
      HttpResponse<byte[]> accepted = server.send(server.post("/v1/traces", TRACE));

      assertThat(failed.statusCode()).isEqualTo(503);
      assertThat(failed.headers().firstValue("retry-after")).contains("1");
      assertThat(accepted.statusCode()).isEqualTo(200);
      assertThat(server.count("spanwarden.otlp.items", "signal", "traces", "outcome", "accepted"))
          .isEqualTo(7);
      assertThat(server.inFlight()).isZero();
    }
  }

  @Test
  void letsRequestsEnd_whenItIsClosed() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer server = TestServer.start();
        Senders senders = new Senders()) {
      server.handler.behave(export -> GrpcConformanceTest.waitFor(release));
      Future<Integer> answer = senders.submit(() -> status(server));
      server.handler.next();
      Future<Boolean> closed =
          senders.submit(
              () -> {
                server.server.close();
                return true;
              });
      release.countDown();

      assertThat(answer.get()).isEqualTo(200);
      assertThat(closed.get()).isTrue();
    }
  }

  @Test
  void closesInTime_whenARequestDoesNotEnd() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Senders senders = new Senders()) {
      TestServer server = TestServer.start();
      server.handler.behave(export -> GrpcConformanceTest.waitFor(release));
      senders.submit(() -> status(server));
      server.handler.next();

      long start = System.nanoTime();
      server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      release.countDown();
    }
  }

  private static int status(TestServer server) throws Exception {
    return server.send(server.post("/v1/traces", TRACE)).statusCode();
  }

  private static String head(int length) {
    return "POST /v1/logs HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + ("Content-Length: " + length + "\r\n\r\n");
  }

  private static double openConnections(TestServer server) {
    return server.gauge(
        "spanwarden.otlp.connections",
        "transport",
        "http_json",
        "security",
        "plaintext",
        "peer",
        "loopback");
  }

  /** Threads that send at once. */
  private static final class Senders implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @CanIgnoreReturnValue
    <T> Future<T> submit(Callable<T> call) {
      return threads.submit(call);
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}
