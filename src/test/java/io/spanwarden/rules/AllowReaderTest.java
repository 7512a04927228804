package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.detect.allow.AllowEntry;
import io.spanwarden.detect.allow.KeyGlob;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.InvalidRuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowReaderTest {
  @TempDir Path folder;

  private List<AllowEntry> read(String yaml) throws IOException {
    Files.writeString(folder.resolve("allow.yaml"), yaml);
    return RuleBook.load(Optional.of(folder)).allowed();
  }

  @Test
  void nothingIsAllowedWithoutAFile() {
    assertThat(RuleBook.load(Optional.empty()).allowed()).isEmpty();
  }

  @Test
  void readsEveryKindOfEntryInOrder() throws IOException {
    List<AllowEntry> entries =
        read(
            """
            allow:
              - match: exact
                fingerprint: hmac-sha256:k1:%s
                value: a known one
                reason: revoked
              - {match: prefix, values: [test_, demo_], reason: of the test system}
              - match: domain
                value: Example.org
                rule: [email-address]
                key: span.*
                agent: [codex, unknown]
                reason: our own addresses
                expires: 2027-01-31
              - {match: cidr, values: [10.0.0.0/8, 'fd00::/8'], reason: internal}
              - {match: pattern, value: 'acme-[0-9]{3}', reason: order numbers}
            """
                .formatted("0a".repeat(32)));

    assertThat(entries).hasSize(5);
    AllowEntry domain = entries.get(2);
    assertThat(domain.rules()).containsExactly("email-address");
    assertThat(domain.key()).contains(new KeyGlob("span.*"));
    assertThat(domain.agents()).containsExactlyInAnyOrder(new AgentId("codex"), AgentId.UNKNOWN);
    assertThat(domain.reason()).isEqualTo("our own addresses");
    assertThat(domain.expires()).contains(LocalDate.parse("2027-01-31"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "match: exact, value: x ! reason: missing (expected: a value)",
        "match: exact, reason: r ! values: none (expected: at least one)",
        "match: exakt, value: x, reason: r ! match: exakt (expected one of:",
        "match: exact, valeu: x, reason: r ! unknown key: valeu (did you mean: value?)",
        "match: prefix, value: ab, reason: r ! values: ab (expected: 3 characters or more)",
        "match: prefix, fingerprint: abc, value: abc, reason: r ! unknown key: fingerprint",
        "match: domain, value: com, reason: r ! values: com (expected: a domain such as",
        "match: cidr, value: 10.0.0.0/40, reason: r ! values: 10.0.0.0/40 (expected: an address",
        "match: pattern, value: 'a)(b', reason: r ! values: a)(b (expected: at character 1:",
        "match: pattern, value: 'a*', reason: r ! does not match the empty text",
        "match: exact, fingerprint: abc, reason: r ! fingerprints: abc (expected: as findings",
        "match: exact, value: x, reason: r, rule: [github-pat-clasic] ! did you mean: github-pat-cl",
        "match: exact, value: x, reason: r, agent: [codx] ! agent: codx (expected: did you mean: cod",
        "match: exact, value: x, reason: r, expires: soon ! expires: soon (expected: a date such as",
      })
  void aMistakeIsNamedWithItsPlace(String entry, String problem) {
    assertThatThrownBy(() -> read("allow: [{" + entry + "}]"))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("allow.yaml: allow[0]: ")
        .hasMessageContaining(problem);
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    allow:
                      - {match: prefix, value: ab, reason: r}
                      - {match: cidr, value: here, reason: r}
                    """))
        .hasMessageContaining("allow[0]")
        .hasMessageContaining("allow[1]");
  }
}
