package io.spanwarden.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.Config;
import io.spanwarden.Settings;
import io.spanwarden.Spanwarden;
import io.spanwarden.cli.Capture;
import io.spanwarden.cli.FreshValues;
import io.spanwarden.event.AgentId;
import io.spanwarden.machine.Machine;
import io.spanwarden.machine.Program;
import io.spanwarden.machine.Waiting;
import io.spanwarden.receive.TokenRole;
import io.spanwarden.receive.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped configurations, unchanged, in a real Collector before a real Spanwarden. */
class CollectorIT {
  private static final String OTELCOL = "target/collector/otelcol";
  private static final String KFAKE = "target/collector/kfake";
  private static final String TELEMETRYGEN = "target/collector/telemetrygen";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> CAPTURES =
      List.of(
          "demo/claude-code/http-json/secrets",
          "captures/claude-code/http-protobuf/secrets",
          "captures/codex-cli/http-protobuf-prompts-on",
          "captures/gemini-cli/http-json-prompts-on");

  @TempDir Path folder;

  private Identity identity;
  private HttpClient client;
  private int grpc;
  private int http;
  private long start;

  /** Where the Collector was not built the tests are skipped, but not in CI. */
  @BeforeAll
  static void theCollectorIsBuilt() {
    Machine.require(OTELCOL, KFAKE, TELEMETRYGEN);
  }

  @BeforeEach
  void prepare() throws Exception {
    start = System.nanoTime();
    identity = Identity.in(folder);
    // Over HTTP/2 it does not try again when an idle connection was closed meanwhile.
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(identity.context())
            .build();
    grpc = Machine.freePort();
    http = Machine.freePort();
  }

