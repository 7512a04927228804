package io.spanwarden;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.evidence.Ledger;
import io.spanwarden.expose.ConsoleServer;
import io.spanwarden.expose.Exemplars;
import io.spanwarden.receive.OtlpServer;
import io.spanwarden.receive.TokenStore;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/** The running program: builds the parts, starts them, stops them. */
public final class Spanwarden implements AutoCloseable {
  private final Config config;
  private final OtlpServer otlp;
  private final Canary canary;
  private final Outbound outbound;
  private final ConsoleServer console;
  private final LiveRules rules;
  private final Keeper keeper;
  private final Store store;

  Spanwarden(
      Config config,
      OtlpServer otlp,
      Canary canary,
      Outbound outbound,
      ConsoleServer console,
      LiveRules rules,
      Keeper keeper,
      Store store) {
    this.config = config;
    this.otlp = otlp;
    this.canary = canary;
    this.outbound = outbound;
    this.console = console;
    this.rules = rules;
    this.keeper = keeper;
    this.store = store;
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
    var journal = new JournalMeters(registry);
    Store store = Store.open(config.dataDir(), config.maxLedgerBytes(), journal);
    try {
      journal.bind(store);
      EvidenceParameters parameters = config.evidence(rules);
      Ledger ledger = Ledger.open(parameters, clock, config.maxFindings(), store);
      return new Assembly(
              config, clock, folder, rules, parameters, fingerprinter, tokens, registry, exemplars)
          .start(ledger, store);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
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
    keeper.close();
    store.close();
  }
}
