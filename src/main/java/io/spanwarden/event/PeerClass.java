package io.spanwarden.event;

/** Where the last hop of a request stands on the network. */
public enum PeerClass {
  LOOPBACK("loopback"),
  /** RFC 1918, link-local, unique local, and carrier-grade NAT addresses. */
  PRIVATE("private"),
  PUBLIC("public");

  private final String label;

  PeerClass(String label) {
    this.label = label;
  }

  /** Returns the metric label. */
  public String label() {
    return label;
  }
}
