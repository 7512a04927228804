package io.spanwarden.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.machine.Machine;
import io.spanwarden.machine.Program;
import io.spanwarden.machine.PrometheusApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The services of the compose file as processes of this host, with its commands, environments and
 * mounted files. Only paths, ports and host names are changed.
 */
final class RunningStack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STACK = "/run/stack";
  private static final String SHIPPED = "/etc/spanwarden/dashboards";

  private final Compose compose;
  private final Path folder;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final List<Program> programs = new ArrayList<>();

  private RunningStack(Compose compose, Path folder) {
    this.compose = compose;
    this.folder = folder;
  }

  static RunningStack start(Path folder, String webhook) throws Exception {
    var stack = new RunningStack(Compose.load(), folder);
    try {
      stack.start(webhook);
    } catch (Exception | AssertionError e) {
      stack.close();
      throw e;
    }
    return stack;
  }

  private void start(String webhook) throws Exception {
    for (String port :
        List.of("grpc", "http", "console", "agents", "metrics", "prometheus", "alertmanager")) {
      ports.put(port, Machine.freePort());
    }
    Machine.Result setup =
        Setup.run(
            volumes(),
            Path.of("dashboards").toAbsolutePath(),
            Map.of("ALERT_WEBHOOK_URL", webhook));
    assertThat(setup.exit()).as(setup.output()).isZero();
    for (String token : List.of("token-metrics", "token-ingest", "token-viewer")) {
      List<String> command =
          compose.command(token).stream()
              .map(word -> word.replace("/volumes", volumes().toString()))
              .toList();
      run(token, spanwarden(command), Map.of("SPANWARDEN_DATA_DIR", data()));
    }
    startSpanwarden();
    startCollector();
    startAlertmanager();
    startPrometheus();
  }

  private void startSpanwarden() throws Exception {
    Path mine = volumes().resolve("spanwarden");
    var environment = new TreeMap<String, String>();
    compose
        .environment("spanwarden")
        .forEach(
            (name, value) ->
                environment.put(
                    name,
                    value
                        .replace(STACK, mine.toString())
                        .replace("0.0.0.0", "127.0.0.1")
                        .replace("172.31.94.10", "127.0.0.1")));
    environment.put("SPANWARDEN_DATA_DIR", data());
    // On 0.0.0.0 that is what `auto` means.
    environment.put("SPANWARDEN_REQUIRE_CREDENTIALS", "true");
    environment.put("SPANWARDEN_GRPC_PORT", "" + port("grpc"));
    environment.put("SPANWARDEN_HTTP_PORT", "" + port("http"));
    environment.put("SPANWARDEN_CONSOLE_PORT", "" + port("console"));
    List<String> test = Compose.texts(compose.service("spanwarden").at("/healthcheck/test"));
    List<String> check =
        here(spanwarden(test.subList(test.indexOf("health"), test.size())), "spanwarden");
    launch("spanwarden", spanwarden(List.of("serve")), environment, () -> isHealthy(check));
  }

  private void startCollector() throws Exception {
    launch(
        "collector",
        List.of("target/collector/otelcol", "--config=collector/stack.yaml"),
        Map.of(
            "STACK_DIR", volumes().resolve("collector").toString(),
            "OTLP_GRPC", "127.0.0.1:" + Machine.freePort(),
            "OTLP_HTTP", "127.0.0.1:" + port("agents"),
            "SPANWARDEN_ENDPOINT", "localhost:" + port("grpc"),
            "OWN_METRICS", "127.0.0.1:" + Machine.freePort(),
            "METRICS_HOST", "127.0.0.1",
            "METRICS_PORT", "" + port("metrics")),
        () -> Machine.listens(port("agents")));
  }

  private void startAlertmanager() throws Exception {
    Path mine = volumes().resolve("alertmanager");
    Path config = copy(mine.resolve("alertmanager.yml"), "alertmanager");
    List<String> check = here(check("alertmanager"), "alertmanager");
    launch(
        "alertmanager",
        List.of(
            "prometheus-alertmanager",
            "--config.file=" + config,
            "--web.config.file=" + copy(Path.of("dashboards/web.yml"), "alertmanager"),
            "--storage.path=" + folder.resolve("data-alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port("alertmanager")),
        Map.of(),
        () -> isHealthy(check));
  }

  private void startPrometheus() throws Exception {
    for (String rules : List.of("recording.yaml", "alerts.yaml")) {
      copy(Path.of("dashboards").resolve(rules), "prometheus");
    }
    launch(
        "prometheus",
        List.of(
            "prometheus",
            "--config.file=" + copy(Path.of("dashboards/prometheus.yml"), "prometheus"),
            "--web.config.file=" + copy(Path.of("dashboards/web.yml"), "prometheus"),
            "--storage.tsdb.path=" + folder.resolve("data-prometheus"),
            "--enable-feature=exemplar-storage",
            "--web.listen-address=127.0.0.1:" + port("prometheus")),
        Map.of(),
        // Debian's promtool is too old for the health check of the compose file.
        () -> prometheus().isReady());
  }

  /** Returns a copy of a mounted file in which paths and targets are those of this host. */
  private Path copy(Path file, String service) throws IOException {
    Path to = Files.createDirectories(folder.resolve("etc-" + service));
    String text =
        Files.readString(file)
            .replace(STACK, volumes().resolve(service).toString())
            .replace(SHIPPED, Path.of("dashboards").toAbsolutePath().toString())
            .replace("[spanwarden:9470]", "['localhost:" + port("console") + "']")
            .replace("[collector:8888]", "['localhost:" + port("metrics") + "']")
            .replace("[alertmanager:9093]", "['localhost:" + port("alertmanager") + "']");
    return Files.writeString(to.resolve(file.getFileName().toString()), text);
  }

  /** Returns the health check of the compose file, for the service's port on this host. */
  private List<String> check(String service) throws IOException {
    Path client = copy(Path.of("dashboards/web-client.yml"), service);
    return Compose.texts(compose.service(service).at("/healthcheck/test")).stream()
        .skip(1)
        .map(word -> word.replaceAll("localhost:\\d+", "localhost:" + port(service)))
        .map(word -> word.replace(SHIPPED + "/web-client.yml", client.toString()))
        .toList();
  }

  /** Returns a health check with the paths and ports of this host. */
  private List<String> here(List<String> check, String service) {
    return check.stream()
        .map(word -> word.replace(STACK, volumes().resolve(service).toString()))
        .map(word -> word.replace("localhost:9470", "localhost:" + port("console")))
        .toList();
  }

  private static boolean isHealthy(List<String> check) throws Exception {
    return Machine.run(Map.of(), check).exit() == 0;
  }

  private static List<String> spanwarden(List<String> arguments) {
    var command =
        new ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.spanwarden.Main"));
    command.addAll(arguments);
    return command;
  }

  private static void run(String name, List<String> command, Map<String, String> environment)
      throws Exception {
    Machine.Result result = Machine.run(environment, command);
    assertThat(result.exit()).as("%s: %s", name, result.output()).isZero();
  }

  private void launch(
      String name, List<String> command, Map<String, String> environment, Callable<Boolean> ready)
      throws Exception {
    programs.add(Program.start(folder.resolve(name + ".log"), command, environment, ready));
  }

  Path volumes() {
    return folder.resolve("volumes");
  }

  private String data() {
    return folder.resolve("data-spanwarden").toString();
  }

  int port(String name) {
    return ports.getOrDefault(name, 0);
  }

  /** Asks Prometheus as Grafana does: with a certificate of the stack. */
  PrometheusApi prometheus() throws Exception {
    return new PrometheusApi(grafana(), "https://localhost:" + port("prometheus"));
  }

  private HttpClient grafana() throws Exception {
    return HttpClient.newBuilder().sslContext(Identity.of(volumes().resolve("grafana"))).build();
  }

  /** Asks Spanwarden with the token that the stack made for people. */
  JsonNode console(String path) throws Exception {
    String token = Files.readString(volumes().resolve("viewer/console.token")).strip();
    var request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port("console") + path))
            .header("authorization", "Bearer " + token)
            .build();
    var answer = grafana().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    programs.forEach(Program::close);
  }
}
