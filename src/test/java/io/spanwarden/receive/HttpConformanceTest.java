package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Transport;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each requirement on OTLP/HTTP; the names begin with its number. */
class HttpConformanceTest {
  private static final int MIB = 1 << 20;
  private static final byte[] TRACE = Messages.trace("span");
  private static final byte[] JSON = "{\"resourceSpans\":[]}".getBytes(StandardCharsets.UTF_8);
  private static final String RAW_HEAD =
      "POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(s -> s.wireLimit(MIB).messageLimit(2 * MIB));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void givesEverythingBack() {
    TestServer.await(() -> server.inFlight() == 0);
    assertThat(server.handler.waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Signal.class)
  void h1_exportsEachSignal(Signal signal) throws Exception {
    byte[] message = Messages.of(signal, "name");

    HttpResponse<byte[]> response = server.send(server.post("/v1/" + signal.label(), message));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    RecordingHandler.Seen seen = server.handler.next();
    assertThat(seen.signal()).isEqualTo(signal);
    assertThat(seen.message()).isEqualTo(message);
    assertThat(seen.source().transport()).isEqualTo(Transport.HTTP_PROTOBUF);
    assertThat(seen.source().listener()).isEqualTo("otlp_http");
    assertThat(seen.thread()).startsWith("scan-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/profiles", "/v2/traces", "/v1traces", "/otlp", "/v1/"})
  void h1_namesTheRightPath_whenThePathIsUnknown(String path) throws Exception {
    HttpResponse<byte[]> response = server.send(server.post(path, TRACE));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(TestServer.statusMessage(response))
        .contains("/v1/traces", "/v1/logs", "/v1/metrics");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-protobuf, PROTOBUF",
    "APPLICATION/X-PROTOBUF, PROTOBUF",
    "application/x-protobuf; charset=utf-8, PROTOBUF",
    "application/json, JSON",
    "Application/JSON;charset=UTF-8, JSON"
  })
  void h2_choosesByContentType(String type, Encoding encoding) throws Exception {
    byte[] body = encoding == Encoding.JSON ? JSON : TRACE;

    HttpResponse<byte[]> response = server.send("/v1/traces", "content-type", type, body);

    assertThat(response.statusCode()).isEqualTo(200);
    RecordingHandler.Seen seen = server.handler.next();
    assertThat(seen.encoding()).isEqualTo(encoding);
    assertThat(seen.message()).isEqualTo(body);
  }

  @Test
  void h3_answersInTheContentTypeOfTheRequest() throws Exception {
    HttpResponse<byte[]> json = server.send("/v1/traces", "content-type", "application/json", JSON);
    HttpResponse<byte[]> protobuf = server.send(server.post("/v1/traces", TRACE));

    assertThat(type(json)).startsWith("application/json");
    assertThat(text(json)).isEqualTo("{}");
    assertThat(type(protobuf)).isEqualTo("application/x-protobuf");
    server.handler.next();
    server.handler.next();
  }

  @Test
  void h4_describesErrorsByAStatusInTheEncodingOfTheRequest() throws Exception {
    HttpResponse<byte[]> protobuf = server.send(server.post("/nowhere", TRACE));
    HttpResponse<byte[]> json = server.send("/nowhere", "content-type", "application/json", JSON);

    assertThat(type(protobuf)).isEqualTo("application/x-protobuf");
    assertThat(UnknownFieldSet.parseFrom(protobuf.body()).getField(1).getVarintList())
        .containsExactly(5L);
    assertThat(type(json)).startsWith("application/json");
    assertThat(text(json)).startsWith("{\"code\":5,\"message\":\"unknown path");
  }

  @Test
  void h4_answers405WithAllow_whenTheMethodIsWrong() throws Exception {
    HttpResponse<byte[]> response =
        server.send(HttpRequest.newBuilder(server.uri("/v1/traces")).GET());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).contains("POST");
    assertThat(text(response)).startsWith("{\"code\":12,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/protobuf-x", ""})
  void h4_answers415_whenTheContentTypeIsUnknown(String type) throws Exception {
    HttpResponse<byte[]> response = server.send("/v1/traces", "content-type", type, TRACE);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(text(response)).contains("application/x-protobuf");
  }

  @Test
  void h4_answers415_whenGrpcIsSpokenWithAnotherContentType() throws Exception {
    HttpResponse<byte[]> response =
        server.send(server.post(TestServer.exportPath(Signal.TRACES), TRACE));

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "BREW /v1/traces HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /../v1/traces HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
      })
  void h4_describesProtocolViolationsByAStatus(String head) throws Exception {
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send(head);

      String answer = client.readAll();
      assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer).contains("application/json").contains("{\"code\":");
    }
  }

  @Test
  void h4_describesAnOversizedHeadByAStatus() throws Exception {
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send("POST /v1/traces HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");

      assertThat(client.readAll()).matches("(?s)HTTP/1.1 4\\d\\d .*\\{\"code\":.*");
    }
  }

  @Test
  void h9_acceptsChunksWithoutAContentLength() throws Exception {
    HttpRequest.Builder request =
        server
            .post("/v1/traces", TRACE)
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofByteArray(TRACE)));

    assertThat(server.send(request).statusCode()).isEqualTo(200);
    assertThat(server.handler.next().message()).isEqualTo(TRACE);
  }

  @Test
  void h9_acceptsABodyByteByByte() throws Exception {
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send(RAW_HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      for (byte b : JSON) {
        client.send("1\r\n" + (char) b + "\r\n");
      }
      client.send("0\r\n\r\n");

      assertThat(client.readUntil("{}")).startsWith("HTTP/1.1 200");
      assertThat(server.handler.next().message()).isEqualTo(JSON);
    }
  }

  @Test
  void h10_continues_whenTheClientAsksFirst() throws Exception {
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send(RAW_HEAD + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
      client.send("{}");

      assertThat(client.readUntil("{}")).startsWith("HTTP/1.1 200");
      server.handler.next();
    }
  }

  @Test
  void h10_keepsHttp1ConnectionsOpen_alsoAfterErrors() throws Exception {
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send(RAW_HEAD + "Content-Length: 2\r\n\r\n{}");
      assertThat(client.readUntil("{}")).startsWith("HTTP/1.1 200");
      client.send(RAW_HEAD + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(client.readUntil("zstd)\"}")).startsWith("HTTP/1.1 415");
      client.send(RAW_HEAD + "Content-Length: 2\r\n\r\n{}");
      assertThat(client.readUntil("{}")).startsWith("HTTP/1.1 200");
    }
    server.handler.next();
    server.handler.next();
  }

  @Test
  void h10_speaksHttp2InClear() throws Exception {
    AggregatedHttpResponse response = postH2(TRACE, server.server.httpPort());

    assertThat(response.status().code()).isEqualTo(200);
    assertThat(response.contentType()).hasToString("application/x-protobuf");
    assertThat(server.handler.next().message()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(ints = {MIB + 1, 2 * MIB - 100, 20 * MIB})
  void h10_answers413OverHttp2(int size) {
    AggregatedHttpResponse response = postH2(Messages.large(size), server.server.httpPort());

    assertThat(response.status().code()).isEqualTo(413);
    assertThat(response.contentType()).hasToString("application/x-protobuf");
  }

  @Test
  void h11_doesNotCompressAnswers() throws Exception {
    HttpResponse<byte[]> response = server.send("/v1/traces", "accept-encoding", "gzip", TRACE);

    assertThat(response.headers().firstValue("content-encoding")).isEmpty();
    server.handler.next();
  }

  @Test
  void h12_allowsNoOtherOrigin() throws Exception {
    HttpResponse<byte[]> preflight =
        server.send(
            HttpRequest.newBuilder(server.uri("/v1/traces"))
                .header("origin", "https://page.example")
                .header("access-control-request-method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(preflight.statusCode()).isEqualTo(405);
    assertThat(preflight.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  void v3_acceptsEmptyMessages() throws Exception {
    HttpResponse<byte[]> protobuf = server.send(server.post("/v1/logs", new byte[0]));
    HttpResponse<byte[]> json =
        server.send("/v1/logs", "content-type", "application/json", new byte[] {'{', '}'});

    assertThat(protobuf.statusCode()).isEqualTo(200);
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(server.handler.next().message()).isEmpty();
    server.handler.next();
  }

  @Test
  void c1_servesBothProtocolsOnBothPorts() throws Exception {
    AggregatedHttpResponse http = postH2(TRACE, server.server.grpcPort());
    RequestHeaders head =
        RequestHeaders.of(
            HttpMethod.POST,
            TestServer.exportPath(Signal.LOGS),
            "content-type",
            "application/grpc+proto");
    AggregatedHttpResponse grpc =
        server
            .h2c(server.server.httpPort())
            .execute(head, HttpData.wrap(Messages.frame(false, new byte[0])))
            .aggregate()
            .join();

    assertThat(http.status().code()).isEqualTo(200);
    assertThat(TestServer.grpcStatus(grpc)).isEqualTo("0");
    assertThat(server.handler.next().source().listener()).isEqualTo("otlp_grpc");
    assertThat(server.handler.next().source().listener()).isEqualTo("otlp_http");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/traces, ",
    "/prefix/v1/traces, ",
    "/a/b/c/v1/traces, ",
    "//v1/traces, ",
    "/prefix//v1//traces, ",
    "/v1/traces/, ",
    "/v1/traces?x=y, ",
    "/api/public/otel/v1/traces, langfuse",
    "//api/public/otel//v1/traces, langfuse",
    "/proxy/api/public/otel/v1/traces, langfuse"
  })
  void c2_acceptsAnyPrefix(String path, String compatibility) throws Exception {
    assertThat(server.send(server.post(path, TRACE)).statusCode()).isEqualTo(200);
    assertThat(server.handler.next().source().compatibility())
        .isEqualTo(Optional.ofNullable(compatibility));
  }

  @Test
  void c2_answersMediaUploadsAtOnce() throws Exception {
    try (RawClient client = new RawClient(server.server.httpPort())) {
      client.send(
          "POST /api/public/media HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Content-Length: 100000\r\n\r\n{");

      assertThat(client.readUntil("}")).startsWith("HTTP/1.1 404").contains("{\"code\":5,");
    }
  }

  private static AggregatedHttpResponse postH2(byte[] body, int port) {
    RequestHeaders head =
        RequestHeaders.of(HttpMethod.POST, "/v1/traces", "content-type", "application/x-protobuf");
    return server.h2c(port).execute(head, HttpData.wrap(body)).aggregate().join();
  }

  private static String type(HttpResponse<byte[]> response) {
    return response.headers().firstValue("content-type").orElse("");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
