package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.command.CommandRule;
import io.spanwarden.detect.command.CommandVerdict;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CommandRulesTest {
  private static final Path FOLDER = Path.of("rules", "commands");

  static List<DocumentedCommandRule> packed() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(CommandRulesTest::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DocumentedCommandRule read(Path file) {
    try {
      return CommandRules.read(
          RuleFile.yaml("commands/" + file.getFileName(), file.toString(), Files.readString(file)),
          Kinds.all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fires(CommandRule rule, String example) {
    var detector = new CommandDetector(List.of(rule));
    byte[] utf8 = example.getBytes(StandardCharsets.UTF_8);
    List<CommandVerdict> verdicts =
        example.startsWith("@ ")
            ? detector.edit(
                example.substring(2, example.indexOf('\n')),
                example.substring(example.indexOf('\n') + 1),
                false)
            : detector.commands(example, false);
    if (!verdicts.isEmpty()) {
      assertThat(detector.mayConcern(utf8, 0, utf8.length)).as("prefilter").isTrue();
      assertThat(rule.info().severities()).contains(verdicts.get(0).severity());
    }
    return !verdicts.isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> behavesAsItsExamplesSay() {
    return packed().stream()
        .flatMap(
            rule -> {
              String id = rule.rule().info().id() + " ";
              CommandRule tested = rule.rule();
              return Stream.of(
                      rule.fires().stream().map(e -> example(id + "fires: " + e, tested, e, true)),
                      rule.quiet().entrySet().stream()
                          .map(
                              e ->
                                  example(
                                      id + "quiet: " + e.getKey(), tested, e.getValue(), false)),
                      rule.missed().entrySet().stream()
                          .map(
                              e ->
                                  example(
                                      id + "missed: " + e.getKey(), tested, e.getValue(), false)),
                      rule.noisy().entrySet().stream()
                          .map(
                              e ->
                                  example(id + "noisy: " + e.getKey(), tested, e.getValue(), true)))
                  .flatMap(examples -> examples);
            });
  }

  private static DynamicTest example(
      String name, CommandRule rule, String example, boolean expected) {
    return dynamicTest(name, () -> assertThat(fires(rule, example)).isEqualTo(expected));
  }

  @Test
  void holdsTheFourRulesOfTheFirstVersion() {
    assertThat(packed())
        .extracting(rule -> rule.rule().info().id())
        .containsExactly("TB-101", "TB-102", "TB-103", "TB-122");
  }

  @Test
  void listsEverySeverityThatGradingCanLeadTo() {
    CommandRule rule = read(FOLDER.resolve("TB-103.yaml")).rule();

    assertThat(rule.info().severities())
        .containsExactlyInAnyOrder(Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO);
  }

  @Test
  void refusesWhatCannotBeUsed_namingKeyAndExpectation() throws IOException {
    String yaml = Files.readString(FOLDER.resolve("TB-101.yaml"));

    assertRefused(yaml.replace("kind: tracing_bypass", "kind: tracing_bypas"), "tracing_bypass");
    assertRefused(yaml.replace("severity: high\n", "severity: hihg\n"), "severity");
    assertRefused(yaml.replace("target: segment", "target: segmnet"), "target");
    assertRefused(yaml.replace("grading:", "gradng:"), "grading");
    assertRefused(yaml.replace("  noisy:", "  noizy:"), "noisy");
    assertRefused(yaml.replace("(?:\\s|$)'", "(?=x)'"), "RE2");
    assertRefused(
        yaml.replace("prefilter: [ENABLE_TELEMETRY, ENHANCED_TELEMETRY]", ""), "prefilter");
    assertRefused(yaml.replace("id: TB-101", "id: TB-199"), "name of the file");
  }

  private static void assertRefused(String yaml, String hint) {
    assertThatThrownBy(
            () ->
                CommandRules.read(
                    RuleFile.yaml("commands/TB-101.yaml", "commands/TB-101.yaml", yaml),
                    Kinds.all()))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageContaining("TB-101.yaml")
        .hasMessageContaining(hint);
  }
}
