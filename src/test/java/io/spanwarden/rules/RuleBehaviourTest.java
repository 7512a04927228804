package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.command.CommandAction.Write;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  private static String expanded(String id, String example) {
    return new ExamplePlaceholders(id.hashCode()).expand(example);
  }

  @TestFactory
  Stream<DynamicContainer> contentRulesDoWhatTheirExamplesSay() {
    return RULES.documentedRules().stream()
        .map(
            rule -> {
              var tests = new ArrayList<DynamicTest>();
              tests.add(
                  DynamicTest.dynamicTest(
                      "has two examples of each kind",
                      () -> {
                        assertThat(rule.fires()).hasSizeGreaterThanOrEqualTo(2);
                        assertThat(rule.quiet()).hasSizeGreaterThanOrEqualTo(2);
                      }));
              for (String example : rule.fires()) {
                tests.add(fires(rule.id(), example, true, "fires: " + example));
              }
              rule.quiet().forEach((why, text) -> tests.add(fires(rule.id(), text, false, why)));
              rule.missed().forEach((why, text) -> tests.add(fires(rule.id(), text, false, why)));
              rule.noisy().forEach((why, text) -> tests.add(fires(rule.id(), text, true, why)));
              return DynamicContainer.dynamicContainer(rule.id(), tests);
            });
  }

  private static DynamicTest fires(String id, String example, boolean expected, String name) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          List<String> found = realFindings(expanded(id, example));
          if (expected) {
            assertThat(found).contains(id);
          } else {
            assertThat(found).doesNotContain(id);
          }
        });
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
                      for (String example : rule.fires()) {
                        String plain = expanded(rule.id(), example);
                        String once = "{\"command\":\"a\\n" + escaped(plain) + "\\nb\"}";
                        String twice = "{\"text\":\"" + escaped(once) + "\"}";
                        assertThat(realFindings(once))
                            .as("in JSON: %s", example)
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
        .map(
            rule -> {
              String id = rule.rule().info().id();
              var detector =
                  new CommandDetector(RULES.commandRules().stream().map(r -> r.rule()).toList());
              var tests = new ArrayList<DynamicTest>();
              for (String example : rule.fires()) {
                tests.add(judged(detector, id, example, true, "fires: " + example));
              }
              rule.quiet()
                  .forEach((why, text) -> tests.add(judged(detector, id, text, false, why)));
              rule.missed()
                  .forEach((why, text) -> tests.add(judged(detector, id, text, false, why)));
              rule.noisy().forEach((why, text) -> tests.add(judged(detector, id, text, true, why)));
              return DynamicContainer.dynamicContainer(id, tests);
            });
  }

  /** An example is a command, or, after {@code @ path}, what is written to a file. */
  private static DynamicTest judged(
      CommandDetector detector, String id, String example, boolean expected, String name) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var verdicts =
              example.startsWith("@ ")
                  ? detector.judge(written(example), false)
                  : detector.commands(example, false);
          List<String> found = verdicts.stream().map(verdict -> verdict.rule().id()).toList();
          if (expected) {
            assertThat(found).contains(id);
          } else {
            assertThat(found).doesNotContain(id);
          }
        });
  }

  private static Write written(String example) {
    int line = example.indexOf('\n');
    return new Write(example.substring(2, line), example.substring(line + 1), false);
  }

  @Test
  void idsAreUniqueAcrossAllKindsOfRules() {
    assertThat(RULES.infos()).extracting(info -> info.id()).doesNotHaveDuplicates();
    assertThat(RULES.kinds()).containsKeys("secret_in_telemetry", "plaintext_export");
    assertThat(Map.copyOf(RULES.factors())).hasSizeGreaterThanOrEqualTo(8);
  }
}
