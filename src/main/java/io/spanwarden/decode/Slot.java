package io.spanwarden.decode;

/** A text field of OTLP that is not an attribute. */
public enum Slot {
  RESOURCE_SCHEMA_URL("resource.schema_url"),
  ENTITY_SCHEMA_URL("resource.entity.schema_url"),
  ENTITY_TYPE("resource.entity.type"),
  ENTITY_ID_KEY("resource.entity.id_key"),
  ENTITY_DESCRIPTION_KEY("resource.entity.description_key"),
  SCOPE_NAME("scope.name"),
  SCOPE_VERSION("scope.version"),
  SCOPE_SCHEMA_URL("scope.schema_url"),
  SPAN_NAME("span.name"),
  SPAN_TRACE_STATE("span.trace_state"),
  SPAN_STATUS_MESSAGE("span.status.message"),
  SPAN_EVENT_NAME("span.event.name"),
  SPAN_LINK_TRACE_STATE("span.link.trace_state"),
  LOG_SEVERITY_TEXT("log.severity_text"),
  LOG_EVENT_NAME("log.event_name"),
  METRIC_NAME("metric.name"),
  METRIC_DESCRIPTION("metric.description"),
  METRIC_UNIT("metric.unit");

  private final String path;

  Slot(String path) {
    this.path = path;
  }

  /** Returns the slot as it stands in findings. */
  public String path() {
    return path;
  }
}
