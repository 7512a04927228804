package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.Client;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Source;
import io.spanwarden.event.TransportSecurity;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends a request, and whom to believe about it. */
class SenderTest {
  private static TestServer direct;
  private static TestServer proxied;

  @BeforeAll
  static void start() throws Exception {
    direct = TestServer.start();
    proxied = TestServer.start(s -> s.trustedProxies(List.of("127.0.0.0/8", "10.9.0.0/16")));
  }

  @AfterAll
  static void stop() {
    direct.close();
    proxied.close();
  }

  @Test
  void ignoresForwardingHeaders_ofAnyoneElse() throws Exception {
    Source source =
        sourceOf(
            direct,
            "x-forwarded-for",
            "203.0.113.9",
            "x-forwarded-proto",
            "https",
            "forwarded",
            "for=203.0.113.9;proto=https");

    assertThat(source.peer()).isEqualTo(PeerClass.LOOPBACK);
    assertThat(source.security()).isEqualTo(TransportSecurity.PLAINTEXT);
    assertThat(source.viaTrustedProxy()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9                    | https       | PUBLIC   | TLS_1_2",
        "192.168.1.2                    | http        | PRIVATE  | PLAINTEXT",
        "203.0.113.9, 192.168.1.2       | https       | PRIVATE  | TLS_1_2",
        "203.0.113.9, 10.9.1.1          | https, http | PUBLIC   | PLAINTEXT",
        "2001:db8::1                    | HTTPS       | PUBLIC   | TLS_1_2",
        "[fd00::1]:4711                 | https       | PRIVATE  | TLS_1_2",
        "203.0.113.9:80                 | https       | PUBLIC   | TLS_1_2",
        "203.0.113.9, name.example      | https       | LOOPBACK | TLS_1_2",
      })
  void believesXForwardedOfATrustedProxy(
      String addresses, String protocol, PeerClass peer, TransportSecurity security)
      throws Exception {
    Source source = sourceOf(proxied, "x-forwarded-for", addresses, "x-forwarded-proto", protocol);

    assertThat(source.peer()).isEqualTo(peer);
    assertThat(source.security()).isEqualTo(security);
    assertThat(source.viaTrustedProxy()).isTrue();
  }

  @Test
  void believesForwardedOfATrustedProxy() throws Exception {
    Source source =
        sourceOf(proxied, "forwarded", "for=\"[2001:db8::17]:4711\";Proto=https, for=10.9.0.1");

    assertThat(source.peer()).isEqualTo(PeerClass.PUBLIC);
    assertThat(source.security()).isEqualTo(TransportSecurity.TLS_1_2);
    assertThat(source.viaTrustedProxy()).isTrue();
  }

  @Test
  void seesForItself_whenATrustedProxySaysNothing() throws Exception {
    Source source = sourceOf(proxied);

    assertThat(source.peer()).isEqualTo(PeerClass.LOOPBACK);
    assertThat(source.viaTrustedProxy()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, LOOPBACK",
    "127.9.9.9, LOOPBACK",
    "::1, LOOPBACK",
    "10.2.3.4, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.32.0.1, PUBLIC",
    "192.168.0.1, PRIVATE",
    "169.254.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "100.128.0.1, PUBLIC",
    "fe80::1, PRIVATE",
    "fc00::1, PRIVATE",
    "fd12::1, PRIVATE",
    "2001:db8::1, PUBLIC",
    "::ffff:10.0.0.1, PRIVATE",
    "203.0.113.9, PUBLIC"
  })
  void classifiesAddresses(String address, PeerClass peer) {
    InetAddress parsed = Addresses.literal(address).orElseThrow();

    assertThat(Addresses.classOf(parsed)).isEqualTo(peer);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.128.0/17, 192.168.200.1, true",
    "192.168.128.0/17, 192.168.1.1, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "203.0.113.9, 203.0.113.9, true",
    "fd00::/8, fd99::1, true",
    "fd00::/8, fe80::1, false"
  })
  void matchesBlocks(String block, String address, boolean inside) {
    assertThat(Cidr.parse(block).orElseThrow().contains(Addresses.literal(address).orElseThrow()))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "OTel-OTLP-Exporter-JavaScript/0.223.1, OTEL_JAVASCRIPT",
    "OTel-OTLP-Exporter-Java/1.67.0, OTEL_JAVA",
    "OTel-OTLP-Exporter-Python/1.40.0, OTEL_PYTHON",
    "OTel OTLP Exporter Go/1.40.0, OTEL_GO",
    "otel-otlp-exporter-rust/0.31, OTEL_RUST",
    "OTel-OTLP-Exporter-Swift/1, OTHER",
    "OpenTelemetry Collector Contrib/0.159.0 (linux/amd64), COLLECTOR",
    "otelcol/0.159.0, COLLECTOR",
    "Go-http-client/1.1, GO_HTTP",
    "curl/8.0, OTHER",
    "OTel, OTHER",
    "' ', NONE",
    ", NONE"
  })
  void tellsExportersApart(String userAgent, Client client) {
    assertThat(UserAgents.clientOf(userAgent)).isEqualTo(client);
  }

  @Test
  void keepsTheKindOfExporter() throws Exception {
    Source source = sourceOf(direct, "user-agent", "OTel-OTLP-Exporter-Python/1.40.0");

    assertThat(source.client()).isEqualTo(Client.OTEL_PYTHON);
  }

  private static Source sourceOf(TestServer server, String... headers) throws Exception {
    HttpRequest.Builder request = server.post("/v1/traces", Messages.trace("span"));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    assertThat(server.send(request).statusCode()).isEqualTo(200);
    return server.handler.next().source();
  }
}
