package io.spanwarden.receive;

/** The two ports of the receiver, by the protocol that OTLP gives them. Both serve everything. */
enum Listener {
  GRPC("otlp_grpc"),
  HTTP("otlp_http");

  private final String label;

  Listener(String label) {
    this.label = label;
  }

  /** Returns the name in metrics and in {@code Source.listener}. */
  String label() {
    return label;
  }
}
