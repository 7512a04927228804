package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements on bodies of OTLP/HTTP: compression and size. */
class HttpBodyConformanceTest {
  private static final int MIB = 1 << 20;
  private static final byte[] TRACE = Messages.trace("span");

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
  @CsvSource({"gzip", "GZIP", "x-gzip", "zstd", "identity", "''"})
  void h5_unfoldsTheBody(String encoding) throws Exception {
    byte[] body =
        switch (encoding) {
          case "zstd" -> Messages.zstd(TRACE);
          case "identity", "" -> TRACE;
          default -> Messages.gzip(TRACE);
        };

    HttpResponse<byte[]> response = server.send("/v1/traces", "content-encoding", encoding, body);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(server.handler.next().message()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "snappy"})
  void h6_answers415_whenTheContentEncodingIsUnknown(String encoding) throws Exception {
    HttpResponse<byte[]> response = server.send("/v1/traces", "content-encoding", encoding, TRACE);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(TestServer.statusMessage(response)).contains("gzip or zstd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void h7_answers400_whenTheCompressionIsCorrupt(String encoding) throws Exception {
    byte[] sound = encoding.equals("gzip") ? Messages.gzip(TRACE) : Messages.zstd(TRACE);
    byte[][] corrupt = {
      TRACE,
      new byte[0],
      Arrays.copyOf(sound, sound.length - 3),
      Messages.concat(sound, new byte[] {1, 2, 3})
    };

    for (byte[] body : corrupt) {
      HttpResponse<byte[]> response = server.send("/v1/traces", "content-encoding", encoding, body);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(TestServer.statusMessage(response)).contains("corrupt");
    }
  }

  @Test
  void h7_answers400_whenTheMessageIsMalformed() throws Exception {
    HttpResponse<byte[]> response = server.send(server.post("/v1/traces", new byte[] {10, 99}));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestServer.statusMessage(response)).contains("resource_spans[0]: cut short");
  }

  @ParameterizedTest
  @ValueSource(ints = {MIB + 1, 2 * MIB - 100, 3 * MIB, 20 * MIB})
  void h8_answers413_whenTheBodyIsOverTheLimit(int size) throws Exception {
    HttpResponse<byte[]> response = server.send(server.post("/v1/traces", Messages.large(size)));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestServer.statusMessage(response)).contains("size limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void h8_answers413_whenTheMessageUnfoldsOverTheLimit(String encoding) throws Exception {
    byte[] bomb = Messages.large(50 * MIB);
    byte[] body = encoding.equals("gzip") ? Messages.gzip(bomb) : Messages.zstd(bomb);

    HttpResponse<byte[]> response = server.send("/v1/traces", "content-encoding", encoding, body);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestServer.statusMessage(response)).contains("size limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void l1_acceptsAMessageThatUnfoldsToExactlyTheLimit(String encoding) throws Exception {
    int overhead = Messages.large(2 * MIB - 50).length - (2 * MIB - 50);
    byte[] exact = Messages.large(2 * MIB - overhead);
    byte[] over = Messages.large(2 * MIB - overhead + 1);
    assertThat(exact).hasSize(2 * MIB);

    assertThat(sendCompressed(encoding, exact)).isEqualTo(200);
    assertThat(sendCompressed(encoding, over)).isEqualTo(413);
    assertThat(server.handler.next().message()).isEqualTo(exact);
  }

  @Test
  void l1_isTwentyAndSixtyFourMebibytesByDefault() {
    ReceiveSettings settings = ReceiveSettings.builder().inFlightLimit(1L << 30).build();

    assertThat(settings.wireLimit()).isEqualTo(20 * MIB);
    assertThat(settings.messageLimit()).isEqualTo(64 * MIB);
  }

  private static int sendCompressed(String encoding, byte[] message) throws Exception {
    byte[] body = encoding.equals("gzip") ? Messages.gzip(message) : Messages.zstd(message);
    return server.send("/v1/traces", "content-encoding", encoding, body).statusCode();
  }
}
