package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveSettingsTest {
  @Test
  void areSafeAndValidByDefault() {
    ReceiveSettings settings = ReceiveSettings.defaults();

    assertThat(settings.validate()).isEmpty();
    assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
    assertThat(settings.grpcPort()).isEqualTo(4317);
    assertThat(settings.httpPort()).isEqualTo(4318);
    assertThat(settings.requireCredentials()).isFalse();
    assertThat(settings.inFlightLimit()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
  }

  @Test
  void areValidOnASmallHeap() {
    ReceiveSettings settings = ReceiveSettings.builder().inFlightLimit(16 << 20).build();

    assertThat(settings.validate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "::", "fd00::1"})
  void refuseTheNetworkWithoutTlsAndCredentials(String address) {
    ReceiveSettings settings =
        ReceiveSettings.builder().bindAddress(address).requireCredentials(false).build();

    assertThat(settings.validate())
        .singleElement()
        .asString()
        .contains(address)
        .contains("TLS and required credentials")
        .contains("tls.certificate and tls.key")
        .contains("require-credentials true")
        .contains("allow-insecure-network true");
  }

  @Test
  void requireCredentialsOnTheNetworkByDefault_andAskForTls() {
    ReceiveSettings settings = ReceiveSettings.builder().bindAddress("0.0.0.0").build();

    assertThat(settings.requireCredentials()).isTrue();
    assertThat(settings.validate()).singleElement().asString().contains("without TLS (expected");
  }

  @Test
  void acceptTheNetwork_whenItIsProtectedOrAllowedInPlainWords(@TempDir Path directory)
      throws Exception {
    Path pem = Files.writeString(directory.resolve("a.pem"), "x");
    TlsFiles tls = new TlsFiles(pem, pem, Optional.empty());
    TlsFiles mutual = new TlsFiles(pem, pem, Optional.of(pem));
    ReceiveSettings.Builder builder = ReceiveSettings.builder().bindAddress("0.0.0.0");

    assertThat(builder.tls(tls).build().validate()).isEmpty();
    assertThat(builder.requireCredentials(false).build().validate())
        .singleElement()
        .asString()
        .contains("without required credentials");
    assertThat(builder.tls(mutual).build().validate()).isEmpty();
    assertThat(
            ReceiveSettings.builder()
                .bindAddress("0.0.0.0")
                .allowInsecureNetwork(true)
                .build()
                .validate())
        .isEmpty();
  }

  @Test
  void reportAllProblemsAtOnce() {
    Path absent = Path.of("absent.pem");
    ReceiveSettings settings =
        ReceiveSettings.builder()
            .bindAddress("a.host.example")
            .grpcPort(70000)
            .httpPort(-1)
            .wireLimit(0)
            .inFlightLimit(10)
            .messageLimit(100)
            .scanningThreads(0)
            .queueCapacity(0)
            .requestTimeout(Duration.ZERO)
            .idleTimeout(Duration.ofSeconds(-1))
            .tls(new TlsFiles(absent, absent, Optional.of(absent)))
            .trustedProxies(List.of("10.0.0.0/33", "proxy.example"))
            .build();

    assertThat(settings.validate())
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactlyInAnyOrder(
            "limits.wire-bytes",
            "limits.threads",
            "limits.queue",
            "limits.in-flight-bytes",
            "requestTimeout",
            "idleTimeout",
            "grpc-port",
            "http-port",
            "bind",
            "tls.certificate",
            "tls.key",
            "tls.client-ca",
            "trusted-proxies",
            "trusted-proxies");
  }

  @Test
  void keepTheServerFromStarting_whenTheyAreNotUsable() {
    assertThatThrownBy(() -> TestServer.start(s -> s.bindAddress("0.0.0.0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allow-insecure-network");
  }

  @Test
  void nameTheAddress_whenThePortIsTaken() throws Exception {
    try (TestServer server = TestServer.start()) {
      int taken = server.server.httpPort();

      assertThatThrownBy(() -> TestServer.start(s -> s.httpPort(taken)))
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("free ports");
    }
  }
}
