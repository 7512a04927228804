package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.NextStep;
import io.spanwarden.score.Waterfall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What would lower an agent's score next, in numbers and in words. */
final class NextStepsView {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);
  private static final long MINUTES = 90;
  private static final long HOURS = 72;

  private NextStepsView() {}

  /** Returns the steps in their order, each with the score after it. */
  static ObjectNode of(AgentScore score, List<NextStep> steps, Findings findings) {
    ObjectNode view = JSON.objectNode();
    view.put("agent", score.agent().name())
        .put("headline", score.headline())
        .put("posture", score.posture().orElse(null))
        .put("mitigation_factor", score.mitigationFactor())
        .put("formula", score.formula())
        .put("parameters_hash", score.parametersHash());
    var array = view.putArray("steps");
    for (NextStep step : steps) {
      Optional<FindingRecord> finding =
          step.action() == NextStep.Action.RESOLVE_FINDING
              ? findings.byId(step.subject())
              : Optional.empty();
      array
          .addObject()
          .put("action", step.action().name().toLowerCase(Locale.ROOT))
          .put("subject", step.subject().isEmpty() ? null : step.subject())
          .put("rule", rule(score, step))
          .put("status", finding.map(record -> record.status().label()).orElse(null))
          .put("findings", step.findings())
          .put("after_seconds", step.after().toSeconds())
          .put("mitigation_factor", step.mitigationFactor())
          .put("delta_mf", step.mitigationFactor().subtract(score.mitigationFactor()))
          .put("posture", step.posture().orElse(null))
          .put("headline", step.headline())
          .put("delta_headline", step.headline().subtract(score.headline()))
          .put("sentence", sentence(score, step, finding));
    }
    return view;
  }

  private static String sentence(AgentScore now, NextStep step, Optional<FindingRecord> finding) {
    return what(now, step, finding) + ": " + effect(now, step) + ".";
  }

  private static String what(AgentScore now, NextStep step, Optional<FindingRecord> finding) {
    String later =
        ", once %s evidence has faded (inactive after %s)"
            .formatted(step.findings() == 1 ? "its" : "their", time(step.after()));
    return switch (step.action()) {
      case RESOLVE_FINDING ->
          (finding.filter(record -> record.status() == FindingStatus.RESOLVED).isPresent()
                  ? "Wait for the resolved finding of rule "
                  : "Resolve the finding of rule ")
              + rule(now, step)
              + later;
      case RESOLVE_RULE ->
          "Resolve all " + step.findings() + " findings of rule " + step.subject() + later;
      case RESOLVE_ALL -> "Resolve all " + step.findings() + " findings" + later;
      case ENCRYPT -> "Send over TLS for a day" + freed(step);
      case AUTHENTICATE -> "Send with credentials for a day" + freed(step);
      case PROVE_REDACTION -> "Plant a fake secret and let it come back masked";
      case CLEAN_HOUR -> "One hour in which " + step.subject() + " is exercised and clean";
      case CLEAN_DAY -> "One day in which " + step.subject() + " is exercised and clean";
    };
  }

  private static String freed(NextStep step) {
    return step.findings() == 0 ? "" : ", until the findings against it have faded";
  }

  /** Returns the rule of the findings that a step is about; null if it is about none or all. */
  private static @Nullable String rule(AgentScore now, NextStep step) {
    return switch (step.action()) {
      case RESOLVE_RULE -> step.subject();
      case RESOLVE_FINDING ->
          now.waterfall().steps().stream()
              .filter(each -> each.name().equals(step.subject()))
              .map(Waterfall.Step::ruleId)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  private static String effect(AgentScore now, NextStep step) {
    String factor =
        "mitigation factor %s → %s".formatted(now.mitigationFactor(), step.mitigationFactor());
    String posture =
        step.posture().map(to -> ", posture " + move(now.posture().orElse(to), to)).orElse("");
    return factor + posture + ", headline " + move(now.headline(), step.headline());
  }

  private static String move(BigDecimal from, BigDecimal to) {
    return from.compareTo(to) == 0 ? "stays " + to : from + " → " + to;
  }

  private static String time(Duration duration) {
    if (duration.isZero()) {
      return "no time";
    }
    if (duration.toMinutes() < MINUTES) {
      return duration.toMinutes() + 1 + " minutes";
    }
    return duration.toHours() < HOURS
        ? duration.toHours() + 1 + " hours"
        : duration.toDays() + 1 + " days";
  }
}
