package io.spanwarden.event;

/** A layer of the CSA's MAESTRO framework; {@link #X} is cross-layer. */
public enum MaestroLayer {
  L1("Foundation Models"),
  L2("Data Operations"),
  L3("Agent Frameworks"),
  L4("Deployment and Infrastructure"),
  L5("Evaluation and Observability"),
  L6("Security and Compliance"),
  L7("Agent Ecosystem"),
  X("Cross-Layer");

  private final String title;

  MaestroLayer(String title) {
    this.title = title;
  }

  /** Returns the layer's name. */
  public String title() {
    return title;
  }
}
