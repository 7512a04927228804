package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
  @TempDir private Path first;
  @TempDir private Path second;

  private Certificates old;
  private Certificates renewed;

  @BeforeEach
  void generate() throws Exception {
    old = Certificates.generate(first);
    renewed = Certificates.generate(second);
  }

  private static void replace(TlsFiles files, TlsFiles by) throws Exception {
    Files.copy(by.privateKey(), files.privateKey(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        by.certificateChain(), files.certificateChain(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static double successful(MeterRegistry registry) {
    return registry.get("spanwarden.config.last.reload.successful").gauge().value();
  }

  private static X509Certificate shown(ServerCertificate certificate) {
    return certificate.keyPair("localhost").certificateChain().get(0);
  }

  @Test
  void newFilesServeTheNextHandshake() throws Exception {
    TlsFiles files = old.files(false);
    try (TestServer server = TestServer.start(s -> s.tls(files))) {
      var certificate = (ServerCertificate) server.server.certificate().orElseThrow();
      assertThat(status(server, old)).isEqualTo(405);
      replace(files, renewed.files(false));
      certificate.look();
      assertThat(status(server, renewed)).isEqualTo(405);
      assertThatThrownBy(() -> status(server, old)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static int status(TestServer server, Certificates trusted) throws Exception {
    var client = HttpClient.newBuilder().sslContext(trusted.context(false)).build();
    URI uri = URI.create("https://127.0.0.1:" + server.server.httpPort() + "/v1/traces");
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void filesThatDoNotBelongTogetherLeaveTheOldCertificateInPlace() throws Exception {
    TlsFiles files = old.files(false);
    var registry = new SimpleMeterRegistry();
    try (var certificate = ServerCertificate.watch(files, InstantSource.system(), registry)) {
      X509Certificate before = shown(certificate);
      Files.copy(
          renewed.files(false).privateKey(),
          files.privateKey(),
          StandardCopyOption.REPLACE_EXISTING);
      certificate.look();
      assertThat(shown(certificate)).isEqualTo(before);
      assertThat(successful(registry)).isZero();

      replace(files, renewed.files(false));
      certificate.look();
      assertThat(shown(certificate)).isNotEqualTo(before);
      assertThat(successful(registry)).isOne();
    }
  }

  @Test
  void everyListenerTellsWhenItsCertificateExpires() throws Exception {
    TlsFiles files = old.files(false);
    var registry = new SimpleMeterRegistry();
    try (var certificate = ServerCertificate.watch(files, InstantSource.system(), registry)) {
      double expiry = shown(certificate).getNotAfter().toInstant().getEpochSecond();
      for (String listener : List.of("otlp_grpc", "otlp_http", "console")) {
        assertThat(
                registry
                    .get("spanwarden.tls.certificate.expiry.timestamp.seconds")
                    .tag("listener", listener)
                    .gauge()
                    .value())
            .isEqualTo(expiry);
      }
    }
  }
}
