package io.spanwarden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spanwarden.decode.AgentProfiles;
import io.spanwarden.detect.DetectorMeters;
import io.spanwarden.detect.DetectorParts;
import io.spanwarden.detect.ScanMeters;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.stream.FactorDrift;
import io.spanwarden.detect.transport.TransportDetector;
import io.spanwarden.event.Client;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Export;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.expose.Exemplars;
import io.spanwarden.expose.FindingMeters;
import io.spanwarden.rules.ExamplePlaceholders;
import io.spanwarden.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
  private static final Source SOURCE =
      new Source(
          "otlp_http",
          Transport.HTTP_JSON,
          TransportSecurity.PLAINTEXT,
          PeerClass.LOOPBACK,
          false,
          Optional.empty(),
          Client.OTHER,
          Optional.empty());
  private static final String RULE =
      """
      provider: acme
      rules:
        - id: acme-key
          title: Acme key
          description: A key of ours.
          kind: secret_in_telemetry
          severity: %s
          tier: structural
          pattern: 'acme_[a-z0-9]{20}'
          confidence: high
          advice: [Rotate it.]
      """;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Instant[] now = {Instant.ofEpochSecond(1_000)};
  private final InstantSource clock = () -> now[0];
  private final ExamplePlaceholders placeholders = new ExamplePlaceholders(3);
  private final String acme = placeholders.expand("acme_${loweralnum:20}");
  private final String github = placeholders.expand("${github:ghp_}");

  private final LiveRules rules;
  private final Path folder;

  LiveRulesTest(@TempDir Path folder) {
    this.folder = folder;
    var ours = new RuleFolder(Optional.of(folder));
    var meters = new FindingMeters(registry, new Exemplars());
    rules = new LiveRules(ours, ours.load(), this::compile, meters, clock, registry);
  }

  private DetectorParts compile(RuleBook book) {
    return new DetectorParts(
        new AgentProfiles(book.profiles()),
        ScannerTables.compile(book.contentRules())::newScanner,
        new AllowList(book.allowed(), clock),
        new CommandDetector(List.of()),
        new TransportDetector(book.transportRules()),
        new FactorDrift(book.driftRules(), book.unscoredAbilities(), clock),
        new Fingerprinter("k", new SecretKeySpec(new byte[32], "HmacSHA256")),
        "mark",
        new DetectorMeters(registry),
        new ScanMeters(registry),
        agent -> false);
  }

  @AfterEach
  void close() {
    rules.close();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> found(OwnDetector detector, String key) throws Exception {
    byte[] message =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[
          {"key":"%s","value":{"stringValue":"a %s and %s here"}}]}]}]}]}
        """
            .formatted(key, acme, github)
            .getBytes(UTF_8);
    return detector
        .detect(new Export(Signal.TRACES, Encoding.JSON, message, message.length, SOURCE))
        .findings()
        .stream()
        .map(finding -> finding.rule().id())
        .filter(id -> id.equals("acme-key") || id.equals("github-pat-classic"))
        .toList();
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private double failures() {
    return registry.get("spanwarden.rules.reload.failures").counter().count();
  }

  private double loaded() {
    return registry.get("spanwarden.rules.loaded.timestamp.seconds").gauge().value();
  }

  private Optional<Counter> series(String rule, String severity) {
    return Optional.ofNullable(
        registry.find("spanwarden.findings").tag("rule", rule).tag("severity", severity).counter());
  }

  @Test
  void aNewRuleFindsFromTheNextRequestOn() throws Exception {
    var detector = new OwnDetector(rules);
    assertThat(found(detector, "note")).containsExactly("github-pat-classic");
    now[0] = Instant.ofEpochSecond(2_000);

    write("secrets/acme.yaml", RULE.formatted("high"));
    rules.look();

    assertThat(found(detector, "note")).containsExactly("acme-key", "github-pat-classic");
    assertThat(loaded()).isEqualTo(2_000);
    assertThat(failures()).isZero();
  }

  @Test
  void theSeriesOfANewRuleExistBeforeItFindsAnything() throws Exception {
    assertThat(series("acme-key", "high")).isEmpty();

    write("secrets/acme.yaml", RULE.formatted("high"));
    rules.look();

    assertThat(series("acme-key", "high")).map(Counter::count).contains(0.0);
  }

  @Test
  void aSetWithAMistakeChangesNothingAndIsReportedOnce() throws Exception {
    write("secrets/acme.yaml", RULE.formatted("high"));
    rules.look();
    DetectorParts before = rules.get();
    now[0] = Instant.ofEpochSecond(3_000);

    write("secrets/acme.yaml", RULE.formatted("hihg"));
    write("allow.yaml", "allow: [{match: prefix, value: ghp_, reason: all of them}]");
    rules.look();
    rules.look();

    assertThat(rules.get()).isSameAs(before);
    assertThat(found(new OwnDetector(rules), "note"))
        .containsExactly("acme-key", "github-pat-classic");
    assertThat(failures()).isEqualTo(1);
    assertThat(loaded()).isEqualTo(1_000);
  }

  @Test
  void anAllowedMatchIsExemptAndItsNeighbourIsNot() throws Exception {
    write("secrets/acme.yaml", RULE.formatted("high"));
    write(
        "allow.yaml",
        """
        allow:
          - {match: exact, value: %s, key: 'span.*note', reason: of the test system}
          - {match: prefix, value: acme_, agent: [codex], reason: an agent that did not send it}
        """
            .formatted(github));
    rules.look();
    var detector = new OwnDetector(rules);

    assertThat(found(detector, "my.note")).containsExactly("acme-key");
    assertThat(found(detector, "other")).containsExactly("acme-key", "github-pat-classic");
    assertThat(count("spanwarden.candidates.suppressed", "reason", "allowed")).isEqualTo(1);
  }

  @Test
  void whatTheScannerDoesIsCountedOnceARequest() throws Exception {
    var detector = new OwnDetector(rules);
    double nothing = count("spanwarden.candidates");
    found(detector, "note");
    double bytes = count("spanwarden.scanned.bytes");
    double candidates = count("spanwarden.candidates");
    found(detector, "note");

    assertThat(nothing).isZero();
    assertThat(bytes).isGreaterThan(acme.length() + github.length());
    // The key was met before, and is not scanned again.
    assertThat(count("spanwarden.scanned.bytes")).isEqualTo(2 * bytes - "note".length());
    assertThat(candidates).isPositive();
    assertThat(count("spanwarden.candidates")).isEqualTo(2 * candidates);
    assertThat(count("spanwarden.verdicts", "tier", "structural", "class", "real")).isEqualTo(2);
    assertThat(count("spanwarden.verdicts.decoded")).isZero();
  }

  @Test
  void aValueThatStoodEncodedIsCountedAsSuch() throws Exception {
    String encoded = Base64.getEncoder().encodeToString(("token=" + github).getBytes(UTF_8));
    found(new OwnDetector(rules), encoded);

    assertThat(count("spanwarden.verdicts.decoded")).isEqualTo(1);
  }

  @Test
  void aFileThatGoesTakesItsRulesAlong() throws Exception {
    write("secrets/acme.yaml", RULE.formatted("high"));
    rules.look();

    Files.delete(folder.resolve("secrets/acme.yaml"));
    rules.look();

    assertThat(found(new OwnDetector(rules), "note")).containsExactly("github-pat-classic");
  }

  @Test
  void nothingIsReadAgainWhileNothingChanges() {
    DetectorParts before = rules.get();

    rules.look();

    assertThat(rules.get()).isSameAs(before);
  }
}
