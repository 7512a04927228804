package io.spanwarden.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.pattern.ByteRegex;
import io.spanwarden.detect.pattern.DeepStack;
import io.spanwarden.detect.pattern.Oracle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Our own engine finds by each shipped pattern what java.util.regex finds. */
class ShippedPatternsTest {
  private static final int MUTATIONS = 20;
  private static final String PARTS = " =:\"'\\_-./aA0zZ9\n\u00e9";

  private static Stream<DocumentedRule> rulesWithPatterns() {
    return RuleBook.load(Optional.empty()).documentedRules().stream()
        .filter(rule -> rule.rule().pattern().isPresent());
  }

  private static String pattern(DocumentedRule rule) {
    return rule.rule().pattern().orElseThrow().text();
  }

  private static List<String> texts(DocumentedRule rule) {
    Random random = new Random(rule.id().hashCode());
    ExamplePlaceholders placeholders = new ExamplePlaceholders(rule.id().hashCode());
    List<String> texts = new ArrayList<>();
    Stream.of(rule.fires(), rule.quiet().values(), rule.missed().values(), rule.noisy().values())
        .flatMap(examples -> examples.stream())
        .map(placeholders::expand)
        .forEach(
            text -> {
              texts.add(text);
              for (int i = 0; i < MUTATIONS && !text.isEmpty(); i++) {
                texts.add(mutation(text, random));
              }
            });
    return texts;
  }

  private static String mutation(String text, Random random) {
    int at = random.nextInt(text.length());
    int to = at + random.nextInt(Math.min(8, text.length() - at) + 1);
    String part = PARTS.substring(random.nextInt(PARTS.length())).substring(0, 1);
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 -> text.substring(0, at) + part + text.substring(at);
      case 2 -> text.substring(0, at) + text.substring(at, to).repeat(3) + text.substring(to);
      default -> text.substring(0, at) + part + text.substring(at + 1);
    };
  }

  @TestFactory
  Stream<DynamicTest> endsAndGroupsAreThoseOfJava() {
    return rulesWithPatterns()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () ->
                        DeepStack.run(
                            () -> {
                              Oracle oracle = new Oracle(pattern(rule));
                              int matches = 0;
                              for (String text : texts(rule)) {
                                matches += oracle.compare(text.getBytes(StandardCharsets.UTF_8));
                              }
                              assertThat(matches).isPositive();
                            })));
  }

  @TestFactory
  Stream<DynamicTest> eachPatternHasAnAnchor() {
    return rulesWithPatterns()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () ->
                        assertThat(ByteRegex.compileAnchored(pattern(rule)).anchors())
                            .isNotEmpty()));
  }
}
