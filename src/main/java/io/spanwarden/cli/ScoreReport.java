package io.spanwarden.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.FormatMethod;
import io.spanwarden.score.AgentScore.Interval;
import io.spanwarden.score.Assessment;
import io.spanwarden.score.Band;
import io.spanwarden.score.CalculationStep;
import io.spanwarden.score.Declaration;
import io.spanwarden.score.FactorSchema;
import io.spanwarden.score.FactorValues;
import io.spanwarden.score.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An assessment, for people and for programs. */
final class ScoreReport {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);
  private static final String SCHEMA = "spanwarden.score/v1";

  private final Assessment assessment;
  private final Declaration declared;
  private final Interval interval;
  private final boolean explain;

  /** Reports on {@code assessment}; {@code explain} adds what is not needed to check it. */
  ScoreReport(Assessment assessment, boolean explain) {
    this.assessment = assessment;
    this.declared = assessment.declaration();
    this.interval = assessment.interval();
    this.explain = explain;
  }

  /** Returns lines for people. */
  String text() {
    var text = new StringBuilder();
    line(text, "AIVSS %s", scores(interval));
    line(
        text,
        "Formula %s, inputs %s",
        assessment.strategy().formula().id(),
        assessment.strategy().inputs().label());
    line(text, "");
    line(text, "%-11s %s", "CVSS_Base", base());
    line(text, "%-11s %s", "Factor_Sum", factorSum());
    line(text, "%-11s %s", "ThM", declared.threatMultiplier());
    line(text, "%-11s %s", "MF", declared.mitigation());
    line(text, "");
    if (assessment.exact()) {
      steps(text, assessment.lowestSteps());
    } else {
      line(text, "If every unknown factor is 0:");
      steps(text, assessment.lowestSteps());
      line(text, "If every unknown factor is 1:");
      steps(text, assessment.highestSteps());
    }
    if (!assessment.departures().isEmpty()) {
      line(text, "");
      line(text, "Not as the specification has it:");
      assessment.departures().forEach(departure -> line(text, "  %s", departure));
    }
    if (explain) {
      explain(text);
    }
    return text.toString();
  }

  @FormatMethod
  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format.formatted(values)).append(System.lineSeparator());
  }

  private String scores(Interval of) {
    String low = of.low() + " " + Band.of(of.low()).title();
    return assessment.exact() ? low : low + " to " + of.high() + " " + Band.of(of.high()).title();
  }

  private String base() {
    return declared.cvssVector().isEmpty()
        ? declared.cvssBase().toString()
        : declared.cvssBase() + "  of " + declared.cvssVector();
  }

  private String factorSum() {
    FactorValues factors = declared.factors();
    String low = CalculationStep.plain(factors.lowestSum());
    return assessment.exact()
        ? low
        : low
            + " to "
            + CalculationStep.plain(factors.highestSum())
            + "  ("
            + factors.unknown()
            + " unknown)";
  }

  private static void steps(StringBuilder text, List<CalculationStep> steps) {
    for (CalculationStep step : steps) {
      line(
          text,
          "%-11s = %s = %s = %s",
          step.name(),
          step.rule(),
          step.numbers(),
          step.name().equals("AIVSS") ? step.result() : CalculationStep.plain(step.result()));
    }
  }

  private void explain(StringBuilder text) {
    declared.factors().schema().ifPresent(schema -> factors(text, schema));
    line(text, "");
    line(
        text,
        "A mitigation factor larger by 0.1 adds %s points%s.",
        CalculationStep.plain(assessment.pointsPerTenth()),
        assessment.exact() ? "" : ", if every unknown factor is 0");
    line(text, "The same inputs under the formulas there are:");
    for (Strategy strategy : Strategy.values()) {
      line(text, "  %-13s %s", strategy.id(), under(strategy).map(this::scores).orElse("refused"));
    }
  }

  private void factors(StringBuilder text, FactorSchema schema) {
    line(text, "");
    line(text, "Factors, with the names of %s:", schema.title());
    for (int i = 0; i < schema.names().size(); i++) {
      FactorSchema.Name name = schema.names().get(i);
      String value = declared.factors().values().get(i).map(BigDecimal::toPlainString).orElse("X");
      line(text, "  %-2s %-5s %s", name.code(), value, name.title());
    }
  }

  private Optional<Interval> under(Strategy strategy) {
    try {
      return Optional.of(strategy.assess(declared).interval());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns one JSON object; numbers are exact. */
  String json() {
    ObjectNode view = JSON.objectNode();
    view.put("schema", SCHEMA)
        .put("formula", assessment.strategy().formula().id())
        .put("inputs", assessment.strategy().inputs().label());
    put(view, interval);
    view.put("cvss_base", declared.cvssBase())
        .put("cvss_vector", declared.cvssVector().isEmpty() ? null : declared.cvssVector())
        .put("threat_multiplier", declared.threatMultiplier())
        .put("mitigation_factor", declared.mitigation());
    FactorValues factors = declared.factors();
    view.putObject("factor_sum")
        .put("low", factors.lowestSum())
        .put("high", factors.highestSum())
        .put("unknown", factors.unknown());
    factors
        .schema()
        .ifPresent(
            schema -> {
              ObjectNode named = view.putObject("factors");
              for (int i = 0; i < schema.names().size(); i++) {
                named.put(schema.names().get(i).key(), factors.values().get(i).orElse(null));
              }
            });
    steps(view, "steps", assessment.lowestSteps());
    if (!assessment.exact()) {
      steps(view, "steps_high", assessment.highestSteps());
    }
    var departures = view.putArray("departures");
    assessment.departures().forEach(departures::add);
    if (explain) {
      view.put("points_per_tenth_of_mitigation", assessment.pointsPerTenth());
      ObjectNode others = view.putObject("formulas");
      for (Strategy strategy : Strategy.values()) {
        under(strategy)
            .ifPresentOrElse(
                of -> put(others.putObject(strategy.id()), of),
                () -> others.putNull(strategy.id()));
      }
    }
    return view.toPrettyString() + System.lineSeparator();
  }

  /** A score only where there is one; always the interval. */
  private void put(ObjectNode view, Interval of) {
    boolean exact = assessment.exact();
    view.put("score", exact ? of.low() : null)
        .put("band", exact ? Band.of(of.low()).title() : null);
    view.putObject("interval").put("low", of.low()).put("high", of.high());
  }

  private static void steps(ObjectNode view, String name, List<CalculationStep> steps) {
    var array = view.putArray(name);
    for (CalculationStep step : steps) {
      array
          .addObject()
          .put("name", step.name())
          .put("rule", step.rule())
          .put("numbers", step.numbers())
          .put("result", step.result());
    }
  }
}
