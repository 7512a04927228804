package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.text.FieldKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule does what its own examples say: one container for each file, one test for each. */
class RuleExamplesTest {
  private static final long SEED = 20_261_124;
  private static final RuleBook BOOK = RuleBook.load(Optional.empty());
  private static final RuleExamples EXAMPLES =
      new RuleExamples(new RegexScanner(BOOK.contentRules()), new CommandDetector(List.of()));

  /** Whether the engine under test knows how to find what {@code rule} is for. */
  private static boolean canScan(ContentRule rule) {
    return rule.pattern().isPresent();
  }

  @TestFactory
  Stream<DynamicContainer> everyRuleDoesWhatItsExamplesSay() {
    var byFile = new TreeMap<String, List<DynamicTest>>();
    for (DocumentedRule rule : BOOK.documentedRules()) {
      List<DynamicTest> tests = byFile.computeIfAbsent(rule.file(), file -> new ArrayList<>());
      tests.add(dynamicTest(rule.id() + " has examples", () -> requireExamples(rule)));
      if (canScan(rule.rule())) {
        tests.add(dynamicTest(rule.id() + " behaves", () -> requireBehaviour(rule)));
      }
    }
    return byFile.entrySet().stream().map(file -> dynamicContainer(file.getKey(), file.getValue()));
  }

  private static void requireExamples(DocumentedRule rule) {
    assertThat(rule.fires()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    assertThat(rule.quiet()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(rule.quiet().keySet()).allMatch(reason -> !reason.isBlank());
    assertThat(rule.file()).endsWith("/" + rule.provider() + ".yaml");
    assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(rule.description()).hasSizeGreaterThan(40);
    assertThat(rule.rule().info().advice()).isNotEmpty();
    assertThat(rule.references()).allMatch(link -> link.startsWith("https://"));
  }

  private static void requireBehaviour(DocumentedRule rule) {
    for (RuleExample example : RuleExamples.of(rule)) {
      assertThat(EXAMPLES.holds(example))
          .as("%s: %s: %s", example.list(), example.name(), example.list().problem())
          .isTrue();
    }
  }

  private static String expand(String text) {
    return new ExamplePlaceholders(SEED).expand(text);
  }

  @Test
  void noRuleMustFindWhatAnotherMustNot() {
    Map<String, String> fires = new HashMap<>();
    for (DocumentedRule rule : BOOK.documentedRules()) {
      rule.fires().forEach(text -> fires.put(expand(text), rule.id()));
    }
    for (DocumentedRule rule : BOOK.documentedRules()) {
      rule.quiet()
          .forEach(
              (why, text) ->
                  assertThat(fires)
                      .as(rule.id() + " is quiet: " + why)
                      .doesNotContainKey(expand(text)));
    }
  }

  @Test
  void noRuleFileHoldsAnythingThatLooksLikeACredential() throws IOException {
    ContentScanner plain = new RegexScanner(BOOK.contentRules());
    for (String folder : List.of("secrets", "pii", "agents", "")) {
      for (RuleFile file : RuleFiles.packed().under(folder)) {
        byte[] raw = Files.readAllBytes(Path.of(file.shown()));
        plain.scan(
            raw,
            0,
            raw.length,
            FieldKey.of(""),
            verdict -> {
              throw new AssertionError(
                  file.shown() + " byte " + verdict.start() + ": " + verdict.rule().info().id());
            });
      }
    }
  }
}
