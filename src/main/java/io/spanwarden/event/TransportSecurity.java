package io.spanwarden.event;

/** How a request was protected on the last hop that we know of. */
public enum TransportSecurity {
  PLAINTEXT("plaintext"),
  TLS_1_2("tls12"),
  TLS_1_3("tls13"),
  MTLS_1_2("mtls12"),
  MTLS_1_3("mtls13");

  private final String label;

  TransportSecurity(String label) {
    this.label = label;
  }

  /** Returns the metric label. */
  public String label() {
    return label;
  }

  /** Returns whether the request was encrypted. */
  public boolean encrypted() {
    return this != PLAINTEXT;
  }
}
