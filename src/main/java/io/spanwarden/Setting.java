package io.spanwarden;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting, with its default and its meaning. The same name serves in the file ({@code
 * tls.certificate} or nested), in the environment ({@code SPANWARDEN_TLS_CERTIFICATE}) and with
 * {@code --set}.
 */
public enum Setting {
  DATA_DIR("data-dir", "~/.local/share/spanwarden", "Directory for the ledger, keys and tokens."),
  RULES_DIR(
      "rules-dir",
      "",
      "Directory of rules that add to the built-in ones or override them by id, and of allow.yaml;"
          + " taken up while running."),
  EVIDENCE_PRESET(
      "evidence-preset",
      "default",
      "Parameters of the evidence model: default, strict (floors while findings are active), slow"
          + " (credit takes a day), or one of your evidence.yaml."),
  BIND("bind", "127.0.0.1", "Address on which OTLP is received."),
  GRPC_PORT("grpc-port", "4317", "Port for OTLP/gRPC; 0 = any free one."),
  HTTP_PORT("http-port", "4318", "Port for OTLP/HTTP; 0 = any free one."),
  CONSOLE_BIND("console-bind", "127.0.0.1", "Address of console, API and /metrics."),
  CONSOLE_PORT("console-port", "9470", "Port of console, API and /metrics; 0 = any free one."),
  TLS_CERTIFICATE(
      "tls.certificate",
      "",
      "PEM file with the certificate chain; switches TLS on for all listeners."),
  TLS_KEY("tls.key", "", "PEM file with the private key."),
  TLS_CLIENT_CA(
      "tls.client-ca",
      "",
      "PEM file with authorities; OTLP clients must then show a certificate of one."),
  REQUIRE_CREDENTIALS(
      "require-credentials",
      "auto",
      "Whether OTLP needs a token: true, false, or auto (not on loopback)."),
  TRUSTED_PROXIES(
      "trusted-proxies",
      "",
      "Networks (CIDR, comma-separated) whose forwarding headers are believed."),
  ALLOW_INSECURE_NETWORK(
      "allow-insecure-network",
      "false",
      "Accept unencrypted or unauthenticated telemetry from the network."),
  EXPECTED_AGENTS(
      "expected-agents", "", "Agents (comma-separated) that should report; silence is then told."),
  WEBHOOK_URLS("webhook.urls", "", "URLs (comma-separated) to which grave findings are posted."),
  WEBHOOK_SEVERITY("webhook.min-severity", "high", "Least severity that is posted."),
  WEBHOOK_SECRET("webhook.secret-file", "", "File with the key that signs what is posted."),
  WEBHOOK_CA("webhook.ca", "", "PEM file with authorities to trust instead of Java's."),
  WEBHOOK_PLAINTEXT("webhook.allow-plaintext", "false", "Permit http to another machine."),
  OTLP_ENDPOINT(
      "otlp.endpoint", "", "OTLP/gRPC backend that gets findings, such as https://host:4317."),
  OTLP_SEVERITY("otlp.min-severity", "low", "Least severity that is sent."),
  OTLP_HEADERS("otlp.headers-file", "", "File with headers, a `name: value` a line."),
  OTLP_CA("otlp.ca", "", "PEM file with authorities to trust instead of Java's."),
  OTLP_CLIENT_CERTIFICATE("otlp.client-certificate", "", "PEM file, if the backend asks for one."),
  OTLP_CLIENT_KEY("otlp.client-key", "", "PEM file with its private key."),
  OTLP_PLAINTEXT("otlp.allow-plaintext", "false", "Permit http to another machine."),
  OTLP_TRACE_RATIO(
      "otlp.trace-ratio", "0", "Part of Spanwarden's own requests that is sent as spans, 0 to 1."),
  OTLP_METRICS(
      "otlp.metrics-seconds", "0", "How often Spanwarden's own metrics are sent; 0 = never."),
  WIRE_LIMIT("limits.wire-bytes", "20MiB", "Largest request body as sent."),
  MESSAGE_LIMIT("limits.message-bytes", "64MiB", "Largest request body after decompression."),
  IN_FLIGHT_LIMIT(
      "limits.in-flight-bytes",
      "auto",
      "Bytes of all requests under way; auto = a quarter of the heap."),
  QUEUE("limits.queue", "1024", "Requests that may wait for a scanning thread."),
  THREADS("limits.threads", "auto", "Scanning threads; auto = one a core."),
  MAX_FINDINGS("limits.findings", "100000", "Findings that are kept."),
  LEDGER_LIMIT("limits.ledger-bytes", "2GiB", "Size of the ledger from which its past is cut.");

  private final String key;
  private final String defaultValue;
  private final String help;

  Setting(String key, String defaultValue, String help) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.help = help;
  }

  /** Returns the dotted key of the configuration file. */
  public String key() {
    return key;
  }

  /** Returns the environment variable. */
  public String variable() {
    return "SPANWARDEN_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Returns the default; empty for none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** Returns one line of explanation. */
  public String help() {
    return help;
  }

  /** Returns the setting with a dotted key. */
  static Optional<Setting> byKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** Returns the setting of an environment variable. */
  static Optional<Setting> byVariable(String variable) {
    return Arrays.stream(values())
        .filter(setting -> setting.variable().equals(variable))
        .findFirst();
  }

  /** Returns the table of the README. */
  public static String table() {
    var table = new StringBuilder("| Setting | Default | Meaning |\n|---|---|---|\n");
    for (Setting setting : values()) {
      String shown = setting.defaultValue.isEmpty() ? "" : "`" + setting.defaultValue + "`";
      table.append("| `%s` | %s | %s |\n".formatted(setting.key, shown, setting.help));
    }
    return table.toString();
  }
}
