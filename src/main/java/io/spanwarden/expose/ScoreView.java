package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Factor;
import io.spanwarden.score.MitigationStrength;
import io.spanwarden.score.Waterfall;
import java.util.Locale;

/** An agent and its score, for the API. */
final class ScoreView {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private ScoreView() {}

  /** Returns what a list of agents shows. */
  static ObjectNode summary(AgentScore score) {
    ObjectNode view = JSON.objectNode();
    view.put("name", score.agent().name())
        .put("title", score.profile().title())
        .put("profile", score.profile().provenance())
        .put("runtime", score.profile().runtime())
        .put("posture", score.posture().orElse(null));
    score
        .interval()
        .ifPresentOrElse(
            interval ->
                view.putObject("posture_interval")
                    .put("low", interval.low())
                    .put("high", interval.high()),
            () -> view.putNull("posture_interval"));
    view.put("worst_finding", score.worstFinding())
        .put("worst_finding_id", score.worstFindingId().orElse(null))
        .put("headline", score.headline())
        .put("band", score.band().title())
        .put("mitigation_factor", score.mitigationFactor())
        .put("declared_mitigation_factor", score.profile().declaredMitigation())
        .put("mitigation_strength", strength(score))
        .put("cvss_base", score.profile().cvssBase())
        .put("aars", score.aars())
        .put("factor_sum", score.profile().known() ? score.profile().factorSum() : null)
        .put("threat_multiplier", score.threatMultiplier())
        .put("status", score.status().name().toLowerCase(Locale.ROOT))
        .put("evidence_confidence", FindingView.rounded(score.evidenceConfidence()))
        .put("formula", score.formula())
        .put("parameters", score.parameters())
        .put("parameters_hash", score.parametersHash());
    return view;
  }

  private static String strength(AgentScore score) {
    return MitigationStrength.of(score.mitigationFactor(), score.evidence().redactionProven())
        .title();
  }

  /** Returns everything that explains the score. */
  static ObjectNode explained(AgentScore score) {
    ObjectNode view = summary(score);
    view.put("source", score.profile().source()).put("cvss_vector", score.profile().cvssVector());
    ObjectNode factors = view.putObject("factors");
    for (Factor factor : Factor.values()) {
      factors.put(factor.label(), score.profile().factors().get(factor));
    }
    view.put("calculation", Explanation.calculation(score));
    Waterfall waterfall = score.waterfall();
    ObjectNode account = view.putObject("waterfall").put("declared", waterfall.declared());
    var steps = account.putArray("steps");
    for (Waterfall.Step step : waterfall.steps()) {
      steps
          .addObject()
          .put("cause", step.cause().name().toLowerCase(Locale.ROOT))
          .put("name", step.name())
          .put("rule", step.ruleId().isEmpty() ? null : step.ruleId())
          .put("bits", step.bits())
          .put("delta_mf", step.deltaMitigation())
          .put("delta_aivss", step.deltaScore());
    }
    account
        .put("rounding", waterfall.rounding())
        .put("rounding_rule", "half up to four decimals")
        .put("result", waterfall.result());
    ObjectNode findings = view.putObject("finding_scores");
    score.findingScores().forEach(findings::put);
    FindingView.texts(view, "explanation", Explanation.sentences(score));
    return view;
  }
}
