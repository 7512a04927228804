package io.spanwarden;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.expose.ConsoleSettings;
import io.spanwarden.notify.OtlpSettings;
import io.spanwarden.notify.WebhookSettings;
import io.spanwarden.receive.ReceiveSettings;
import io.spanwarden.receive.TlsFiles;
import io.spanwarden.rules.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/**
 * All settings, checked.
 *
 * @param dataDir where keys and tokens are kept
 * @param rulesDir rules that add to the built-in ones
 * @param evidencePreset names a set of parameters of the evidence model
 * @param receive the OTLP listeners
 * @param console console, API and metrics
 * @param maxFindings findings that are kept
 * @param maxLedgerBytes size of the ledger from which its past is cut
 * @param expectedAgents agents that should report
 * @param webhook where grave findings are posted
 * @param otlp the backend that receives findings
 */
public record Config(
    Path dataDir,
    Optional<Path> rulesDir,
    String evidencePreset,
    ReceiveSettings receive,
    ConsoleSettings console,
    int maxFindings,
    long maxLedgerBytes,
    Set<AgentId> expectedAgents,
    Optional<WebhookSettings> webhook,
    Optional<OtlpSettings> otlp) {
  /**
   * Returns the typed settings.
   *
   * @throws InvalidConfigException with every problem there is
   */
  public static Config of(Settings settings) {
    var reader = new SettingReader(settings);
    Path dataDir = reader.path(Setting.DATA_DIR).orElse(Path.of("."));
    Optional<Path> rulesDir = reader.path(Setting.RULES_DIR);
    rulesDir
        .filter(dir -> !Files.isDirectory(dir))
        .ifPresent(dir -> settings.reject(Setting.RULES_DIR, "a directory"));
    ReceiveSettings receive = receive(reader, settings);
    int consolePort = reader.port(Setting.CONSOLE_PORT);
    int maxFindings = (int) reader.number(Setting.MAX_FINDINGS, 100, 10_000_000);
    long maxLedger = reader.size(Setting.LEDGER_LIMIT).orElse(0L);
    String consoleBind = settings.get(Setting.CONSOLE_BIND);
    if (!isLoopback(consoleBind) && receive.tls().isEmpty() && !receive.allowInsecureNetwork()) {
      settings.reject(
          "console-bind: "
              + consoleBind
              + " is reachable from the network without TLS (expected: a loopback address; or"
              + " tls.certificate and tls.key; or allow-insecure-network true)");
    }
    Set<AgentId> expected = reader.agents(Setting.EXPECTED_AGENTS);
    Optional<WebhookSettings> webhook = NotifyConfig.webhook(reader);
    Optional<OtlpSettings> otlp = NotifyConfig.otlp(reader);
    settings.throwIfInvalid();
    var problems = new ArrayList<String>(receive.validate());
    webhook.ifPresent(each -> problems.addAll(each.validate()));
    otlp.ifPresent(each -> problems.addAll(each.validate()));
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    var console = new ConsoleSettings(consoleBind, consolePort);
    return new Config(
        dataDir,
        rulesDir,
        settings.get(Setting.EVIDENCE_PRESET),
        receive,
        console,
        maxFindings,
        maxLedger,
        expected,
        webhook,
        otlp);
  }

  /**
   * Returns the parameters of the evidence model that the preset names.
   *
   * @throws InvalidConfigException if there is none of that name
   */
  public EvidenceParameters evidence(RuleBook rules) {
    EvidenceParameters named = rules.presets().get(evidencePreset);
    if (named == null) {
      throw new InvalidConfigException(
          Setting.EVIDENCE_PRESET.key()
              + ": "
              + evidencePreset
              + " (expected: "
              + String.join(", ", rules.presets().keySet())
              + ")");
    }
    return named;
  }

  private static ReceiveSettings receive(SettingReader reader, Settings settings) {
    ReceiveSettings.Builder builder =
        ReceiveSettings.builder()
            .bindAddress(settings.get(Setting.BIND))
            .grpcPort(reader.port(Setting.GRPC_PORT))
            .httpPort(reader.port(Setting.HTTP_PORT))
            .queueCapacity((int) reader.number(Setting.QUEUE, 1, 1 << 20))
            .allowInsecureNetwork(reader.flag(Setting.ALLOW_INSECURE_NETWORK))
            .trustedProxies(reader.list(Setting.TRUSTED_PROXIES));
    reader.size(Setting.IN_FLIGHT_LIMIT).ifPresent(builder::inFlightLimit);
    if (!reader.isDefault(Setting.WIRE_LIMIT)) {
      reader.size(Setting.WIRE_LIMIT).ifPresent(bytes -> builder.wireLimit(clamped(bytes)));
    }
    if (!reader.isDefault(Setting.MESSAGE_LIMIT)) {
      reader.size(Setting.MESSAGE_LIMIT).ifPresent(bytes -> builder.messageLimit(clamped(bytes)));
    }
    if (!reader.isAuto(Setting.THREADS)) {
      builder.scanningThreads((int) reader.number(Setting.THREADS, 1, 1024));
    }
    if (!reader.isAuto(Setting.REQUIRE_CREDENTIALS)) {
      builder.requireCredentials(reader.flag(Setting.REQUIRE_CREDENTIALS));
    }
    tls(reader, settings).ifPresent(builder::tls);
    return builder.build();
  }

  private static boolean isLoopback(String address) {
    return address.equals("localhost") || address.startsWith("127.") || address.equals("::1");
  }

  /** More than an int holds is out of the settings' range anyway, and is rejected there. */
  private static int clamped(long bytes) {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private static Optional<TlsFiles> tls(SettingReader reader, Settings settings) {
    Optional<Path> certificate = reader.path(Setting.TLS_CERTIFICATE);
    Optional<Path> key = reader.path(Setting.TLS_KEY);
    Optional<Path> clientCa = reader.path(Setting.TLS_CLIENT_CA);
    if (certificate.isEmpty() && key.isEmpty() && clientCa.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      settings.reject(
          "tls: certificate or key missing (expected: both tls.certificate and tls.key)");
      return Optional.empty();
    }
    return Optional.of(new TlsFiles(certificate.get(), key.get(), clientCa));
  }
}
