package io.spanwarden.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.Recognition;
import io.spanwarden.detect.secret.ValueForm;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
  private static final String RULE =
      """
      provider: acme
      rules:
        - id: %s
          title: Acme key
          description: A key of ours.
          kind: secret_in_telemetry
          severity: %s
          tier: structural
          pattern: 'acme_[a-z0-9]{20}'
          confidence: high
          advice: [Rotate it.]
          fires: ['acme_${loweralnum:20}', 'k=acme_${loweralnum:20}']
          quiet: {too short: 'acme_x', a name: 'acme_'}
      """;

  @TempDir Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private RuleBook load() {
    return RuleBook.load(Optional.of(folder));
  }

  private static ContentRule rule(RuleBook book, String id) {
    return book.contentRules().stream()
        .filter(rule -> rule.info().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void packedRulesCoverAtLeastSixtyIssuers() {
    RuleBook book = RuleBook.load(Optional.empty());

    assertThat(book.documentedRules().stream().map(DocumentedRule::provider).distinct())
        .hasSizeGreaterThanOrEqualTo(60);
    assertThat(book.contentRules()).hasSizeGreaterThanOrEqualTo(100);
  }

  @Test
  void anEmptyFolderChangesNothing() {
    RuleBook packed = RuleBook.load(Optional.empty());

    assertThat(load().contentRules()).isEqualTo(packed.contentRules());
    assertThat(load().evidence()).isEqualTo(packed.evidence());
  }

  @Test
  void aFolderAddsARule() throws IOException {
    write("secrets/acme.yaml", RULE.formatted("acme-key", "high"));

    ContentRule added = rule(load(), "acme-key");

    assertThat(added.severity()).isEqualTo(Severity.HIGH);
    assertThat(added.info().severities()).containsExactlyInAnyOrder(Severity.HIGH, Severity.INFO);
    assertThat(load().contentRules())
        .hasSize(RuleBook.load(Optional.empty()).contentRules().size() + 1);
  }

  @Test
  void aFolderOverridesARuleById() throws IOException {
    write("secrets/acme.yaml", RULE.formatted("github-pat-classic", "low"));

    RuleBook book = load();

    assertThat(rule(book, "github-pat-classic").severity()).isEqualTo(Severity.LOW);
    assertThat(book.contentRules()).hasSameSizeAs(RuleBook.load(Optional.empty()).contentRules());
  }

  @Test
  void anOverriddenKindReachesThePackedRules() throws IOException {
    write(
        "kinds.yaml",
        """
        kinds:
          - id: secret_in_telemetry
            category: secret
            control: redaction
            maestro: {primary: L5}
            cvss: {vector: "CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", base: 6.8}
            weight: 0.5
        """);

    assertThat(rule(load(), "github-pat-classic").info().kind().weight()).isEqualTo(0.5);
  }

  @Test
  void aFolderOverridesAnAgent() throws IOException {
    write(
        "agents/unknown.yaml",
        """
        agent: unknown
        title: Nobody
        runtime: unknown
        provenance: estimated
        source: A test.
        cvss_base: 9.0
        threat_multiplier: 1.0
        declared_mitigation: 1.0
        recognised_by: {scopes: [nobody]}
        """);

    assertThat(requireNonNull(load().factors().get(AgentId.UNKNOWN)).cvssBase())
        .isEqualByComparingTo("9.0");
  }

  @Test
  void refusesABaseThatItsVectorDoesNotYield() throws IOException {
    String kinds = Files.readString(Path.of("rules/kinds.yaml"));
    write("kinds.yaml", kinds.replace("base: 9.3}", "base: 9.4}"));
    String agent = Files.readString(Path.of("rules/agents/dash0.yaml"));
    write("agents/dash0.yaml", agent.replace("cvss_base: 6.0", "cvss_base: 6.1"));

    assertThatThrownBy(this::load)
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("base: 9.4 (expected: 9.3, which the vector yields)")
        .hasMessageContaining("cvss_base: 6.1 (expected: 6.0, which the vector yields)");
  }

  @Test
  void refusesAVectorThatIsNotOfTheBaseAlone() throws IOException {
    String kinds = Files.readString(Path.of("rules/kinds.yaml"));
    write("kinds.yaml", kinds.replace("SA:L\"", "SA:L/E:P\"").replace("AV:A/AC:H", "AV:Z/AC:H"));

    assertThatThrownBy(this::load)
        .hasMessageContaining("(expected: the base metrics alone, no E:P)")
        .hasMessageContaining("cvss_vector: AV:Z (expected: one of N, A, L, P)");
  }

  @Test
  void namesTheNearestKey_whenAKeyIsUnknown() throws IOException {
    write("secrets/acme.yaml", RULE.formatted("acme-key", "high").replace("tier:", "teir:"));
    assertThatThrownBy(this::load).hasMessageContaining("tier: missing");

    write("secrets/acme.yaml", RULE.formatted("acme-key", "high") + "    minEntrpy: 3\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("unknown key: minEntrpy (did you mean: minEntropy?)");
  }

  @Test
  void tellsAllProblemsAtOnceAndLoadsNothing() throws IOException {
    write("secrets/acme.yaml", RULE.formatted("Acme Key", "high"));
    write("secrets/other.yaml", RULE.formatted("other-key", "terrible"));
    write(
        "secrets/third.yaml",
        RULE.formatted("third-key", "high").replace("secret_in", "secrets_in"));
    write("kinds.yaml", "kindz: []\n");

    assertThatThrownBy(this::load)
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining(folder + "/secrets/acme.yaml: rules[0]: id: Acme Key (expected:")
        .hasMessageContaining("severity: terrible (expected one of:")
        .hasMessageContaining("(expected: did you mean: secret_in_telemetry?)")
        .hasMessageContaining("kinds: missing");
  }

  @Test
  void refusesAnIdThatStandsTwiceInOneFolder() throws IOException {
    write("secrets/acme.yaml", RULE.formatted("acme-key", "high"));
    write("secrets/other.yaml", RULE.formatted("acme-key", "low"));

    assertThatThrownBy(this::load).hasMessageContaining("id: acme-key (expected: an id not in");
  }

  @Test
  void refusesAFileThatNobodyReads() throws IOException {
    write("secret/acme.yaml", "a: b\n");
    write("secrets/acme.yml", "a: b\n");

    assertThatThrownBy(this::load)
        .hasMessageContaining("secret/acme.yaml: nobody reads this file (did you mean: secrets?)")
        .hasMessageContaining("secrets/acme.yml: nobody reads this file (expected:");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> RuleBook.load(Optional.of(folder.resolve("none"))))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("(expected: a folder that can be read");
  }

  @Test
  void refusesWhatTheEngineCannotUse() throws IOException {
    for (List<String> change :
        List.of(
            List.of("pattern: 'acme_", "pattern: 'ac", "at character 0: no anchor"),
            List.of("]{20}", "]{20}(?=x)", "pattern:"),
            List.of("confidence: high", "confidence: high\n    span: 40000", "1 to 32768"),
            List.of(
                "confidence: high", "confidence: high\n    check: crc32-base63", "crc32-base62"),
            List.of("confidence: high", "confidence: high\n    matcher: email", "not both"),
            List.of("confidence: high", "confidence: high\n    words: [acme]", "beside"))) {
      write(
          "secrets/acme.yaml",
          RULE.formatted("acme-key", "high").replace(change.get(0), change.get(1)));
      assertThatThrownBy(this::load).hasMessageContaining(change.get(2));
    }
  }

  @Test
  void readsARuleByTheIssuersName() throws IOException {
    write("secrets/acme.yaml", byName("[acme, acme-corp]", "alnum", "[32, 40-44]"));

    assertThat(rule(load(), "acme-key").recognition())
        .isEqualTo(
            new Recognition.VendorWords(
                List.of("acme", "acme-corp"),
                new ValueForm(
                    ValueForm.Alphabet.ALNUM,
                    List.of(new ValueForm.Length(32, 32), new ValueForm.Length(40, 44)))));
  }

  @Test
  void refusesAnIssuersNameOrAFormThatTheEngineCannotUse() throws IOException {
    write("secrets/acme.yaml", byName("[ac]", "alnum", "[32]"));
    assertThatThrownBy(this::load).hasMessageContaining("words: [ac] (expected: three bytes");

    write("secrets/acme.yaml", byName("[acme]", "letters", "[32]"));
    assertThatThrownBy(this::load)
        .hasMessageContaining("alphabet: letters (expected: one of: [hex");

    for (String lengths : List.of("[]", "[8]", "[44-40]", "[32-1000]", "[many]")) {
      write("secrets/acme.yaml", byName("[acme]", "alnum", lengths));
      assertThatThrownBy(this::load).hasMessageContaining("value: lengths:");
    }
  }

  private static String byName(String words, String alphabet, String lengths) {
    return RULE.formatted("acme-key", "high")
        .replace("tier: structural", "tier: contextual")
        .replace("tier: ", "words: " + words + "\n    tier: ")
        .replaceFirst(
            "pattern: .*", "value: {alphabet: " + alphabet + ", lengths: " + lengths + "}");
  }
}
