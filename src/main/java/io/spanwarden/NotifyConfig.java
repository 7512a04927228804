package io.spanwarden;

import io.spanwarden.event.Severity;
import io.spanwarden.notify.OtlpSettings;
import io.spanwarden.notify.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the channels by which findings leave. */
final class NotifyConfig {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int A_DAY = 86_400;

  private NotifyConfig() {}

  /** Returns where findings are posted, if anywhere. */
  static Optional<WebhookSettings> webhook(SettingReader reader) {
    List<URI> urls = reader.secretUrls(Setting.WEBHOOK_URLS);
    var settings =
        new WebhookSettings(
            urls,
            reader.severity(Setting.WEBHOOK_SEVERITY).orElse(Severity.HIGH),
            reader.secret(Setting.WEBHOOK_SECRET),
            reader.flag(Setting.WEBHOOK_PLAINTEXT),
            reader.path(Setting.WEBHOOK_CA));
    return urls.isEmpty() ? Optional.empty() : Optional.of(settings);
  }

  /** Returns the backend that receives findings, if there is one. */
  static Optional<OtlpSettings> otlp(SettingReader reader) {
    List<URI> endpoint = reader.secretUrls(Setting.OTLP_ENDPOINT);
    if (endpoint.size() > 1) {
      reader.settings().reject("otlp.endpoint: " + endpoint.size() + " URLs (expected: one)");
    }
    long seconds = reader.number(Setting.OTLP_METRICS, 0, A_DAY);
    Severity minimum = reader.severity(Setting.OTLP_SEVERITY).orElse(Severity.LOW);
    double ratio = reader.ratio(Setting.OTLP_TRACE_RATIO);
    Map<String, String> headers = headers(reader);
    Optional<OtlpSettings.ClientCertificate> client = client(reader);
    return endpoint.stream()
        .findFirst()
        .map(
            url ->
                new OtlpSettings(
                    url,
                    headers,
                    reader.flag(Setting.OTLP_PLAINTEXT),
                    reader.path(Setting.OTLP_CA),
                    client,
                    TIMEOUT,
                    true,
                    minimum,
                    ratio,
                    seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds))));
  }

  private static Map<String, String> headers(SettingReader reader) {
    var headers = new LinkedHashMap<String, String>();
    String text = reader.secret(Setting.OTLP_HEADERS).orElse("");
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        reader
            .settings()
            .reject("otlp.headers-file: a line without a name (expected: name: value)");
      } else {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static Optional<OtlpSettings.ClientCertificate> client(SettingReader reader) {
    Optional<Path> chain = reader.path(Setting.OTLP_CLIENT_CERTIFICATE);
    Optional<Path> key = reader.path(Setting.OTLP_CLIENT_KEY);
    if (chain.isPresent() != key.isPresent()) {
      reader
          .settings()
          .reject("otlp: only one of client-certificate and client-key (expected: both or none)");
    }
    return chain.flatMap(file -> key.map(its -> new OtlpSettings.ClientCertificate(file, its)));
  }
}
