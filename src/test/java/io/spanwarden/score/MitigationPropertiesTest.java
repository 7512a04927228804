package io.spanwarden.score;

import static io.spanwarden.score.Reference.evidence;
import static io.spanwarden.score.Reference.violation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
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
  private final Mitigation mitigation = new Mitigation(Reference.PARAMETERS);
  private final Random random = new Random(7);
  private BigDecimal declared = BigDecimal.ONE;
  private Map<Control, Double> clean = Map.of();
  private List<Violation> violations = List.of();

  @BeforeEach
  void draw() {
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
    AgentEvidence evidence = evidence(windows, findings.toArray(Violation[]::new));
    return mitigation.explain(declared, evidence, BigDecimal.ONE);
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
      assertThat(waterfall.steps()).hasSize(7 + violations.size());
    }
  }

  @Test
  void stepsArePositiveForFindings_negativeForControls() {
    for (int i = 0; i < SETS; i++, draw()) {
      for (Waterfall.Step step : explain(clean, violations).steps()) {
        boolean finding = step.cause() == Waterfall.Cause.FINDING;
        assertThat(finding ? step.deltaMitigation() : -step.deltaMitigation())
            .isGreaterThanOrEqualTo(0);
      }
    }
  }
}
