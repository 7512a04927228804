package io.spanwarden.receive;

import static io.spanwarden.receive.TestServer.grpcStatus;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Transport;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each requirement on OTLP/gRPC; the names begin with its number. */
class GrpcConformanceTest {
  private static final int MIB = 1 << 20;
  private static final byte[] TRACE = Messages.trace("span");

  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(s -> s.wireLimit(MIB).messageLimit(2 * MIB));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void g1_exportsEachSignal(Signal signal) throws Exception {
    byte[] message = Messages.of(signal, "name");

    AggregatedHttpResponse response = server.call(signal, Messages.frame(false, message));

    assertThat(grpcStatus(response)).isEqualTo("0");
    assertThat(response.content().array()).containsExactly(0, 0, 0, 0, 0);
    RecordingHandler.Seen seen = server.handler.next();
    assertThat(seen.signal()).isEqualTo(signal);
    assertThat(seen.encoding()).isEqualTo(Encoding.PROTOBUF);
    assertThat(seen.message()).isEqualTo(message);
    assertThat(seen.source().transport()).isEqualTo(Transport.GRPC);
    assertThat(seen.thread()).startsWith("scan-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opentelemetry.proto.collector.profiles.v1development.ProfilesService/Export",
        "/opentelemetry.proto.collector.trace.v1.TraceService/Import",
        "/some.Service/Method"
      })
  void g1_answersUnimplemented_whenTheMethodIsUnknown(String path) {
    AggregatedHttpResponse response = server.call(path, Messages.frame(false, TRACE));

    assertThat(response.status().code()).isEqualTo(200);
    assertThat(grpcStatus(response)).isEqualTo("12");
  }

  @Test
  void g2_acceptsIdentityGzipAndZstd() throws Exception {
    byte[] gzip = Messages.frame(true, Messages.gzip(TRACE));
    byte[] zstd = Messages.frame(true, Messages.zstd(TRACE));
    byte[] plain = Messages.frame(false, TRACE);

    assertThat(grpcStatus(server.call(Signal.TRACES, gzip, "grpc-encoding", "gzip")))
        .isEqualTo("0");
    assertThat(grpcStatus(server.call(Signal.TRACES, zstd, "grpc-encoding", "zstd")))
        .isEqualTo("0");
    assertThat(grpcStatus(server.call(Signal.TRACES, plain, "grpc-encoding", "gzip")))
        .isEqualTo("0");
    for (int i = 0; i < 3; i++) {
      assertThat(server.handler.next().message()).isEqualTo(TRACE);
    }
  }

  @Test
  void g3_namesTheKnownEncodings_whenOneIsUnknown() {
    AggregatedHttpResponse response =
        server.call(Signal.TRACES, Messages.frame(true, TRACE), "grpc-encoding", "snappy");

    assertThat(grpcStatus(response)).isEqualTo("12");
    assertThat(response.headers().get("grpc-accept-encoding")).isEqualTo("identity,gzip,zstd");
  }

  @Test
  void g4_answersInvalidArgument_whenTheMessageIsMalformed() {
    AggregatedHttpResponse response =
        server.call(Signal.TRACES, Messages.frame(false, new byte[] {10, 100, 1}));

    assertThat(grpcStatus(response)).isEqualTo("3");
    assertThat(response.headers().get("grpc-message")).contains("resource_spans[0]");
  }

