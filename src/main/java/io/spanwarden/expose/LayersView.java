package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.score.Band;
import io.spanwarden.score.LayerState;
import java.util.List;

/** The MAESTRO layers of an agent, for the API. */
final class LayersView {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private LayersView() {}

  /** Returns the seven layers in their order, and what lies across them apart. */
  static ObjectNode of(AgentId agent, List<LayerState> states) {
    ObjectNode view = JSON.objectNode();
    view.put("agent", agent.name());
    var layers = view.putArray("layers");
    for (LayerState state : states) {
      ObjectNode each =
          state.layer() == MaestroLayer.X ? view.putObject("cross_layer") : JSON.objectNode();
      each.put("layer", state.layer().name())
          .put("title", state.layer().title())
          // L6 is vertical: it lies over all others.
          .put("overlay", state.layer() == MaestroLayer.L6)
          .put("observed", state.observed())
          .put("state", state.band().map(Band::title).orElse("not observed"))
          .put("worst_finding", state.worst().orElse(null))
          .put("worst_finding_id", state.worstFindingId().orElse(null))
          .put("active_findings", state.active())
          .put("findings_beside", state.beside());
      if (state.layer() != MaestroLayer.X) {
        layers.add(each);
      }
    }
    return view;
  }
}
