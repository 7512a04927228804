package io.spanwarden.decode;

import io.spanwarden.decode.OtlpField.Attributes;
import io.spanwarden.decode.OtlpField.Body;
import io.spanwarden.decode.OtlpField.Child;
import io.spanwarden.decode.OtlpField.Ignored;
import io.spanwarden.decode.OtlpField.Member;
import io.spanwarden.decode.OtlpField.Part;
import io.spanwarden.decode.OtlpField.Text;
import io.spanwarden.event.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Every field of OTLP 1.11 that holds text, bytes or a message, for traces, logs and metrics. Both
 * readers work from these tables, and a test holds them against the descriptors of the protocol.
 */
final class OtlpSchema {
  private static final String PACKAGE = "opentelemetry.proto.";

  /** The key of a {@code KeyValue}. {@code key_strindex} belongs to profiles: absent here. */
  static final Part KEY = new Part(1, "key", false);

  /** The value of a {@code KeyValue}. */
  static final Part VALUE = new Part(2, "value", false);

  /** The elements of an {@code ArrayValue} and the entries of a {@code KeyValueList}. */
  static final Part VALUES = new Part(1, "values", true);

  static final OtlpMessage KEY_VALUE = message("common.v1.KeyValue", null, KEY, VALUE);
  static final OtlpMessage ARRAY_VALUE = message("common.v1.ArrayValue", null, VALUES);
  static final OtlpMessage KEY_VALUE_LIST = message("common.v1.KeyValueList", null, VALUES);

  /** The member of an {@code AnyValue} that nearly all values have. */
  static final Member STRING = new Member(1, "stringValue", ValueKind.STRING);

  /** {@code string_value_strindex} belongs to profiles: absent here. */
  static final OtlpMessage ANY_VALUE =
      message(
          "common.v1.AnyValue",
          null,
          STRING,
          new Member(2, "boolValue", ValueKind.BOOL),
          new Member(3, "intValue", ValueKind.INT),
          new Member(4, "doubleValue", ValueKind.DOUBLE),
          new Member(5, "arrayValue", ValueKind.ARRAY),
          new Member(6, "kvlistValue", ValueKind.MAP),
          new Member(7, "bytesValue", ValueKind.BYTES));

  private static final OtlpMessage ENTITY_REF =
      message(
          "common.v1.EntityRef",
          null,
          text(1, "schemaUrl", Slot.ENTITY_SCHEMA_URL),
          text(2, "type", Slot.ENTITY_TYPE),
          new Text(3, "idKeys", true, Slot.ENTITY_ID_KEY),
          new Text(4, "descriptionKeys", true, Slot.ENTITY_DESCRIPTION_KEY));

  private static final OtlpMessage RESOURCE =
      message(
          "resource.v1.Resource",
          null,
          new Attributes(1, "attributes", ValueOwner.RESOURCE_ATTRIBUTE),
          list(3, "entityRefs", ENTITY_REF));

  private static final OtlpMessage SCOPE =
      message(
          "common.v1.InstrumentationScope",
          null,
          text(1, "name", Slot.SCOPE_NAME),
          text(2, "version", Slot.SCOPE_VERSION),
          new Attributes(3, "attributes", ValueOwner.SCOPE_ATTRIBUTE));

  private static final OtlpMessage SPAN_EVENT =
      message(
          "trace.v1.Span.Event",
          Element.SPAN_EVENT,
          text(2, "name", Slot.SPAN_EVENT_NAME),
          new Attributes(3, "attributes", ValueOwner.SPAN_EVENT_ATTRIBUTE));

  private static final OtlpMessage SPAN_LINK =
      message(
          "trace.v1.Span.Link",
          Element.SPAN_LINK,
          new OtlpField.Id(1, "traceId", IdKind.OTHER_TRACE),
          new OtlpField.Id(2, "spanId", IdKind.OTHER_SPAN),
          text(3, "traceState", Slot.SPAN_LINK_TRACE_STATE),
          new Attributes(4, "attributes", ValueOwner.SPAN_LINK_ATTRIBUTE));

  private static final OtlpMessage STATUS =
      message("trace.v1.Status", null, text(2, "message", Slot.SPAN_STATUS_MESSAGE));

  private static final OtlpMessage SPAN =
      message(
          "trace.v1.Span",
          Element.SPAN,
          new OtlpField.Id(1, "traceId", IdKind.TRACE),
          new OtlpField.Id(2, "spanId", IdKind.SPAN),
          text(3, "traceState", Slot.SPAN_TRACE_STATE),
          new OtlpField.Id(4, "parentSpanId", IdKind.OTHER_SPAN),
          text(5, "name", Slot.SPAN_NAME),
          new Attributes(9, "attributes", ValueOwner.SPAN_ATTRIBUTE),
          list(11, "events", SPAN_EVENT),
          list(13, "links", SPAN_LINK),
          one(15, "status", STATUS));

  private static final OtlpMessage LOG_RECORD =
      message(
          "logs.v1.LogRecord",
          Element.LOG_RECORD,
          text(3, "severityText", Slot.LOG_SEVERITY_TEXT),
          new Body(5, "body", ValueOwner.LOG_BODY),
          new Attributes(6, "attributes", ValueOwner.LOG_ATTRIBUTE),
          new OtlpField.Id(9, "traceId", IdKind.TRACE),
          new OtlpField.Id(10, "spanId", IdKind.SPAN),
          text(12, "eventName", Slot.LOG_EVENT_NAME));

