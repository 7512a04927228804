package io.spanwarden.event;

/** The OTLP transport of a request, as metric label. */
public enum Transport {
  GRPC("grpc"),
  HTTP_PROTOBUF("http_protobuf"),
  HTTP_JSON("http_json");

  private final String label;

  Transport(String label) {
    this.label = label;
  }

  /** Returns the metric label. */
  public String label() {
    return label;
  }
}
