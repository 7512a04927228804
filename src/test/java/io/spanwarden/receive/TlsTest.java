package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.Credential;
import io.spanwarden.event.Source;
import io.spanwarden.event.TransportSecurity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {
  private static final byte[] TRACE = Messages.trace("span");
  private static Certificates certificates;

  @BeforeAll
  static void generate(@TempDir Path directory) throws Exception {
    certificates = Certificates.generate(directory);
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, TLS_1_3", "TLSv1.2, TLS_1_2"})
  void knowsTheVersion(String protocol, TransportSecurity security) throws Exception {
    try (TestServer server = start(false)) {
      HttpResponse<byte[]> response = post(server, certificates.context(false), protocol);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      Source source = server.handler.next().source();
      assertThat(source.security()).isEqualTo(security);
      assertThat(source.credential()).isEmpty();
      assertThat(
              server.count(
                  "spanwarden.otlp.transport.requests",
                  "security",
                  security.label(),
                  "peer",
                  "loopback"))
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, MTLS_1_3", "TLSv1.2, MTLS_1_2"})
  void takesAClientCertificateAsCredential(String protocol, TransportSecurity security)
      throws Exception {
    try (TestServer server = start(true)) {
      HttpResponse<byte[]> response = post(server, certificates.context(true), protocol);

      assertThat(response.statusCode()).isEqualTo(200);
      Source source = server.handler.next().source();
      assertThat(source.security()).isEqualTo(security);
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(certificates.clientCertificate().getEncoded());
      assertThat(source.credential().map(Credential::reference))
          .contains("mtls:" + HexFormat.of().formatHex(hash));
      assertThat(source.authenticated()).isTrue();
    }
  }

  @Test
  void refusesTheHandshake_whenTheClientHasNoCertificate() throws Exception {
    try (TestServer server = start(true)) {
      SSLContext context = certificates.context(false);

      assertThatThrownBy(() -> post(server, context, "TLSv1.2")).isInstanceOf(IOException.class);
      assertThat(server.handler.waiting()).isZero();
    }
  }

  @Test
  void refusesTheHandshake_belowTls12() throws Exception {
    try (TestServer server = start(false);
        RawClient client = new RawClient(server.server.httpPort())) {
      client.send(clientHello(0x0302));

      // Alert (21): fatal (2), protocol_version (70).
      byte[] alert = client.readAll().getBytes(StandardCharsets.ISO_8859_1);
      assertThat(alert).hasSize(7).startsWith(21).endsWith(0, 2, 2, 70);
    }
  }

  @Test
  void saysWhatIsWrong_whenTheKeyIsNoKey(@TempDir Path directory) throws Exception {
    TlsFiles good = certificates.files(false);
    TlsFiles bad =
        new TlsFiles(good.certificateChain(), good.certificateChain(), good.clientAuthority());

    assertThatThrownBy(() -> TestServer.start(s -> s.tls(bad)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PKCS #8");
  }

  private static TestServer start(boolean mutual) throws Exception {
    TlsFiles files = certificates.files(mutual);
    return TestServer.start(s -> s.tls(files).requireCredentials(mutual));
  }

  private static HttpResponse<byte[]> post(TestServer server, SSLContext context, String protocol)
      throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    HttpClient client =
        HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
    HttpRequest request =
        server
            .post("/v1/traces", TRACE)
            .uri(URI.create("https://127.0.0.1:" + server.server.httpPort() + "/v1/traces"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Returns a TLS record with a ClientHello (RFC 5246, section 7.4.1.2) without extensions. */
  private static byte[] clientHello(int version) {
    ByteBuffer hello = ByteBuffer.allocate(52);
    hello.put((byte) 22).putShort((short) 0x0301).putShort((short) 47);
    hello.put((byte) 1).put((byte) 0).putShort((short) 43);
    hello.putShort((short) version).put(new byte[32]).put((byte) 0);
    hello.putShort((short) 4).putShort((short) 0xc013).putShort((short) 0xc009);
    return hello.put((byte) 1).put((byte) 0).array();
  }
}
