package io.spanwarden.receive;

import io.spanwarden.event.Client;
import org.jspecify.annotations.Nullable;

/** Tells exporters apart by the product that their user agent names first. */
final class UserAgents {
  private static final String EXPORTER = "OTel?OTLP?Exporter?";

  private UserAgents() {}

  static Client clientOf(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Client.NONE;
    }
    if (isExporter(userAgent)) {
      return exporter(userAgent);
    }
    if (starts(userAgent, 0, "OpenTelemetry Collector") || starts(userAgent, 0, "otelcol")) {
      return Client.COLLECTOR;
    }
    return starts(userAgent, 0, "Go-http-client") ? Client.GO_HTTP : Client.OTHER;
  }

  private static Client exporter(String userAgent) {
    int at = EXPORTER.length();
    if (starts(userAgent, at, "JavaScript")) {
      return Client.OTEL_JAVASCRIPT;
    }
    if (starts(userAgent, at, "Java")) {
      return Client.OTEL_JAVA;
    }
    if (starts(userAgent, at, "Python")) {
      return Client.OTEL_PYTHON;
    }
    if (starts(userAgent, at, "Rust")) {
      return Client.OTEL_RUST;
    }
    return starts(userAgent, at, "Go") ? Client.OTEL_GO : Client.OTHER;
  }

  /** The Go exporter writes spaces where the others write hyphens. */
  private static boolean isExporter(String text) {
    if (text.length() < EXPORTER.length()) {
      return false;
    }
    for (int i = 0; i < EXPORTER.length(); i++) {
      char wanted = Character.toLowerCase(EXPORTER.charAt(i));
      char found = Character.toLowerCase(text.charAt(i));
      if (wanted == '?' ? found != '-' && found != ' ' : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(String text, int at, String prefix) {
    return text.regionMatches(true, at, prefix, 0, prefix.length());
  }
}
