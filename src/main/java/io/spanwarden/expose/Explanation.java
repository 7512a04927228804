package io.spanwarden.expose;

import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Waterfall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A score in words. */
final class Explanation {
  private Explanation() {}

  /** Returns the formula with its numbers. */
  static String calculation(AgentScore score) {
    if (score.posture().isEmpty()) {
      return "The factors are unknown, so the posture is an interval.";
    }
    return "(%s + %s) × %s = %s"
        .formatted(
            score.profile().cvssBase(),
            plain(score.aars()),
            score.mitigationFactor(),
            score.posture().orElseThrow());
  }

  /** Returns what a person should know, most important first. */
  static List<String> sentences(AgentScore score) {
    var sentences = new ArrayList<String>();
    sentences.add(headline(score));
    score
        .posture()
        .ifPresent(
            posture ->
                sentences.add(
                    "Posture %s: (CVSS base %s + uplift %s) × mitigation factor %s."
                        .formatted(
                            posture,
                            score.profile().cvssBase(),
                            plain(score.aars()),
                            score.mitigationFactor())));
    BigDecimal declared = score.profile().declaredMitigation();
    double earned = sum(score, Waterfall.Cause.CONTROL);
    double lost = sum(score, Waterfall.Cause.FINDING);
    sentences.add(
        String.format(
            Locale.ROOT,
            "The mitigation factor was declared %s; clean watched time moved it by %+.4f and findings by"
                + " %+.4f.",
            declared,
            earned,
            lost));
    worstStep(score, step -> step.cause() == Waterfall.Cause.FINDING)
        .ifPresent(
            step ->
                sentences.add(
                    String.format(
                        Locale.ROOT,
                        "The finding that costs most credit is of rule %s: %.2f bits, each of which halves"
                            + " what is left.",
                        step.ruleId(),
                        step.bits())));
    if (score.findingScores().isEmpty() && lost == 0) {
      sentences.add("No finding weighs on it.");
    }
    return sentences;
  }

  private static String headline(AgentScore score) {
    String band = score.band().title();
    if (score.worstFindingId().isPresent()
        && score.headline().compareTo(score.worstFinding()) == 0) {
      String worst = score.worstFindingId().orElseThrow();
      String rule =
          worstStep(score, step -> step.name().equals(worst))
              .map(Waterfall.Step::ruleId)
              .orElse("unknown");
      return "Headline %s (%s), set by the worst of %d active findings, of rule %s."
          .formatted(score.headline(), band, score.findingScores().size(), rule);
    }
    return "Headline %s (%s), set by the posture.".formatted(score.headline(), band);
  }

  private static double sum(AgentScore score, Waterfall.Cause cause) {
    return score.waterfall().steps().stream()
        .filter(step -> step.cause() == cause)
        .mapToDouble(Waterfall.Step::deltaMitigation)
        .sum();
  }

  private static Optional<Waterfall.Step> worstStep(
      AgentScore score, Predicate<Waterfall.Step> which) {
    return score.waterfall().steps().stream().filter(which).findFirst();
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
