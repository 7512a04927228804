package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule does what its own examples say. */
class RuleBehaviourTest {
  private static final RuleBook RULES = RuleBook.load(Optional.empty());
  private static final ScannerTables TABLES = ScannerTables.compile(RULES.contentRules());

  private static final RuleExamples EXAMPLES =
      new RuleExamples(
          TABLES.newScanner(),
          new CommandDetector(RULES.commandRules().stream().map(r -> r.rule()).toList()));

  private static List<Verdict> scan(String text) {
    var verdicts = new ArrayList<Verdict>();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    TABLES.newScanner().scan(utf8, 0, utf8.length, new FieldKey(), verdicts::add);
    return verdicts;
  }

  private static List<String> realFindings(String text) {
    return scan(text).stream()
        .filter(verdict -> verdict.findingClass() == FindingClass.REAL)
        .map(verdict -> verdict.rule().info().id())
        .toList();
  }

  private static DynamicContainer behaves(String id, List<RuleExample> examples) {
    return DynamicContainer.dynamicContainer(
        id,
        examples.stream()
            .map(
                example ->
                    DynamicTest.dynamicTest(
                        example.list().name().toLowerCase(Locale.ROOT) + ": " + example.name(),
                        () ->
                            assertThat(EXAMPLES.holds(example))
                                .as(example.list().problem())
                                .isTrue())));
  }

  @TestFactory
  Stream<DynamicContainer> contentRulesDoWhatTheirExamplesSay() {
    return RULES.documentedRules().stream().map(rule -> behaves(rule.id(), RuleExamples.of(rule)));
  }

  /** Telemetry holds the same texts inside JSON strings, once or twice over. */
  @TestFactory
  Stream<DynamicTest> contentRulesFireInsideJsonToo_atExactPlaces() {
    return RULES.documentedRules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () -> {
                      for (RuleExample example : RuleExamples.of(rule)) {
                        if (example.list() != RuleExample.List.FIRES) {
                          continue;
                        }
                        String plain = RuleExamples.expanded(example);
                        String once = "{\"command\":\"a\\n" + escaped(plain) + "\\nb\"}";
                        String twice = "{\"text\":\"" + escaped(once) + "\"}";
                        assertThat(realFindings(once))
                            .as("in JSON: %s", example.name())
                            .contains(rule.id());
                        assertThat(realFindings(twice)).as("in JSON in JSON").contains(rule.id());
                        assertPlaces(once);
                        assertPlaces(twice);
                      }
                    }));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static void assertPlaces(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (Verdict verdict : scan(text)) {
      String there =
          new String(
              utf8, verdict.start(), verdict.end() - verdict.start(), StandardCharsets.UTF_8);
      String value = new String(verdict.value(), StandardCharsets.UTF_8);
      String decoded = there.replaceAll("\\\\+n", "\n").replaceAll("\\\\+\"", "\"");
      assertThat(decoded).as(verdict.rule().info().id()).isEqualTo(value);
    }
  }

  @Test
  void thereAreAtLeastSixtyFormatsOfProviders() {
    assertThat(RULES.documentedRules())
        .filteredOn(rule -> rule.file().startsWith("rules/secrets/"))
        .hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void noFileHoldsAValueThatARuleFinds() throws java.io.IOException {
    try (var files = java.nio.file.Files.walk(java.nio.file.Path.of("rules"))) {
      for (var file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
        assertThat(scan(java.nio.file.Files.readString(file)))
            .filteredOn(verdict -> verdict.findingClass() == FindingClass.REAL)
            .filteredOn(verdict -> !verdict.rule().info().id().startsWith("generic"))
            .filteredOn(verdict -> verdict.rule().info().kind().id().equals("secret_in_telemetry"))
            .as("%s", file)
            .isEmpty();
      }
    }
  }

  @TestFactory
  Stream<DynamicContainer> commandRulesDoWhatTheirExamplesSay() {
    return RULES.commandRules().stream()
        .map(rule -> behaves(rule.rule().info().id(), RuleExamples.of(rule)));
  }

  @Test
  void anExampleThatDoesNotHoldIsTold() {
    for (RuleExample.List list : RuleExample.List.values()) {
      String text = list.finds() ? "nothing" : "glpat-${alnum:20}";
      var example = new RuleExample("f", "gitlab-pat", list, "name", text, false);
      assertThat(EXAMPLES.holds(example)).as("%s", list).isFalse();
    }
  }

  @Test
  void idsAreUniqueAcrossAllKindsOfRules() {
    assertThat(RULES.infos()).extracting(info -> info.id()).doesNotHaveDuplicates();
    assertThat(RULES.kinds()).containsKeys("secret_in_telemetry", "plaintext_export");
    assertThat(Map.copyOf(RULES.factors())).hasSizeGreaterThanOrEqualTo(8);
  }
}
