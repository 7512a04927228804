package io.spanwarden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.store.JournalListener;
import io.spanwarden.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is acknowledged is on disk, and what cannot be written is not acknowledged. */
class DurabilityIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path dataDir;

  private final HttpClient client = HttpClient.newHttpClient();
  private final FreshValues values = new FreshValues(new SplittableRandom(11));
  private final String secret = values.get("GHP");
  private final String other = new FreshValues(new SplittableRandom(12)).get("GHP");

  /** Somebody else who writes the database, and so keeps the journal from it. */
  private final class Hold implements AutoCloseable {
    private final Connection connection;

    Hold() throws SQLException {
      connection = DriverManager.getConnection("jdbc:sqlite:" + Store.file(dataDir));
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 10000");
        statement.execute("BEGIN IMMEDIATE");
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private static String body(String text) {
    return """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"%s"}}]}]}]}
        """
        .formatted(text);
  }

  private CompletableFuture<HttpResponse<String>> send(RunningServer server, String json) {
    URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + "/v1/logs");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private int status(RunningServer server, String json) throws Exception {
    return send(server, json).get(60, TimeUnit.SECONDS).statusCode();
  }

  private static byte[] protobuf(String text) {
    var log = LogRecord.newBuilder().setBody(AnyValue.newBuilder().setStringValue(text));
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder().addScopeLogs(ScopeLogs.newBuilder().addLogRecords(log)))
        .build()
        .toByteArray();
  }

  private static int grpc(RunningServer server, String text) {
    return GrpcCall.to(
        server.grpcPort(),
        "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
        protobuf(text));
  }

  private static List<Long> counts(RunningServer server) throws Exception {
    // Over plaintext every request also shows that it was.
    return server.findings().stream()
        .filter(finding -> finding.get("rule").get("category").asText().equals("secret"))
        .map(finding -> finding.get("count").asLong())
        .toList();
  }

  private static boolean failing(RunningServer server, String value) throws Exception {
    return server
        .get("/metrics")
        .lines()
        .anyMatch(line -> line.matches("spanwarden_journal_failing " + value + "(\\.0)?"));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).as("it never came true").isBefore(end);
      Thread.sleep(100);
    }
  }

  private int readiness(RunningServer server) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.consolePort() + "/readyz");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode();
  }

  @Test
  void acknowledgesFindingsOnlyOnceTheyAreDurable() throws Exception {
    try (RunningServer server = RunningServer.start(dataDir)) {
      assertThat(status(server, body("warm"))).isEqualTo(200);
      CompletableFuture<HttpResponse<String>> first;
      CompletableFuture<HttpResponse<String>> again;
      try (var hold = new Hold()) {
        assertThat(hold).isNotNull();
        first = send(server, body(secret));
        assertThatThrownBy(() -> first.get(1, TimeUnit.SECONDS))
            .isInstanceOf(TimeoutException.class);
        again = send(server, body(secret));
        assertThatThrownBy(() -> again.get(1, TimeUnit.SECONDS))
            .isInstanceOf(TimeoutException.class);
      }
      assertThat(first.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(again.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(counts(server)).containsExactly(1L);
    }
  }

  @Test
  void refusesFindings_whileTheyCannotBeWritten_andCountsThemOnceAfterwards() throws Exception {
    JsonNode before;
    try (RunningServer server = RunningServer.start(dataDir)) {
      assertThat(readiness(server)).isEqualTo(200);
      CompletableFuture<HttpResponse<String>> waiting;
      try (var hold = new Hold()) {
        assertThat(hold).isNotNull();
        waiting = send(server, body(secret));
        await(() -> failing(server, "1"));
        assertThat(readiness(server)).isEqualTo(503);
        HttpResponse<String> refused = send(server, body(other)).get(60, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
        assertThat(refused.body()).doesNotContain(other);
        assertThat(grpc(server, other)).isEqualTo(14);
        assertThat(waiting).isNotDone();
      }
      await(() -> failing(server, "0"));
      assertThat(readiness(server)).isEqualTo(200);
      assertThat(waiting.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(status(server, body(other))).isEqualTo(200);
      assertThat(status(server, body(other))).isEqualTo(200);
      assertThat(counts(server)).containsExactly(1L, 1L);
      before = server.json("/api/v1/findings");
    }
    try (RunningServer server = RunningServer.start(dataDir)) {
      assertThat(server.json("/api/v1/findings")).isEqualTo(before);
      assertThat(status(server, body(other))).isEqualTo(200);
      assertThat(counts(server)).as("it knows what was sent again").containsExactly(1L, 1L);
    }
  }

  @Test
  void writesNoTextOfTelemetry_notEvenInCheckpoints() throws Exception {
    String everywhere =
        """
        {"resourceLogs":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"claude-code"}},
          {"key":"host.name","value":{"stringValue":"SECRET"}}]},
         "schemaUrl":"SECRET",
         "scopeLogs":[{"scope":{"name":"com.anthropic.claude_code.events","version":"SECRET"},
          "schemaUrl":"SECRET",
          "logRecords":[{"severityText":"SECRET","eventName":"SECRET",
           "body":{"stringValue":"one SECRET"},
           "attributes":[
            {"key":"session.id","value":{"stringValue":"SECRET"}},
            {"key":"tool_name","value":{"stringValue":"SECRET"}},
            {"key":"tool_use_id","value":{"stringValue":"SECRET"}},
            {"key":"user.email","value":{"stringValue":"SECRET"}},
            {"key":"SECRET","value":{"stringValue":"x"}},
            {"key":"tool_input","value":{"stringValue":"{\\"SECRET\\":\\"SECRET\\"}"}},
            {"key":"prompt","value":{"kvlistValue":{"values":[
              {"key":"SECRET","value":{"stringValue":"SECRET"}}]}}}]}]}]}]}
        """
            .replace("SECRET", secret);
    String onDisk;
    try (RunningServer server = RunningServer.start(dataDir)) {
      assertThat(status(server, everywhere)).isEqualTo(200);
      assertThat(counts(server)).isNotEmpty();
      assertThat(dataDir.resolve("ledger.db-wal")).isNotEmptyFile();
      onDisk = server.everythingOnDisk();
    }
    onDisk += Files.readString(Store.file(dataDir), ISO_8859_1);
    try (Store store = Store.open(dataDir, Long.MAX_VALUE, new Silent())) {
      byte[] state = store.checkpoints().latest().orElseThrow().state();
      onDisk += new String(state, UTF_8);
      store.journal().read(0, entry -> assertThat(entry.body()).isNotEmpty());
    }
    assertThat(onDisk).contains("hmac-sha256:").contains("evidenceKey");
    String half = secret.substring(secret.length() - 12);
    assertThat(onDisk.contains(half)).as("the secret is on disk").isFalse();
  }

  /** Tells nobody. */
  private static final class Silent implements JournalListener {
    @Override
    public void written(io.spanwarden.store.EntryKind kind) {}

    @Override
    public void dropped(Exception problem) {}

    @Override
    public void failed(Exception problem) {}

    @Override
    public void committed(long nanos) {}
  }
}
