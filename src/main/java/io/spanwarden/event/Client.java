package io.spanwarden.event;

/** The kind of exporter that a user agent names. Closed, so that no header value is kept. */
public enum Client {
  OTEL_JAVASCRIPT("otel-javascript"),
  OTEL_PYTHON("otel-python"),
  OTEL_JAVA("otel-java"),
  OTEL_GO("otel-go"),
  OTEL_RUST("otel-rust"),
  COLLECTOR("collector"),
  GO_HTTP("go-http"),
  OTHER("other"),
  NONE("none");

  private final String label;

  Client(String label) {
    this.label = label;
  }

  /** Returns the word in findings. */
  public String label() {
    return label;
  }
}
