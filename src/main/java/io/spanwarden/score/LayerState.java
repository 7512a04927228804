package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an agent in one MAESTRO layer: the worst active finding whose primary layer it
 * is, never a mean. A layer that nobody looked at is not observed, which is not the same as clean.
 *
 * @param layer the layer; {@link MaestroLayer#X} stands apart from the seven
 * @param observed whether a detector of the layer was exercised for the agent
 * @param worst the highest AIVSS of an active finding; 0.0 if there is none, empty if not observed
 * @param worstFindingId its id
 * @param active active findings whose primary layer it is
 * @param beside active findings of other layers that are shown here too
 */
public record LayerState(
    MaestroLayer layer,
    boolean observed,
    Optional<BigDecimal> worst,
    Optional<String> worstFindingId,
    int active,
    int beside) {
  private static final BigDecimal CLEAN = new BigDecimal("0.0");

  /** Returns the band of the worst active finding; empty if the layer was not observed. */
  public Optional<Band> band() {
    return worst.map(Band::of);
  }

  /**
   * Returns the state of every layer, in their order.
   *
   * @param detected the kinds of risk that some rule finds
   */
  public static List<LayerState> of(AgentScore score, Collection<RiskKind> detected) {
    var states = new ArrayList<LayerState>();
    for (MaestroLayer layer : MaestroLayer.values()) {
      states.add(of(layer, score, detected));
    }
    return states;
  }

  private static LayerState of(
      MaestroLayer layer, AgentScore score, Collection<RiskKind> detected) {
    Optional<BigDecimal> worst = Optional.empty();
    Optional<String> id = Optional.empty();
    int active = 0;
    int beside = 0;
    for (Violation violation : score.evidence().violations()) {
      BigDecimal own = score.findingScores().get(violation.findingId());
      if (own == null) {
        continue;
      }
      if (violation.kind().alsoLayers().contains(layer)) {
        beside++;
      }
      if (violation.kind().primaryLayer() == layer) {
        active++;
        if (worst.isEmpty() || own.compareTo(worst.get()) > 0) {
          worst = Optional.of(own);
          id = Optional.of(violation.findingId());
        }
      }
    }
    boolean observed = active > 0 || observed(layer, score.evidence(), detected);
    return new LayerState(
        layer, observed, observed ? worst.or(() -> Optional.of(CLEAN)) : worst, id, active, beside);
  }

  private static boolean observed(
      MaestroLayer layer, AgentEvidence evidence, Collection<RiskKind> detected) {
    return detected.stream()
        .anyMatch(kind -> kind.primaryLayer() == layer && exercised(kind, evidence));
  }

  /**
   * Returns whether the agent has sent what detectors of a kind look at. Those of transport and
   * authentication look at every request. Those of content, and of commands in it, look at texts: a
   * window in which enough of them came and were clean shows that, and so does a finding.
   */
  private static boolean exercised(RiskKind kind, AgentEvidence evidence) {
    Control control = kind.control().orElse(Control.REDACTION);
    return switch (control) {
      case TRANSPORT, AUTHN -> evidence.lastSeen().isPresent();
      case REDACTION, COVERAGE -> shown(Control.REDACTION, evidence);
      case EGRESS, INTEGRITY, RATE -> shown(control, evidence);
    };
  }

  private static boolean shown(Control control, AgentEvidence evidence) {
    Double clean = evidence.cleanWindows().get(control);
    return (clean != null && clean > 0)
        || evidence.violations().stream().anyMatch(v -> v.control().equals(Optional.of(control)));
  }
}
