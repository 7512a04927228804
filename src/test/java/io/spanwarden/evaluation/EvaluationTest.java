package io.spanwarden.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.Confidence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the scanner finds of a part of each corpus does not become less. The floors are raised as it
 * learns; the whole table is printed by the benchmark.
 */
class EvaluationTest {
  private static final Map<String, Corpus> FEW = byName(8);
  private static final Map<String, Corpus> ALL = byName(100);
  private static final Engine ENGINE = Engine.shipped(Confidence.MEDIUM);

  private static Map<String, Corpus> byName(int scale) {
    return Corpus.all(scale, Corpus.SEED).stream()
        .collect(Collectors.toMap(Corpus::name, Function.identity()));
  }

  private static Corpus corpus(Map<String, Corpus> from, String name) {
    Corpus corpus = from.get(name);
    assertThat(corpus).as(name).isNotNull();
    return java.util.Objects.requireNonNull(corpus);
  }

  @ParameterizedTest
  @CsvSource({
    "secrets, 0.85, 0.99",
    "secrets-json, 0.85, 0.99",
    "secrets-json-twice, 0.85, 0.99",
    "secrets-diff, 0.84, 0.99",
    "secrets-base64, 0.82, 0.99",
    "secrets-base64-lines, 0.82, 0.99",
    "secrets-percent, 0.84, 0.99",
    "pii-sentences, 0.94, 0.98",
    "pii-telemetry, 0.90, 0.90",
    "national, 0.96, 0.97",
  })
  void findsNoLessThanBefore(String name, double recall, double precision) {
    Tally tally = corpus(FEW, name).tally(ENGINE);

    assertThat(tally.total().expected()).isGreaterThan(50);
    assertThat(tally.total().recall()).as("recall").isGreaterThanOrEqualTo(recall);
    assertThat(tally.total().precision()).as("precision").isGreaterThanOrEqualTo(precision);
    if (!name.contains("base64")) { // there the span is the whole encoded text, or a part of it
      assertThat(tally.total().exactly()).as("exact spans").isGreaterThanOrEqualTo(0.97);
    }
  }

  @Test
  void reportsNextToNothingOfCleanText() {
    assertThat(corpus(FEW, "strict-clean").tally(ENGINE).casesWithAlarm()).isLessThan(7);
    assertThat(corpus(FEW, "clean").tally(ENGINE).casesWithAlarm()).isLessThan(7);
    assertThat(corpus(FEW, "bulk").tally(ENGINE).alarmsPer100Kilobytes()).isLessThan(0.5);
  }

  @Test
  void theSecretsAreManyOfManyIssuers() {
    List<Case> cases = corpus(ALL, "secrets").cases().get();

    assertThat(cases).hasSizeGreaterThanOrEqualTo(3000);
    assertThat(cases.stream().map(Case::source).distinct().count()).isGreaterThanOrEqualTo(250);
    assertThat(cases.stream().map(Case::text).distinct().count()).isEqualTo(cases.size());
    assertThat(cases).allSatisfy(one -> assertThat(one.labels()).isNotEmpty());
  }

  @Test
  void theCleanTextsAreManyAndHaveNoLabels() {
    assertThat(corpus(ALL, "strict-clean").cases().get()).hasSizeGreaterThanOrEqualTo(250);
    List<Case> bulk = corpus(ALL, "bulk").cases().get();
    assertThat(bulk.stream().mapToInt(one -> one.text().length()).sum())
        .isGreaterThanOrEqualTo(2_000_000);
    assertThat(bulk).allSatisfy(one -> assertThat(one.labels()).isEmpty());
  }

  @Test
  void everyNationalIdentifierHasTwentyCasesAndMore() {
    Map<String, Long> labels =
        corpus(ALL, "national").cases().get().stream()
            .flatMap(one -> one.labels().stream())
            .collect(Collectors.groupingBy(Case.Label::entity, Collectors.counting()));

    assertThat(labels).hasSize(99);
    assertThat(labels.values()).allMatch(count -> count >= 20);
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    for (Corpus corpus : FEW.values()) {
      assertThat(corpus.cases().get()).as(corpus.name()).isEqualTo(corpus.cases().get());
    }
  }

  @Test
  void aLabelMovesAlongWithItsText() {
    Case plain = Case.of("g", "s", "ä \"k\": \"" + Case.secret("v\"1") + "\"\n");

    for (Wrapping way : Set.of(Wrapping.JSON, Wrapping.JSON_TWICE, Wrapping.PERCENT)) {
      Case wrapped = way.wrap(plain);
      Case.Label label = wrapped.labels().get(0);
      byte[] text = wrapped.text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      String value =
          new String(
              text,
              label.start(),
              label.end() - label.start(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertThat(value.replace("%22", "\"").replace("\\", "")).isEqualTo("v\"1");
    }
    assertThat(new HashSet<>(Wrapping.DIFF.wrap(plain).labels())).hasSize(1);
  }
}
