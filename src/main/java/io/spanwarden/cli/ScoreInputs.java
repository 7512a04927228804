package io.spanwarden.cli;

import io.spanwarden.event.AgentId;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.score.AgentFactors;
import io.spanwarden.score.AivssVector;
import io.spanwarden.score.CvssVector;
import io.spanwarden.score.Declaration;
import io.spanwarden.score.FactorSchema;
import io.spanwarden.score.FactorValues;
import io.spanwarden.score.Strategy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What is to be scored, from the arguments. An argument takes the place of what the vector or the
 * agent says. Mistakes are {@link IllegalArgumentException}s with words for the user.
 */
final class ScoreInputs {
  /** AIVSS 0.8, tables 4a and 4b: what holds where nothing is said. */
  private static final BigDecimal DEFAULT_THREAT = new BigDecimal("0.97");

  private static final BigDecimal DEFAULT_MITIGATION = new BigDecimal("1.0");

  @Parameters(
      paramLabel = "VECTOR",
      arity = "0..1",
      description = {
        "An assessment in one line: (CVSS:9.4/AARS:8.5), as AIVSS 0.5 has it. AIVSS 0.8 defines no",
        "notation; AIVSS:0.8/AU:1.0/TO:0.5/LA:X/CX:0/ND:0/OP:0/PE:0/ID:0/MA:0/SM:0/TM:0.97/MF:0.9",
        "and AIVSS:0.8-listing/AA:0/GP:0/SM:0/TU:0/PM:.1/CA:.1/DI:0/MA:.1/ND:0/OP:.1 are",
        "Spanwarden's own. X is an unknown factor; --cvss gives the base."
      })
  private Optional<String> vector = Optional.empty();

  @Option(
      names = "--cvss",
      paramLabel = "BASE",
      description =
          "The CVSS base score, or its vector: CVSS:4.0/AV:N/..., of which it is computed.")
  private Optional<String> cvss = Optional.empty();

  @Option(
      names = "--factors",
      paramLabel = "SUM",
      description = "The sum of the ten factors, or all ten with commas, in the formula's order.")
  private Optional<String> factors = Optional.empty();

  @Option(
      names = "--factor",
      paramLabel = "NAME=VALUE",
      description = {
        "One factor, 0 to 1, or X for unknown; repeat it. Those that are not named are unknown,",
        "which is not 0. Names of AIVSS 0.8: autonomy, tools, language, context, non_determinism,",
        "opacity, persistence, identity, multi_agent, self_mod; or those of rules/agents/*.yaml."
      })
  private Map<String, String> named = Map.of();

  @Option(
      names = "--thm",
      paramLabel = "NUMBER",
      description = "The threat multiplier (default: 0.97, proof of concept).")
  private Optional<String> threat = Optional.empty();

