package io.spanwarden.decode;

/** What an {@code AnyValue} belongs to. All but {@link #LOG_BODY} have a key. */
public enum ValueOwner {
  RESOURCE_ATTRIBUTE("resource"),
  SCOPE_ATTRIBUTE("scope"),
  SPAN_ATTRIBUTE("span"),
  SPAN_EVENT_ATTRIBUTE("span.event"),
  SPAN_LINK_ATTRIBUTE("span.link"),
  LOG_ATTRIBUTE("log"),
  LOG_BODY("log.body"),
  METRIC_METADATA("metric.metadata"),
  DATA_POINT_ATTRIBUTE("metric.data_point"),
  EXEMPLAR_ATTRIBUTE("metric.exemplar");

  private final String path;

  ValueOwner(String path) {
    this.path = path;
  }

  /** Returns the beginning of the path in findings; a dot and the key follow. */
  public String path() {
    return path;
  }
}