  private static final OtlpMessage EXEMPLAR =
      message(
          "metrics.v1.Exemplar",
          Element.EXEMPLAR,
          new OtlpField.Id(4, "spanId", IdKind.OTHER_SPAN),
          new OtlpField.Id(5, "traceId", IdKind.OTHER_TRACE),
          new Attributes(7, "filteredAttributes", ValueOwner.EXEMPLAR_ATTRIBUTE));

  private static final OtlpMessage NUMBER_DATA_POINT =
      message(
          "metrics.v1.NumberDataPoint",
          Element.DATA_POINT,
          list(5, "exemplars", EXEMPLAR),
          new Attributes(7, "attributes", ValueOwner.DATA_POINT_ATTRIBUTE));

  private static final OtlpMessage HISTOGRAM_DATA_POINT =
      message(
          "metrics.v1.HistogramDataPoint",
          Element.DATA_POINT,
          list(8, "exemplars", EXEMPLAR),
          new Attributes(9, "attributes", ValueOwner.DATA_POINT_ATTRIBUTE));

  private static final OtlpMessage EXPONENTIAL_HISTOGRAM_DATA_POINT =
      message(
          "metrics.v1.ExponentialHistogramDataPoint",
          Element.DATA_POINT,
          new Attributes(1, "attributes", ValueOwner.DATA_POINT_ATTRIBUTE),
          new Ignored(8, "positive", false, "bucket counts only, no text"),
          new Ignored(9, "negative", false, "bucket counts only, no text"),
          list(11, "exemplars", EXEMPLAR));

  private static final OtlpMessage SUMMARY_DATA_POINT =
      message(
          "metrics.v1.SummaryDataPoint",
          Element.DATA_POINT,
          new Ignored(6, "quantileValues", true, "two numbers each, no text"),
          new Attributes(7, "attributes", ValueOwner.DATA_POINT_ATTRIBUTE));

  private static final OtlpMessage METRIC =
      message(
          "metrics.v1.Metric",
          Element.METRIC,
          text(1, "name", Slot.METRIC_NAME),
          text(2, "description", Slot.METRIC_DESCRIPTION),
          text(3, "unit", Slot.METRIC_UNIT),
          one(5, "gauge", points("Gauge", NUMBER_DATA_POINT)),
          one(7, "sum", points("Sum", NUMBER_DATA_POINT)),
          one(9, "histogram", points("Histogram", HISTOGRAM_DATA_POINT)),
          one(
              10,
              "exponentialHistogram",
              points("ExponentialHistogram", EXPONENTIAL_HISTOGRAM_DATA_POINT)),
          one(11, "summary", points("Summary", SUMMARY_DATA_POINT)),
          new Attributes(12, "metadata", ValueOwner.METRIC_METADATA));

  private static final OtlpMessage TRACES = request("trace", "Trace", "Spans", "spans", SPAN);
  private static final OtlpMessage LOGS = request("logs", "Logs", "Logs", "logRecords", LOG_RECORD);
  private static final OtlpMessage METRICS =
      request("metrics", "Metrics", "Metrics", "metrics", METRIC);

  private OtlpSchema() {}

  /** Returns the table of the export request of {@code signal}. */
  static OtlpMessage request(Signal signal) {
    return switch (signal) {
      case TRACES -> TRACES;
      case LOGS -> LOGS;
      case METRICS -> METRICS;
    };
  }

  /** The three requests differ in nothing but names and the innermost message. */
  private static OtlpMessage request(
      String module, String service, String suffix, String recordsName, OtlpMessage recordTable) {
    OtlpMessage scopeGroup =
        message(
            module + ".v1.Scope" + suffix,
            Element.SCOPE_GROUP,
            one(1, "scope", SCOPE),
            list(2, recordsName, recordTable),
            text(3, "schemaUrl", Slot.SCOPE_SCHEMA_URL));
    OtlpMessage resourceGroup =
        message(
            module + ".v1.Resource" + suffix,
            Element.RESOURCE_GROUP,
            one(1, "resource", RESOURCE),
            list(2, "scope" + suffix, scopeGroup),
            text(3, "schemaUrl", Slot.RESOURCE_SCHEMA_URL));
    return message(
        "collector." + module + ".v1.Export" + service + "ServiceRequest",
        null,
        list(1, "resource" + suffix, resourceGroup));
  }

  private static OtlpMessage points(String type, OtlpMessage dataPoint) {
    return message("metrics.v1." + type, null, list(1, "dataPoints", dataPoint));
  }

  private static OtlpMessage message(String name, @Nullable Element element, OtlpField... fields) {
    return new OtlpMessage(PACKAGE + name, element, fields);
  }

  private static Text text(int number, String jsonName, Slot slot) {
    return new Text(number, jsonName, false, slot);
  }

  private static Child one(int number, String jsonName, OtlpMessage message) {
    return new Child(number, jsonName, false, message);
  }

  private static Child list(int number, String jsonName, OtlpMessage message) {
    return new Child(number, jsonName, true, message);
  }
}
