package io.spanwarden;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.spanwarden.decode.AgentProfiles;
import io.spanwarden.detect.DetectorMeters;
import io.spanwarden.detect.DetectorParts;
import io.spanwarden.detect.ScanMeters;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.transport.TransportDetector;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.expose.Access;
import io.spanwarden.expose.ConsoleServer;
import io.spanwarden.expose.Exemplars;
import io.spanwarden.expose.FindingMeters;
import io.spanwarden.expose.LiveMeters;
import io.spanwarden.receive.OtlpServer;
import io.spanwarden.receive.TokenRole;
import io.spanwarden.receive.TokenStore;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.score.Aivss;
import io.spanwarden.score.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/** The running program: builds the parts, starts them, stops them. */
public final class Spanwarden implements AutoCloseable {
  private final Config config;
  private final OtlpServer otlp;
  private final Canary canary;
  private final Outbound outbound;
  private final ConsoleServer console;
  private final LiveRules rules;

  private Spanwarden(
      Config config,
      OtlpServer otlp,
      Canary canary,
      Outbound outbound,
      ConsoleServer console,
      LiveRules rules) {
    this.config = config;
    this.otlp = otlp;
    this.canary = canary;
    this.outbound = outbound;
    this.console = console;
    this.rules = rules;
  }

  /**
   * Starts everything.
   *
   * @throws InvalidConfigException if a directory, port or file cannot be used
   * @throws io.spanwarden.event.InvalidRuleException if a rule cannot be used
   */
  public static Spanwarden start(Config config) {
    InstantSource clock = InstantSource.system();
    var folder = new RuleFolder(config.rulesDir());
    RuleBook rules = folder.load();
    try {
      Files.createDirectories(config.dataDir());
      Fingerprinter fingerprinter = KeyFile.open(config.dataDir());
      TokenStore tokens = TokenStore.open(config.dataDir(), clock);
      return start(config, clock, folder, rules, fingerprinter, tokens);
    } catch (IOException e) {
      throw new InvalidConfigException(String.valueOf(e.getMessage()));
    }
  }

  private static Spanwarden start(
      Config config,
      InstantSource clock,
      RuleFolder folder,
      RuleBook rules,
      Fingerprinter fingerprinter,
      TokenStore tokens)
      throws IOException {
    var exemplars = new Exemplars();
    var registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, exemplars);
    var ledger = new Ledger(rules.evidence(), clock, config.maxFindings());
    Set<MaestroLayer> layers =
        rules.infos().stream().map(rule -> rule.kind().primaryLayer()).collect(toSet());
    String mark = Outbound.mark(fingerprinter);
    var detectorMeters = new DetectorMeters(registry);
    var scanMeters = new ScanMeters(registry);
    Function<RuleBook, DetectorParts> compiler =
        book ->
            new DetectorParts(
                new AgentProfiles(book.profiles()),
                ScannerTables.compile(book.contentRules())::newScanner,
                new AllowList(book.allowed(), clock),
                new CommandDetector(book.commandRules().stream().map(r -> r.rule()).toList()),
                new TransportDetector(book.transportRules()),
                fingerprinter,
                mark,
                detectorMeters,
                scanMeters,
                agent -> tokens.boundAgents().contains(agent));
    var findingMeters = new FindingMeters(registry, exemplars);
    var live = new LiveRules(folder, rules, compiler, findingMeters, clock, registry);
    var scoreboard =
        new Scoreboard(
            ledger, new Scorer(rules.evidence(), Aivss.V0_8), () -> live.book().factors(), clock);
    var findings = new LedgerFindings(ledger);
    var meters =
        new LiveMeters(
            registry, scoreboard, findings::open, version(), config.expectedAgents(), layers);
    bindProcess(registry);
    var outbound = Outbound.start(config, version(), mark, scoreboard, registry, clock);
    var pipeline =
        new Pipeline(
            live,
            ledger,
            findingMeters,
            new PipelineMeters(registry, ledger),
            outbound.notifications());
    var canary = new Canary(live, clock, registry).start();
    try {
      OtlpServer otlp =
          OtlpServer.start(
              config.receive(), outbound.traced(pipeline, config), tokens, fingerprinter, registry);
      try {
        var content =
            new ConsoleServer.Content(
                scoreboard,
                findings,
                meters,
                registry,
                otlp.certificate(),
                access(tokens),
                () -> true);
        ConsoleServer console = ConsoleServer.start(config.console(), content);
        outbound.exportMetrics(meters, registry);
        return new Spanwarden(config, otlp, canary, outbound, console, live.watch());
      } catch (IOException | RuntimeException e) {
        otlp.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      canary.close();
      outbound.close();
      throw e;
    }
  }

  private static void bindProcess(PrometheusMeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  private static String version() {
    String version = Spanwarden.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private static Access access(TokenStore tokens) {
    return (authorization, area) ->
        tokens
            .verify(authorization)
            .filter(token -> allows(token.role(), area))
            .map(token -> "token:" + token.id());
  }

  private static boolean allows(TokenRole role, Access.Area area) {
    return switch (role) {
      case INGEST -> false;
      case VIEWER -> area != Access.Area.TRIAGE;
      case ANALYST -> true;
      case METRICS -> area == Access.Area.METRICS;
    };
  }

  /** Returns the port of OTLP/gRPC. */
  public int grpcPort() {
    return otlp.grpcPort();
  }

  /** Returns the port of OTLP/HTTP. */
  public int httpPort() {
    return otlp.httpPort();
  }

  /** Returns the port of console, API and metrics. */
  public int consolePort() {
    return console.port();
  }

  /** Returns what listens where, for people. */
  public String listening() {
    String scheme = config.receive().tls().isPresent() ? "https" : "http";
    String otlpHost = config.receive().bindAddress();
    return """
        Spanwarden is ready.
          OTLP/gRPC  %s://%s:%d
          OTLP/HTTP  %s://%s:%d
          console    %s://%s:%d/
          data       %s"""
        .formatted(
            scheme,
            otlpHost,
            grpcPort(),
            scheme,
            otlpHost,
            httpPort(),
            scheme,
            config.console().bind(),
            consolePort(),
            config.dataDir());
  }

  @Override
  public void close() {
    rules.close();
    canary.close();
    otlp.close();
    outbound.close();
    console.close();
  }
}
