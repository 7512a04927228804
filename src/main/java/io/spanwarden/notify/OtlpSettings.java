package io.spanwarden.notify;

import io.spanwarden.event.Severity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The OTLP/gRPC backend that receives findings, and our own telemetry when asked for.
 *
 * @param endpoint {@code https://host:port}, or {@code http://} on this machine
 * @param headers sent with each request; their values are secret
 * @param allowPlaintext permits http to another machine
 * @param authority a PEM file of issuers to trust instead of those of the Java runtime
 * @param client our own certificate, if the backend asks for one
 * @param timeout of one request
 * @param gzip whether requests are compressed
 * @param minimum the least severity that is sent
 * @param traceRatio the part of our own traces that is sent, 0 to 1; none at 0
 * @param metricInterval how often our own metrics are sent; never if absent
 */
public record OtlpSettings(
    URI endpoint,
    Map<String, String> headers,
    boolean allowPlaintext,
    Optional<Path> authority,
    Optional<ClientCertificate> client,
    Duration timeout,
    boolean gzip,
    Severity minimum,
    double traceRatio,
    Optional<Duration> metricInterval) {

  /**
   * The PEM files of a client.
   *
   * @param chain the certificate, followed by its issuers
   * @param key its private key, PKCS #8, without a password
   */
  public record ClientCertificate(Path chain, Path key) {}

  public OtlpSettings {
    headers = Map.copyOf(headers);
  }

  /** Returns settings that send findings of every severity that weighs, and nothing else. */
  public static OtlpSettings of(URI endpoint) {
    return new OtlpSettings(
        endpoint,
        Map.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10),
        true,
        Severity.LOW,
        0,
        Optional.empty());
  }

  /**
   * Returns all that is wrong with these settings, each in a sentence; empty if they are usable.
   */
  public List<String> validate() {
    List<String> problems = new ArrayList<>();
    Endpoint.check("otlp.endpoint", endpoint, allowPlaintext, problems);
    authority.ifPresent(file -> checkReadable("otlp.ca", file, problems));
    client.ifPresent(
        files -> {
          checkReadable("otlp.client-certificate", files.chain(), problems);
          checkReadable("otlp.client-key", files.key(), problems);
        });
    checkAtLeastOneSecond("otlp.timeout", timeout, problems);
    metricInterval.ifPresent(
        interval -> checkAtLeastOneSecond("otlp.metrics-seconds", interval, problems));
    if (!(traceRatio >= 0 && traceRatio <= 1)) {
      problems.add("otlp.trace-ratio: " + traceRatio + " (expected: 0 to 1)");
    }
    return problems;
  }

  private static void checkReadable(String name, Path file, List<String> problems) {
    if (!Files.isReadable(file)) {
      problems.add(name + ": " + file + " (expected: a readable PEM file)");
    }
  }

  private static void checkAtLeastOneSecond(String name, Duration value, List<String> problems) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0) {
      problems.add(name + ": " + value + " (expected: one second or more)");
    }
  }

  @Override
  public String toString() {
    return "OtlpSettings[" + Endpoint.shown(endpoint) + "]";
  }
}
