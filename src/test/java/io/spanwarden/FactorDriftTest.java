package io.spanwarden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spanwarden.decode.AgentProfiles;
import io.spanwarden.detect.DetectorMeters;
import io.spanwarden.detect.DetectorParts;
import io.spanwarden.detect.ScanMeters;
import io.spanwarden.detect.TelemetryDetector;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.stream.FactorDrift;
import io.spanwarden.detect.transport.TransportDetector;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Client;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Export;
import io.spanwarden.event.Finding;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.rules.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telemetry that shows what a profile scores 0. */
class FactorDriftTest {
  private static final String CLAUDE = "com.anthropic.claude_code.events";
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

  private final Instant[] now = {Instant.ofEpochSecond(1_000)};
  private final InstantSource clock = () -> now[0];

  private TelemetryDetector detector(RuleBook book, String bound) {
    var registry = new SimpleMeterRegistry();
    return new TelemetryDetector(
        new DetectorParts(
            new AgentProfiles(book.profiles()),
            ScannerTables.compile(List.of())::newScanner,
            new AllowList(List.of(), clock),
            new CommandDetector(List.of()),
            new TransportDetector(book.transportRules()),
            new FactorDrift(book.driftRules(), book.unscoredAbilities(), clock),
            new Fingerprinter("k", new SecretKeySpec(new byte[32], "HmacSHA256")),
            "mark",
            new DetectorMeters(registry),
            new ScanMeters(registry),
            agent -> agent.name().equals(bound)));
  }

  private TelemetryDetector shipped() {
    return detector(RuleBook.load(Optional.empty()), "");
  }

  /** Each record is a list of keys and values with commas. */
  private static List<Finding> drift(TelemetryDetector detector, String scope, String... records)
      throws Exception {
    var logs = new StringBuilder();
    for (String record : records) {
      var attributes = new StringBuilder();
      for (String pair : record.split(",", -1)) {
        String[] parts = pair.split("=", -1);
        attributes
            .append(attributes.isEmpty() ? "" : ",")
            .append(
                "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}"
                    .formatted(parts[0], parts[1]));
      }
      logs.append(logs.isEmpty() ? "" : ",").append("{\"attributes\":[" + attributes + "]}");
    }
    byte[] message =
        "{\"resourceLogs\":[{\"scopeLogs\":[{\"scope\":{\"name\":\"%s\"},\"logRecords\":[%s]}]}]}"
            .formatted(scope, logs)
            .getBytes(UTF_8);
    return detector
        .detect(new Export(Signal.LOGS, Encoding.JSON, message, message.length, SOURCE))
        .findings()
        .stream()
        .filter(finding -> finding.rule().kind().id().equals("factor_drift"))
        .toList();
  }

  private static List<String> keys(List<Finding> findings) {
    return findings.stream().map(Finding::evidenceKey).toList();
  }

  @Test
  void tellsTheFactorAndAValue_andWeighsNothing() throws Exception {
    List<Finding> findings = drift(shipped(), CLAUDE, "tool_name=Bash,session.id=s");
    assertThat(keys(findings)).containsExactly("claude-code-otel|dynamic_tool_use");
    Finding finding = findings.get(0);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.weighs()).isFalse();
    assertThat(finding.match()).isEmpty();
    assertThat(finding.rule().advice().get(0)).contains("dynamic_tool_use: 0.5");
  }

  @Test
  void tellsItOnceADay_toWhicheverThreadSeesItFirst() throws Exception {
    TelemetryDetector detector = shipped();
    assertThat(drift(detector, CLAUDE, "tool_name=Bash", "tool_name=Read")).hasSize(1);
    now[0] = now[0].plusSeconds(86_399);
    assertThat(drift(detector, CLAUDE, "tool_name=Bash")).isEmpty();
    now[0] = now[0].plusSeconds(1);
    assertThat(drift(detector, CLAUDE, "tool_name=Bash")).hasSize(1);
    assertThat(drift(detector, CLAUDE, "tool_name=Bash")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash0-agent-plugin", "langfuse-sdk", "gemini-cli", "codex", "anything"})
  void isSilent_whenTheProfileScoresTheFactorOrIsUnknown(String scope) throws Exception {
    assertThat(
            drift(
                shipped(),
                scope,
                "tool_name=Task,gen_ai.tool.name=memory,agent_id=a,session.id=s,enduser.id=1",
                "session.id=s,enduser.id=2"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "session.id=s;enduser.id=one, session.id=s;enduser.id=two, claude-code-otel|dynamic_identity",
    "session.id=s;enduser.id=one, session.id=t;enduser.id=two, ''",
    "session.id=s;enduser.id=one, session.id=s;enduser.id=one, ''",
    "enduser.id=one, enduser.id=two, ''"
  })
  void seesSeveralIdentities_inOneSessionOnly(String one, String two, String key) throws Exception {
    List<Finding> found = drift(shipped(), CLAUDE, one.replace(';', ','), two.replace(';', ','));
    assertThat(String.join(" ", keys(found))).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "persistent_memory, tool_name=save_memory",
    "persistent_memory, gen_ai.tool.name=mcp__memory__create_entities",
    "multi_agent_interactions, tool_name=Task",
    "multi_agent_interactions, gen_ai.tool.name=invoke_agent",
    "multi_agent_interactions, agent_id=a123"
  })
  void seesMemoryAndOtherAgents_whereAFolderScoresThemZero(
      String factor, String record, @TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("agents"));
    String profile = Files.readString(Path.of("rules/agents/claude-code-otel.yaml"));
    Files.writeString(
        folder.resolve("agents/claude-code-otel.yaml"),
        profile
            .replace("dynamic_tool_use: 0.0", "dynamic_tool_use: 0.5")
            .replace(factor + ": 0.1", factor + ": 0.0"));
    var detector = detector(RuleBook.load(Optional.of(folder)), "");
    assertThat(keys(drift(detector, CLAUDE, record))).containsExactly("claude-code-otel|" + factor);
  }

  @Test
  void isTheUnverifiedAgents_whenTheNameIsBound() throws Exception {
    TelemetryDetector detector = detector(RuleBook.load(Optional.empty()), "claude-code-otel");
    List<Finding> findings = drift(detector, CLAUDE, "tool_name=Bash");
    assertThat(findings)
        .singleElement()
        .extracting(Finding::agent)
        .isEqualTo(new AgentId("claude-code-otel.unverified"));
  }

  @Test
  void refusesToStartWithoutARuleItSpeaksFor() {
    assertThatThrownBy(() -> new FactorDrift(Map.of(), Map.of(), clock))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("dynamic_tool_use");
  }
}
