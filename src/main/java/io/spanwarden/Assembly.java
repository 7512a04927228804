package io.spanwarden;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.decode.AgentProfiles;
import io.spanwarden.detect.DetectorMeters;
import io.spanwarden.detect.DetectorParts;
import io.spanwarden.detect.ScanMeters;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.stream.FactorDrift;
import io.spanwarden.detect.transport.TransportDetector;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
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
import io.spanwarden.score.NextSteps;
import io.spanwarden.score.Scorer;
import io.spanwarden.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts the parts together.
 *
 * @param config what was asked for
 * @param clock when things are received
 * @param folder where rules come from
 * @param rules those of the start
 * @param parameters of the evidence model
 * @param fingerprinter of this installation
 * @param tokens of this installation
 * @param registry all meters
 * @param exemplars of the meters
 */
record Assembly(
    Config config,
    InstantSource clock,
    RuleFolder folder,
    RuleBook rules,
    EvidenceParameters parameters,
    Fingerprinter fingerprinter,
    TokenStore tokens,
    PrometheusMeterRegistry registry,
    Exemplars exemplars) {
  /** The controls that a window of the evidence can show to be clean so far. */
  private static final Set<Control> EARNING =
      Set.of(Control.REDACTION, Control.TRANSPORT, Control.AUTHN);

  /** Starts everything that works on a ledger. */
  Spanwarden start(Ledger ledger, Store store) throws IOException {
    Set<RiskKind> detected = rules.infos().stream().map(RuleInfo::kind).collect(toSet());
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
                new FactorDrift(book.driftRules(), book.unscoredAbilities(), clock),
                fingerprinter,
                mark,
                detectorMeters,
                scanMeters,
                agent -> tokens.boundAgents().contains(agent));
    var findingMeters = new FindingMeters(registry, exemplars);
    var live = new LiveRules(folder, rules, compiler, findingMeters, clock, registry);
    var scorer = new Scorer(parameters, Aivss.V0_8);
    var nextSteps = new NextSteps(parameters, scorer, EARNING);
    var scoreboard = new Scoreboard(ledger, scorer, nextSteps, () -> live.book().factors(), clock);
    var findings = new LedgerFindings(ledger);
    var meters =
        new LiveMeters(
            registry, scoreboard, findings::open, version(), config.expectedAgents(), detected);
    bindProcess(registry);
    var outbound = Outbound.start(config, version(), mark, scoreboard, registry, clock);
    var pipeline =
        new Pipeline(
            live,
            ledger,
            findingMeters,
            new PipelineMeters(registry, ledger),
            new SessionLog(store.sessions()),
            outbound.notifications());
    var keeper = new Keeper(ledger, store, scoreboard, clock);
    var canary = new Canary(live, clock, registry).start();
    try {
      OtlpServer otlp =
          OtlpServer.start(
              config.receive(), outbound.traced(pipeline, config), tokens, fingerprinter, registry);
      try {
        var content =
            new ConsoleServer.Content(
                scoreboard,
                new KeptScores(ledger, store, scoreboard),
                findings,
                detected,
                meters,
                registry,
                otlp.certificate(),
                access(tokens),
                clock,
                () -> !ledger.failing());
        ConsoleServer console = ConsoleServer.start(config.console(), content);
        outbound.exportMetrics(meters, registry);
        return new Spanwarden(
            config, otlp, canary, outbound, console, live.watch(), keeper.start(), store);
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
}