  @Option(
      names = "--mf",
      paramLabel = "NUMBER",
      description = "The mitigation factor (default: 1.0, none or weak).")
  private Optional<String> mitigation = Optional.empty();

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Take the figures of an agent's profile, such as claude-code-otel.")
  private Optional<String> agent = Optional.empty();

  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      description = "Rules, profiles of agents among them, that add to the built-in ones.")
  private Optional<Path> rules = Optional.empty();

  @Option(
      names = "--formula",
      paramLabel = "FORMULA",
      description = {
        "v0.8 refuses what the specification does not allow; v0.8-listing, v0.5 and uplift-only",
        "flag it (default: the vector's, else v0.8-listing)."
      })
  private Optional<String> formula = Optional.empty();

  /** Returns the strategy and what it is to score. */
  Request read() {
    Optional<AivssVector> line = vector.map(AivssVector::parse);
    Strategy strategy =
        formula
            .map(Strategy::of)
            .orElseGet(() -> line.map(AivssVector::strategy).orElse(Strategy.V0_8_LISTING));
    Optional<Declaration> profile = agent.map(this::profile).map(Declaration::of);
    Optional<CvssVector> base = cvss.filter(ScoreInputs::isVector).map(CvssVector::parse);
    BigDecimal number =
        base.map(CvssVector::base)
            .or(() -> cvss.map(text -> number("--cvss", text, "0.0 to 10.0, or CVSS:4.0/...")))
            .or(() -> line.flatMap(AivssVector::cvssBase))
            .or(() -> profile.map(Declaration::cvssBase))
            .orElseThrow(
                () -> invalid("--cvss", "missing", "a base score or a vector, or --agent"));
    String text =
        cvss.isPresent()
            ? base.map(CvssVector::text).orElse("")
            : profile.map(Declaration::cvssVector).orElse("");
    var declaration =
        new Declaration(
            factors(line, profile),
            number,
            text,
            threat
                .map(value -> number("--thm", value, "a number, 0 to 1"))
                .or(() -> line.flatMap(AivssVector::threatMultiplier))
                .or(() -> profile.map(Declaration::threatMultiplier))
                .orElse(DEFAULT_THREAT),
            mitigation
                .map(value -> number("--mf", value, "a number, 0 to 1"))
                .or(() -> line.flatMap(AivssVector::mitigation))
                .or(() -> profile.map(Declaration::mitigation))
                .orElse(DEFAULT_MITIGATION));
    return new Request(strategy, declaration);
  }

  /** What is to be scored, and how. */
  record Request(Strategy strategy, Declaration declaration) {}

  private static boolean isVector(String text) {
    return text.indexOf(':') >= 0;
  }

  private AgentFactors profile(String name) {
    Map<AgentId, AgentFactors> known = RuleBook.load(rules).factors();
    AgentFactors found = AgentId.isValid(name) ? known.get(new AgentId(name)) : null;
    if (found == null) {
      throw invalid("--agent", name, "one of " + known.keySet());
    }
    return found;
  }

  private FactorValues factors(Optional<AivssVector> line, Optional<Declaration> profile) {
    if (factors.isPresent() && !named.isEmpty()) {
      throw invalid("--factor", "beside --factors", "one of the two");
    }
    if (factors.isPresent()) {
      return listed(factors.get());
    }
    FactorValues others =
        line.map(AivssVector::factors)
            .or(() -> profile.map(Declaration::factors))
            .orElseGet(() -> FactorValues.of(Optional.empty(), List.of()));
    return named.isEmpty() ? others : override(others);
  }

  private static FactorValues listed(String text) {
    if (text.indexOf(',') < 0) {
      return FactorValues.sum(number("--factors", text, "their sum, 0 to 10, or ten numbers"));
    }
    var values = new ArrayList<BigDecimal>();
    for (String value : text.split(",", -1)) {
      values.add(number("--factors", value.strip(), "a number, 0 to 1"));
    }
    return FactorValues.of(Optional.empty(), values);
  }

  /** Puts the named factors over the others, which must have names of the same version. */
  private FactorValues override(FactorValues others) {
    FactorSchema schema =
        others
            .schema()
            .or(() -> FactorSchema.of(named.keySet()))
            .orElseThrow(() -> unknownNames(Arrays.asList(FactorSchema.values())));
    var values =
        new ArrayList<>(
            others.values().isEmpty()
                ? Collections.nCopies(schema.names().size(), Optional.<BigDecimal>empty())
                : others.values());
    named.forEach(
        (key, value) -> {
          int place = schema.place(key).orElseThrow(() -> unknownNames(List.of(schema)));
          values.set(
              place,
              value.equals("X")
                  ? Optional.empty()
                  : Optional.of(number("--factor: " + key, value, "a number, 0 to 1, or X")));
        });
    return new FactorValues(Optional.of(schema), values, Optional.empty(), 0);
  }

  private IllegalArgumentException unknownNames(List<FactorSchema> schemas) {
    var expected = new ArrayList<String>();
    for (FactorSchema schema : schemas) {
      expected.add(
          schema.names().stream().map(FactorSchema.Name::key).toList() + " of " + schema.title());
    }
    return invalid("--factor", String.join(", ", named.keySet()), String.join(" or ", expected));
  }

  private static BigDecimal number(String option, String text, String expected) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw invalid(option, text, expected);
    }
  }

  private static IllegalArgumentException invalid(String option, String value, String expected) {
    return new IllegalArgumentException(option + ": " + value + " (expected: " + expected + ")");
  }
}
