package io.spanwarden.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.event.Severity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which destinations are allowed, and what a refusal says. */
class SettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/a",
        "http://127.0.0.1:1/a",
        "http://localhost/a",
        "http://[::1]:80/"
      })
  void httpsAndThisMachineAreFine(String url) {
    assertThat(WebhookSettings.of(URI.create(url)).validate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/hidden",
        "http://127.0.0.1.example.com/hidden",
        "https://user:hidden@hooks.example.com/",
        "ftp://hooks.example.com/hidden?hidden",
        "https:///hidden"
      })
  void othersAreRefusedWithoutShowingTheirSecrets(String url) {
    var settings = WebhookSettings.of(URI.create(url));
    assertThat(settings.validate()).hasSize(1).noneMatch(problem -> problem.contains("hidden"));
    assertThat(settings.toString()).doesNotContain("hidden");
  }

  @Test
  void plaintextToTheNetworkNeedsAWord() {
    var settings =
        new WebhookSettings(
            List.of(URI.create("http://hooks.example.com/a")),
            Severity.HIGH,
            Optional.of("hidden-short"),
            true,
            Optional.empty());
    assertThat(settings.validate())
        .containsExactly("webhook.secret-file: (expected: 16 characters or more)");
    assertThat(settings.toString()).doesNotContain("hidden");
  }

  @Test
  void theBackendIsCheckedAsWell() {
    var settings =
        new OtlpSettings(
            URI.create("http://backend.example.com:4317"),
            Map.of("authorization", "hidden"),
            false,
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            true,
            Severity.LOW,
            2,
            Optional.empty());
    assertThat(settings.validate()).hasSize(3);
    assertThat(settings.toString()).doesNotContain("hidden");
    assertThat(OtlpSettings.of(URI.create("http://127.0.0.1:4317")).validate()).isEmpty();
  }

  @Test
  void anAuthorityWithoutCertificatesIsRefused(@TempDir Path directory) throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");
    var settings =
        new WebhookSettings(
            List.of(URI.create("https://127.0.0.1/")),
            Severity.HIGH,
            Optional.empty(),
            false,
            Optional.of(empty));
    assertThatThrownBy(() -> Webhook.start(settings, "1", InstantSource.system()))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("webhook.ca: ");
  }
}
