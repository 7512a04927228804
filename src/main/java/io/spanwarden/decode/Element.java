package io.spanwarden.decode;

/** A message of OTLP that holds others or text. The three data models share this one list. */
public enum Element {
  /** {@code ResourceSpans}, {@code ResourceLogs}, {@code ResourceMetrics}. */
  RESOURCE_GROUP,
  /** {@code ScopeSpans}, {@code ScopeLogs}, {@code ScopeMetrics}. */
  SCOPE_GROUP,
  SPAN,
  SPAN_EVENT,
  SPAN_LINK,
  LOG_RECORD,
  METRIC,
  /** A data point of any of the five metric types. */
  DATA_POINT,
  EXEMPLAR
}