  @AfterEach
  void tellHowLong(org.junit.jupiter.api.TestInfo test) {
    System.out.printf(
        "%s: %d ms%n",
        test.getDisplayName(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"beside.yaml", "front.yaml", "kafka-out.yaml", "kafka-in.yaml", "stack.yaml"})
  void eachConfigurationIsValid(String name) throws Exception {
    Machine.Result validated =
        Machine.run(Map.of(), List.of(OTELCOL, "validate", "--config", "collector/" + name));
    assertThat(validated.exit()).as(validated.output()).isZero();
  }

  @Test
  void besideGivesTheSameFindings_thoughTheBackendIsDead() throws Exception {
    var expected = direct();
    try (Spanwarden spanwarden = spanwarden(false);
        Program collector =
            collector(
                "beside.yaml",
                Map.of(
                    "SPANWARDEN_ENDPOINT", "http://127.0.0.1:" + spanwarden.httpPort(),
                    "BACKEND_ENDPOINT", "http://127.0.0.1:" + Machine.freePort()))) {
      send("http://127.0.0.1:" + http, "");
      var outcome = expectTheSame(spanwarden, "http", expected, true, collector);
      assertThat(outcome.occurrences()).isEqualTo(expected.occurrences());
    }
  }

  @Test
  void theBackendStillGetsEverything_thoughSpanwardenIsDead() throws Exception {
    var expected = direct();
    // Any OTLP receiver can be the backend: another Spanwarden is at hand.
    try (Spanwarden backend = spanwarden(false);
        Program collector =
            collector(
                "beside.yaml",
                Map.of(
                    "BACKEND_ENDPOINT", "http://127.0.0.1:" + backend.httpPort(),
                    "SPANWARDEN_ENDPOINT", "http://127.0.0.1:" + Machine.freePort()))) {
      send("http://127.0.0.1:" + http, "");
      var outcome = expectTheSame(backend, "http", expected, true, collector);
      assertThat(outcome.occurrences()).isEqualTo(expected.occurrences());
    }
  }

  @Test
  void frontGivesTheSameFindings_overTlsAndWithTokens() throws Exception {
    var expected = direct();
    Path agents = Files.writeString(folder.resolve("agents.token"), "made-up-agent-token\n");
    Path token = token();
    try (Spanwarden spanwarden = spanwarden(true);
        Program collector =
            collector(
                "front.yaml",
                Map.of(
                    "SPANWARDEN_ENDPOINT", "127.0.0.1:" + spanwarden.grpcPort(),
                    "SPANWARDEN_CA", identity.file("ca.crt").toString(),
                    "SPANWARDEN_TOKEN_FILE", token.toString(),
                    "AGENTS_TOKEN_FILE", agents.toString(),
                    "TLS_CERTIFICATE", identity.file("tls.crt").toString(),
                    "TLS_KEY", identity.file("tls.key").toString()))) {
      String url = "https://127.0.0.1:" + http;
      Capture.Request first = load(CAPTURES.get(0)).requests().get(0);
      assertThat(post(url, first, "")).as("without a token").isEqualTo(401);
      send(url, "Bearer made-up-agent-token");
      var outcome = expectTheSame(spanwarden, "https", expected, false, collector);
      assertThat(outcome.occurrences()).isEqualTo(expected.occurrences());
    }
  }

  @Test
  void theStacksCollectorGivesTheSameFindings_andItsOwnMetrics() throws Exception {
    var expected = direct();
    Files.copy(token(), folder.resolve("ingest.token"));
    int metrics = Machine.freePort();
    try (Spanwarden spanwarden = spanwarden(true);
        Program collector =
            collector(
                "stack.yaml",
                Map.of(
                    "STACK_DIR",
                    folder.toString(),
                    "SPANWARDEN_ENDPOINT",
                    "127.0.0.1:" + spanwarden.grpcPort(),
                    "METRICS_HOST",
                    "127.0.0.1",
                    "METRICS_PORT",
                    "" + metrics))) {
      send("http://127.0.0.1:" + http, "");
      var outcome = expectTheSame(spanwarden, "https", expected, false, collector);
      assertThat(outcome.occurrences()).isEqualTo(expected.occurrences());
      String own = "https://127.0.0.1:" + metrics + "/metrics";
      Waiting.until(
          "its own metrics",
          PATIENCE,
          () -> Outcome.get(client, own).contains("otelcol_exporter_sent_spans_total"));
      assertThat(Outcome.get(client, own))
          .contains("otelcol_receiver_accepted_spans_total", "otelcol_exporter_sent_spans_total");
      HttpClient stranger =
          HttpClient.newBuilder().sslContext(identity.contextOfAStranger()).build();
      assertThatThrownBy(() -> Outcome.get(stranger, own)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void throughKafkaTheSameFindingsArrive() throws Exception {
    var expected = direct();
    int broker = Machine.freePort();
    var environment = Map.of("KAFKA_BROKER", "127.0.0.1:" + broker);
    try (Spanwarden spanwarden = spanwarden(false);
        Program kafka =
            Program.start(
                folder.resolve("kfake.log"),
                List.of(KFAKE, "" + broker, "otlp_spans", "otlp_logs", "otlp_metrics"),
                Map.of(),
                () -> Machine.listens(broker));
        Program out = collector("kafka-out.yaml", environment)) {
      var in = new HashMap<>(environment);
      in.put("SPANWARDEN_ENDPOINT", "http://127.0.0.1:" + spanwarden.httpPort());
      Path log = folder.resolve("kafka-in.log");
      send("http://127.0.0.1:" + http, "");
      try (Program consumer =
          Program.start(
              log,
              List.of(OTELCOL, "--config", "collector/kafka-in.yaml"),
              in,
              () -> Files.readString(log).contains("Everything is ready"))) {
        var outcome = expectTheSame(spanwarden, "http", expected, true, consumer);
        // A resource is repeated in each message that a request is divided into.
        assertThat(outcome.occurrences())
            .allSatisfy(
                (rule, n) ->
                    assertThat(n).isGreaterThanOrEqualTo(expected.occurrences().get(rule)));
      }
      assertThat(out.log()).doesNotContain("Exporting failed");
      assertThat(kafka.log()).contains("ready");
    }
  }

  @Test
  void everySpanOfTelemetrygenIsAccepted() throws Exception {
    Files.copy(token(), folder.resolve("ingest.token"));
    try (Spanwarden spanwarden = spanwarden(true);
        Program collector =
            collector(
                "stack.yaml",
                Map.of(
                    "STACK_DIR",
                    folder.toString(),
                    "SPANWARDEN_ENDPOINT",
                    "127.0.0.1:" + spanwarden.grpcPort(),
                    "METRICS_HOST",
                    "127.0.0.1",
                    "METRICS_PORT",
                    "" + Machine.freePort()))) {
      Machine.Result generated =
          Machine.run(
              Map.of(),
              List.of(
                  TELEMETRYGEN,
                  "traces",
                  "--otlp-insecure",
                  "--otlp-endpoint",
                  "127.0.0.1:" + grpc,
                  "--traces",
                  "500",
                  "--rate",
                  "0",
                  // else it drops what its own queue cannot hold
                  "--batch=false"));
      assertThat(generated.exit()).as(generated.output()).isZero();
      // A trace is a span and its child.
      Waiting.until(
          "all spans",
          PATIENCE,
          () ->
              Outcome.accepted(client, console(spanwarden, "https")).getOrDefault("traces", 0.0)
                  == 1000.0);
      assertThat(Outcome.accepted(client, console(spanwarden, "https")))
          .as(collector.log())
          .containsEntry("traces", 1000.0);
    }
  }

  /** What a Spanwarden says that the agents reach directly. */
  private Outcome direct() throws Exception {
    try (Spanwarden spanwarden = spanwarden(false)) {
      send("http://127.0.0.1:" + spanwarden.httpPort(), "");
      // Answers come after the analysis.
      var outcome = Outcome.of(client, console(spanwarden, "http"));
      assertThat(outcome.findings()).isNotEmpty();
      return outcome;
    }
  }

  private Outcome expectTheSame(
      Spanwarden spanwarden,
      String scheme,
      Outcome direct,
      boolean sameTransport,
      Program collector)
      throws Exception {
    Waiting.until(
        "the same items as without a Collector",
        PATIENCE,
        () -> Outcome.accepted(client, console(spanwarden, scheme)).equals(direct.items()));
    var outcome = Outcome.of(client, console(spanwarden, scheme));
    assertThat(outcome.items()).as(collector.log()).isEqualTo(direct.items());
    if (sameTransport) {
      assertThat(outcome.findings()).isEqualTo(direct.findings());
    } else {
      assertThat(outcome.contentFindings()).isEqualTo(direct.contentFindings());
      assertThat(outcome.findings().keySet())
          .as("TLS and a token leave nothing to find")
          .noneMatch(key -> key.startsWith("transport "));
    }
    return outcome;
  }

  private static String console(Spanwarden spanwarden, String scheme) {
    return scheme + "://127.0.0.1:" + spanwarden.consolePort();
  }

  private Program collector(String configuration, Map<String, String> environment)
      throws Exception {
    var all = new HashMap<>(environment);
    all.put("OTLP_GRPC", "127.0.0.1:" + grpc);
    all.put("OTLP_HTTP", "127.0.0.1:" + http);
    all.put("OWN_METRICS", "127.0.0.1:" + Machine.freePort());
    return Program.start(
        folder.resolve(configuration + ".log"),
        List.of(OTELCOL, "--config", "collector/" + configuration),
        all,
        () -> Machine.listens(http));
  }

  private Spanwarden spanwarden(boolean tls) throws IOException {
    var flags = new TreeMap<String, String>();
    // With TLS the directory that holds the token, else a new one.
    Path data = tls ? folder.resolve("data") : Files.createTempDirectory(folder, "data");
    flags.put("data-dir", data.toString());
    flags.put("grpc-port", "0");
    flags.put("http-port", "0");
    flags.put("console-port", "0");
    if (tls) {
      flags.put("tls.certificate", identity.file("tls.crt").toString());
      flags.put("tls.key", identity.file("tls.key").toString());
      flags.put("require-credentials", "true");
    }
    return Spanwarden.start(Config.of(new Settings().flags(flags)));
  }

  private Path token() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    String token =
        TokenStore.open(data, InstantSource.system())
            .create(Optional.of(new AgentId("collector")), TokenRole.INGEST, "")
            .plaintext();
    return Files.writeString(folder.resolve("spanwarden.token"), token);
  }

  private static Capture load(String name) throws IOException {
    return Capture.load(name, new FreshValues(new SplittableRandom(name.hashCode())));
  }

  private void send(String url, String authorization) throws Exception {
    for (String name : CAPTURES) {
      for (Capture.Request request : load(name).requests()) {
        assertThat(post(url, request, authorization)).as("%s %s", name, url).isEqualTo(200);
      }
    }
  }

  private int post(String url, Capture.Request request, String authorization) throws Exception {
    var builder =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    if (!authorization.isEmpty()) {
      builder.setHeader("authorization", authorization);
    }
    return client.send(builder.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }
}
