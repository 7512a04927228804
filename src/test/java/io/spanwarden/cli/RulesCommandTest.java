package io.spanwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spanwarden.rules.ExamplePlaceholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  private static final String RULE =
      """
      provider: acme
      rules:
        - id: acme-api-key
          version: 1
          title: Acme API key
          description: A key of the Acme API. Whoever has it orders anvils at its account's cost.
          kind: secret_in_telemetry
          severity: high
          tier: structural
          pattern: 'acme_[A-Za-z0-9]{32}'
          confidence: high
          advice: [Revoke it in the Acme console.]
          references: [https://docs.acme.example/keys]
          fires:
            - 'ACME_API_KEY=acme_${alnum:32}'
            - 'Authorization: Bearer acme_${alnum:32}'
          quiet:
            one character short: 'acme_${alnum:31}'
            wrong: '%s'
      """;

  private final ExamplePlaceholders placeholders = new ExamplePlaceholders(12);

  @TempDir Path dir;

  private String folder(String wrong) throws IOException {
    Files.createDirectories(dir.resolve("secrets"));
    Files.writeString(dir.resolve("secrets/acme.yaml"), RULE.formatted(wrong));
    return dir.toString();
  }

  private static List<String> texts(JsonNode rows, String key) {
    var texts = new ArrayList<String>();
    rows.forEach(row -> texts.add(row.path(key).asText()));
    return texts;
  }

  @Test
  void listsRules_byKindAndTier() {
    JsonNode all = Ran.of("rules", "list", "--format", "json").json();
    assertThat(texts(all, "id")).contains("gitlab-pat", "email-address").doesNotHaveDuplicates();
    assertThat(texts(all, "kind")).contains("secret", "pii", "bypass");
    JsonNode personal = Ran.of("rules", "list", "--format", "json", "--kind", "pii").json();
    assertThat(texts(personal, "kind")).isNotEmpty().containsOnly("pii");
    assertThat(texts(personal, "entity")).contains("EMAIL_ADDRESS");
    JsonNode blocks = Ran.of("rules", "list", "--format", "json", "--tier", "block,uri").json();
    assertThat(texts(blocks, "tier")).contains("block").isSubsetOf("block", "uri");
    Ran table = Ran.of("rules", "list", "--tier", "structural");
    assertThat(table.out().lines())
        .anyMatch(line -> line.matches("gitlab-pat +secret +gitlab +structural +high +GitLab.*"));
  }

  @Test
  void listsRulesOfTheUser() throws IOException {
    assertThat(Ran.of("rules", "list", "--rules", folder("nothing")).out())
        .contains("acme-api-key");
  }

  @Test
  void triesRulesOnTheirExamples() throws IOException {
    Ran ran = Ran.of("rules", "test", folder("nothing"));
    assertThat(ran.out()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("0 do not hold");
  }

  @Test
  void namesAnExampleThatDoesNotHold() throws IOException {
    Ran ran = Ran.of("rules", "test", folder("acme_${alnum:32}"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .isEqualToIgnoringNewLines(
            dir
                + "/secrets/acme.yaml: acme-api-key: quiet: wrong: the rule finds a real value in it"
                + " (expected: none)");
  }

  @Test
  void namesAMistakeInARule() throws IOException {
    String folder = folder("nothing");
    Path file = dir.resolve("secrets/acme.yaml");
    Files.writeString(file, Files.readString(file).replace("severity:", "severety:"));
    Ran ran = Ran.of("rules", "test", folder);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("acme.yaml").contains("severity").doesNotContain("\tat ");
  }

  @Test
  void explainsWhatItFinds_masked() {
    String token = placeholders.expand("glpat-${alnum:20}");
    Ran ran = Ran.of("rules", "explain", "é " + token);
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("2-28")
        .contains("gitlab-pat")
        .contains("tier structural")
        .contains("confidence high")
        .doesNotContain(token.substring(6, 20));
  }

  @Test
  void explainsWhatAnAllowListExempts(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("allow.yaml"),
        "allow: [{match: prefix, value: glpat-, key: 'test.*', reason: of the test system}]");
    String token = placeholders.expand("glpat-${alnum:20}");
    String rules = "--rules=" + folder;

    assertThat(Ran.of("rules", "explain", rules, "--key", "test.token", token).out())
        .contains("passed over: an allow-list names it: of the test system")
        .doesNotContain("found, severity");
    assertThat(Ran.of("rules", "explain", rules, "--key", "token", token).out())
        .contains("found, severity");
  }

  @Test
  void explainsByTheKey() {
    String value = placeholders.expand("${alnum:32}");
    assertThat(Ran.of("rules", "explain", value).out()).doesNotContain("real");
    assertThat(Ran.of("rules", "explain", "--key", "db.password", value).out()).contains("real");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(Ran.of("rules", "explain", "nothing").out()).startsWith("Nothing");
  }
}
