package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiveMetersTest {
  private static final List<String> SEARCH = List.of("/usr/bin", "/usr/local/bin", "/bin");

  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "spanwarden_otlp_requests_total, 63",
    "spanwarden_otlp_items_total, 9",
    "spanwarden_otlp_received_bytes_total, 9",
    "spanwarden_otlp_decompressed_bytes_total, 3",
    "spanwarden_otlp_request_duration_seconds_count, 9",
    "spanwarden_otlp_request_duration_seconds_bucket, 117",
    "spanwarden_otlp_transport_requests_total, 15",
    "spanwarden_otlp_connections, 45",
    "spanwarden_queue_items, 1",
    "spanwarden_queue_capacity_items, 1",
    "spanwarden_otlp_in_flight_bytes, 1",
    "spanwarden_otlp_in_flight_limit_bytes, 1",
    "spanwarden_auth_failures_total, 8"
  })
  void areAllThereFromTheStart(String name, int series) {
    assertThat(server.registry.scrape().lines())
        .filteredOn(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .hasSize(series);
  }

  @Test
  void startAtZero() throws Exception {
    try (TestServer fresh = TestServer.start()) {
      assertThat(fresh.registry.scrape().lines())
          .filteredOn(line -> !line.startsWith("#") && !line.contains("_limit_"))
          .filteredOn(line -> !line.contains("capacity") && !line.contains("_config_"))
          .allMatch(line -> line.endsWith(" 0") || line.endsWith(" 0.0"));
    }
  }

  @Test
  void countWhatCameIn() throws Exception {
    byte[] message = Messages.trace("span");
    byte[] gzip = Messages.gzip(message);
    try (TestServer fresh = TestServer.start()) {
      fresh.send("/v1/traces", "content-encoding", "gzip", gzip);

      assertThat(fresh.registry.scrape())
          .contains(
              "spanwarden_otlp_received_bytes_total{encoding=\"gzip\",signal=\"traces\"} "
                  + gzip.length)
          .contains("spanwarden_otlp_decompressed_bytes_total{signal=\"traces\"} " + message.length)
          .contains("outcome=\"accepted\",signal=\"traces\",transport=\"http_protobuf\"} 1")
          .contains("spanwarden_otlp_items_total{outcome=\"accepted\",signal=\"traces\"} 1")
          .contains(
              "spanwarden_otlp_transport_requests_total{peer=\"loopback\",security=\"plaintext\"} 1")
          .contains(
              "spanwarden_otlp_connections{peer=\"loopback\",security=\"plaintext\",transport=\"http_protobuf\"} 1");
    }
  }

  @Test
  void pleasePromtool() throws Exception {
    Path promtool =
        SEARCH.stream()
            .map(bin -> Path.of(bin, "promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of("absent"));
    assumeTrue(Files.exists(promtool), "promtool is not installed");
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(server.registry.scrape().getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).isEmpty();
    assertThat(process.waitFor()).isZero();
  }
}
