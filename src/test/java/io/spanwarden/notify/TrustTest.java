package io.spanwarden.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.server.Server;
import io.spanwarden.event.Severity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a server whose issuer only our file knows. */
class TrustTest {
  @TempDir private static Path directory;
  private static Server server;
  private static Path authority;

  @BeforeAll
  static void start() throws Exception {
    TlsKeyPair keyPair = TlsKeyPair.ofSelfSigned("localhost");
    byte[] der = keyPair.certificateChain().get(0).getEncoded();
    authority =
        Files.writeString(
            directory.resolve("ca.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n");
    server =
        Server.builder()
            .localPort(0, com.linecorp.armeria.common.SessionProtocol.HTTPS)
            .tls(keyPair)
            .service(
                "prefix:/",
                (context, request) ->
                    HttpResponse.of(request.aggregate().thenApply(all -> answer())))
            .build();
    server.start().join();
  }

  private static HttpResponse answer() {
    return HttpResponse.of(
        ResponseHeaders.builder(200).set("content-type", "application/grpc").build(),
        HttpData.wrap(new byte[5]),
        HttpHeaders.of("grpc-status", 0));
  }

  @AfterAll
  static void stop() {
    server.stop().join();
  }

  private static URI url() {
    return URI.create("https://localhost:" + server.activeLocalPort());
  }

  private static Webhook webhook(Optional<Path> trusted) {
    var settings =
        new WebhookSettings(List.of(url()), Severity.HIGH, Optional.empty(), false, trusted);
    return Webhook.start(settings, "1", InstantSource.system());
  }

  @Test
  void aWebhookTrustsTheFile() throws Exception {
    try (Webhook webhook = webhook(Optional.of(authority))) {
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> webhook.stats().delivered() == 1);
      assertThat(webhook.stats().retried()).isZero();
    }
  }

  @Test
  void aWebhookTrustsNoStranger() throws Exception {
    try (Webhook webhook = webhook(Optional.empty())) {
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> webhook.stats().retried() == 1);
      assertThat(webhook.stats().delivered()).isZero();
    }
  }

  @Test
  void theExportTrustsTheFile() throws Exception {
    var settings =
        new OtlpSettings(
            url(),
            Map.of(),
            false,
            Optional.of(authority),
            Optional.empty(),
            Duration.ofSeconds(5),
            true,
            Severity.LOW,
            0,
            Optional.empty());
    var identity = new OtlpIdentity("1", "instance-1", "mark-1");
    try (OtlpExport export = OtlpExport.start(settings, identity, InstantSource.system())) {
      export.findings().accept(Notices.of("f1"));
      Notices.await(() -> export.findings().stats().delivered() == 1);
      assertThat(export.findings().stats().retried()).isZero();
    }
  }
}
