package io.spanwarden.score;

import static io.spanwarden.score.Reference.evidence;
import static io.spanwarden.score.Reference.violation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Waterfall.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold for any evidence, on seeded random sets. */
final class MitigationPropertiesTest {
  private static final int SETS = 3_000;
  private static final List<Severity> ORDER = List.of(Severity.values());
  private final Mitigation plain = new Mitigation(Reference.PARAMETERS);
  private final Mitigation strict = new Mitigation(Reference.STRICT);
  private Mitigation mitigation = plain;
  private final Random random = new Random(7);
  private BigDecimal declared = BigDecimal.ONE;
  private Map<Control, Double> clean = Map.of();
  private List<Violation> violations = List.of();
  private boolean proven;

  @BeforeEach
  void draw() {
    mitigation = random.nextBoolean() ? plain : strict;
    proven = random.nextBoolean();
    declared = BigDecimal.valueOf(50 + random.nextInt(51), 2);
    var windows = new EnumMap<Control, Double>(Control.class);
    for (Control control : Control.values()) {
      windows.put(control, random.nextDouble() * 416);
    }
    clean = windows;
    var drawn = new ArrayList<Violation>();
    for (int i = random.nextInt(12); i > 0; i--) {
      drawn.add(draw("f" + i));
    }
    violations = drawn;
  }

  private Violation draw(String id) {
    Severity severity = any(List.of(Severity.values()));
    double occurrences = Math.exp(random.nextDouble() * 8 - 4);
    return violation(
        id, severity, random.nextDouble(), 0.05 + 0.95 * random.nextDouble(), occurrences);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Waterfall explain(Map<Control, Double> windows, List<Violation> findings) {
    return mitigation.explain(declared, seen(windows, findings, proven), BigDecimal.ONE);
  }

  private static AgentEvidence seen(
      Map<Control, Double> windows, List<Violation> findings, boolean proven) {
    AgentEvidence all = evidence(windows, findings.toArray(Violation[]::new));
    return proven ? Reference.proven(all) : all;
  }

  private List<Violation> with(int index, Violation other) {
    var changed = new ArrayList<>(violations);
    changed.set(index, other);
    return changed;
  }

  @Test
  void staysBetweenTheFloorAnd1() {
    for (int i = 0; i < SETS; i++, draw()) {
      assertThat(explain(clean, violations).result())
          .isBetween(declared.min(new BigDecimal("0.67")), BigDecimal.ONE);
    }
  }

  @Test
  void neverFalls_whenAViolationIsAdded() {
    for (int i = 0; i < SETS; i++, draw()) {
      var more = new ArrayList<>(violations);
      more.add(draw("more"));
      assertThat(explain(clean, more).result())
          .isGreaterThanOrEqualTo(explain(clean, violations).result());
    }
  }

  @Test
  void neverRises_whenACleanWindowIsAdded() {
    for (int i = 0; i < SETS; i++, draw()) {
      var more = new EnumMap<>(clean);
      more.merge(any(List.of(Control.values())), 1.0, Double::sum);
      assertThat(explain(more, violations).result())
          .isLessThanOrEqualTo(explain(clean, violations).result());
    }
  }

  @Test
  void neverFalls_whenAViolationIsGraver() {
    for (int i = 0; i < SETS; i++, draw()) {
      if (violations.isEmpty()) {
        continue;
      }
      int index = random.nextInt(violations.size());
      Violation old = violations.get(index);
      Severity severity = ORDER.get(Math.min(ORDER.indexOf(old.severity()) + 1, 4));
      double surer = old.confidence() + (1 - old.confidence()) * random.nextDouble();
      double more = old.occurrences() * (1 + random.nextDouble());
      for (Violation graver :
          List.of(
              changed(old, severity, old.confidence(), old.occurrences()),
              changed(old, old.severity(), surer, old.occurrences()),
              changed(old, old.severity(), old.confidence(), more))) {
        assertThat(explain(clean, with(index, graver)).result())
            .isGreaterThanOrEqualTo(explain(clean, violations).result());
      }
    }
  }

  private static Violation changed(
      Violation old, Severity severity, double confidence, double occurrences) {
    return new Violation(
        old.findingId(), old.ruleId(), old.kind(), severity, confidence, occurrences);
  }

  @Test
  void neverRises_whenRedactionIsProven() {
    for (int i = 0; i < SETS; i++, draw()) {
      BigDecimal before =
          mitigation.explain(declared, seen(clean, violations, false), BigDecimal.ONE).result();
      assertThat(
              mitigation.explain(declared, seen(clean, violations, true), BigDecimal.ONE).result())
          .isLessThanOrEqualTo(before);
    }
  }

  @Test
  void isTheDeclaredFactor_whenThereIsNoEvidence() {
    for (int i = 0; i < SETS; i++, draw()) {
      Waterfall waterfall = explain(Map.of(), List.of());
      assertThat(waterfall.result()).isEqualByComparingTo(declared);
      assertThat(waterfall.steps()).allMatch(step -> step.deltaMitigation() == 0);
    }
  }

  /** Evidence that several instances have gathered is the union of findings and of windows. */
  @Test
  void isTheSame_whenEvidenceIsSharedOutAndMerged() {
    for (int i = 0; i < SETS; i++, draw()) {
      var shards = List.of(new ArrayList<Violation>(), new ArrayList<Violation>());
      violations.forEach(violation -> shards.get(random.nextInt(2)).add(violation));
      var merged = new ArrayList<>(shards.get(1));
      merged.addAll(shards.get(0));
      var first = new EnumMap<>(clean);
      var second = new EnumMap<Control, Double>(Control.class);
      clean.forEach((control, windows) -> second.put(control, windows * random.nextDouble()));
      second.forEach((control, windows) -> first.merge(control, -windows, Double::sum));
      second.forEach((control, windows) -> first.merge(control, windows, Double::sum));
      assertThat(explain(first, merged).result()).isEqualTo(explain(clean, violations).result());
    }
  }

  @Test
  void isTheSame_whateverTheOrderOfEvidence() {
    for (int i = 0; i < SETS; i++, draw()) {
      var shuffled = new ArrayList<>(violations);
      Collections.shuffle(shuffled, random);
      assertThat(explain(clean, shuffled)).isEqualTo(explain(clean, violations));
    }
  }

  @Test
  void addsUpExactly() {
    for (int i = 0; i < SETS; i++, draw()) {
      Waterfall waterfall = explain(clean, violations);
      assertThat(MitigationTest.sum(waterfall))
          .isCloseTo(waterfall.result().doubleValue(), within(1e-12));
      assertThat(Math.abs(waterfall.rounding())).isLessThanOrEqualTo(5e-5 + 1e-12);
      double exact = mitigation.new Account(declared, seen(clean, violations, proven)).result();
      assertThat(waterfall.result().doubleValue() - waterfall.rounding())
          .isCloseTo(exact, within(1e-12));
      long floors = waterfall.steps().stream().filter(s -> s.cause() == Cause.FLOOR).count();
      assertThat(floors).isLessThanOrEqualTo(mitigation == strict ? 1 : 0);
      assertThat(waterfall.steps()).hasSize((int) (7 + violations.size() + floors));
    }
  }

  @Test
  void stepsArePositiveForFindingsAndFloors_negativeForControls() {
    for (int i = 0; i < SETS; i++, draw()) {
      for (Waterfall.Step step : explain(clean, violations).steps()) {
        boolean against = step.cause() != Cause.CONTROL;
        assertThat(against ? step.deltaMitigation() : -step.deltaMitigation())
            .isGreaterThanOrEqualTo(0);
      }
    }
  }
}
