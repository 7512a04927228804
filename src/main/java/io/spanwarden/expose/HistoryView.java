package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.event.AgentId;
import java.time.Instant;
import java.util.List;

/** How an agent's score went, for plots of the API's readers. */
final class HistoryView {
  // Exact decimals: 4.10 would otherwise become 4.1.
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private HistoryView() {}

  /** Returns the points between two moments, oldest first. */
  static ObjectNode of(AgentId agent, Instant from, Instant to, List<PastScores.Point> history) {
    ObjectNode view = JSON.objectNode();
    view.put("agent", agent.name()).put("from", from.toString()).put("to", to.toString());
    var points = view.putArray("points");
    for (PastScores.Point point : history) {
      points
          .addObject()
          .put("at", point.at().toString())
          .put("headline", point.headline())
          .put("posture", point.posture().orElse(null))
          .put("worst_finding", point.worstFinding())
          .put("mitigation_factor", point.mitigationFactor());
    }
    return view;
  }
}