  @Test
  void g4_answersInvalidArgument_whenTheCompressionIsCorrupt() {
    byte[] body = Messages.frame(true, new byte[] {1, 2, 3, 4});

    assertThat(grpcStatus(server.call(Signal.TRACES, body, "grpc-encoding", "gzip")))
        .isEqualTo("3");
    assertThat(grpcStatus(server.call(Signal.TRACES, body, "grpc-encoding", "zstd")))
        .isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(ints = {MIB + 1, 2 * MIB - 100, 3 * MIB, 20 * MIB})
  void g5_answersResourceExhausted_whenTheBodyIsOverTheLimit(int size) {
    AggregatedHttpResponse response =
        server.call(Signal.TRACES, Messages.frame(false, Messages.large(size)));

    assertThat(response.status().code()).isEqualTo(200);
    assertThat(grpcStatus(response)).isEqualTo("8");
    assertThat(response.headers().contains("grpc-status-details-bin")).isFalse();
    assertThat(server.inFlight()).isZero();
  }

  @Test
  void g5_acceptsABodyThatIsExactlyAtTheLimit() {
    byte[] message = Messages.large(MIB - 50);
    byte[] exact = Messages.trace("x".repeat(MIB - 50 + MIB - message.length));
    assertThat(exact).hasSize(MIB);

    assertThat(grpcStatus(server.call(Signal.TRACES, Messages.frame(false, exact)))).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void g6_answersResourceExhausted_whenTheMessageUnfoldsOverTheLimit(String encoding) {
    byte[] bomb = Messages.large(50 * MIB);
    byte[] body = encoding.equals("gzip") ? Messages.gzip(bomb) : Messages.zstd(bomb);

    AggregatedHttpResponse response =
        server.call(Signal.TRACES, Messages.frame(true, body), "grpc-encoding", encoding);

    assertThat(grpcStatus(response)).isEqualTo("8");
    assertThat(response.headers().contains("grpc-status-details-bin")).isFalse();
    assertThat(response.headers().get("grpc-message")).doesNotEndWith(" ").isNotEmpty();
    assertThat(server.inFlight()).isZero();
    assertThat(server.handler.waiting()).isZero();
  }

  @Test
  void g7_answersInvalidArgument_whenTheFrameDoesNotFitTheBody() {
    byte[] frame = Messages.frame(false, TRACE);
    byte[] cut = Arrays.copyOf(frame, frame.length - 1);
    byte[] flags = frame.clone();
    flags[0] = 2;

    assertThat(grpcStatus(server.call(Signal.TRACES, cut))).isEqualTo("3");
    assertThat(grpcStatus(server.call(Signal.TRACES, flags))).isEqualTo("3");
    assertThat(grpcStatus(server.call(Signal.TRACES, new byte[0]))).isEqualTo("3");
    assertThat(grpcStatus(server.call(Signal.TRACES, new byte[] {0, 0, 0}))).isEqualTo("3");
  }

  @Test
  void g7_answersInvalidArgument_whenASecondMessageFollows() {
    byte[] frame = Messages.frame(false, TRACE);

    assertThat(grpcStatus(server.call(Signal.TRACES, Messages.concat(frame, frame))))
        .isEqualTo("3");
    assertThat(server.handler.waiting()).isZero();
  }

  @Test
  void g7_answersInvalidArgument_whenCompressedWithoutAnEncoding() {
    byte[] body = Messages.frame(true, Messages.gzip(TRACE));

    assertThat(grpcStatus(server.call(Signal.TRACES, body))).isEqualTo("3");
  }

  @Test
  void g8_answersDeadlineExceeded_whenTheClientsTimeIsUp() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    server.handler.behave(export -> waitFor(release));

    AggregatedHttpResponse response =
        server.call(Signal.TRACES, Messages.frame(false, TRACE), "grpc-timeout", "50m");
    release.countDown();

    assertThat(grpcStatus(response)).isEqualTo("4");
    TestServer.await(() -> server.inFlight() == 0);
    assertThat(
            server.count("spanwarden.otlp.requests", "transport", "grpc", "outcome", "unavailable"))
        .isNotNegative();
  }

  @Test
  void g8_neverExtendsOurTimeout() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestServer quick = TestServer.start(s -> s.requestTimeout(Duration.ofMillis(100)))) {
      quick.handler.behave(export -> waitFor(release));

      AggregatedHttpResponse response =
          quick.call(Signal.TRACES, Messages.frame(false, TRACE), "grpc-timeout", "10H");
      release.countDown();

      assertThat(grpcStatus(response)).isEqualTo("4");
    }
  }

  @Test
  void g9_answersHealthChecks_withoutCredentials() throws Exception {
    try (TestServer closed = TestServer.start(s -> s.requireCredentials(true))) {
      AggregatedHttpResponse response =
          closed.call("/grpc.health.v1.Health/Check", Messages.frame(false, new byte[0]));

      assertThat(grpcStatus(response)).isEqualTo("0");
      assertThat(response.content().array()).containsExactly(0, 0, 0, 0, 2, 8, 1);
    }
  }

  @Test
  void l2_cutsLongMessages() {
    String message = "é ".repeat(5000);
    server.handler.behave(
        export -> {
          throw new MalformedTelemetryException(message);
        });

    AggregatedHttpResponse response = server.call(Signal.TRACES, Messages.frame(false, TRACE));

    assertThat(grpcStatus(response)).isEqualTo("3");
    assertThat(response.headers().get("grpc-message"))
        .hasSizeLessThan(6 * 1024)
        .matches("[ -~]*[!-~]")
        .contains("%C3%A9");
  }

  @Test
  void v3_acceptsAnEmptyMessage() throws Exception {
    AggregatedHttpResponse response =
        server.call(Signal.METRICS, Messages.frame(false, new byte[0]));

    assertThat(grpcStatus(response)).isEqualTo("0");
    assertThat(server.handler.next().message()).isEmpty();
  }

  @Test
  void saysWhenToSendAgain_whenTheHandlerFails() throws Exception {
    server.handler.behave(
        export -> {
          throw new IllegalStateException("disk");
        });

    AggregatedHttpResponse response = server.call(Signal.TRACES, Messages.frame(false, TRACE));

    assertThat(grpcStatus(response)).isEqualTo("14");
    byte[] details = Base64.getDecoder().decode(response.headers().get("grpc-status-details-bin"));
    UnknownFieldSet status = UnknownFieldSet.parseFrom(details);
    assertThat(status.getField(1).getVarintList()).containsExactly(14L);
    UnknownFieldSet any =
        UnknownFieldSet.parseFrom(status.getField(3).getLengthDelimitedList().get(0));
    assertThat(any.getField(1).getLengthDelimitedList().get(0).toStringUtf8())
        .isEqualTo("type.googleapis.com/google.rpc.RetryInfo");
    assertThat(any.getField(2).getLengthDelimitedList().get(0).toByteArray())
        .containsExactly(10, 2, 8, 1);
  }

  static long waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }
}
