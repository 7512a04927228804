package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;

/** Makes the calls that a reader should make, from the objects of the generated classes. */
final class Oracle {
  private final TelemetryVisitor visitor;

  private Oracle(TelemetryVisitor visitor) {
    this.visitor = visitor;
  }

  /** Returns the record of a request. */
  static RecordingVisitor record(Message request) {
    var recording = new RecordingVisitor();
    var oracle = new Oracle(recording);
    if (request instanceof ExportTraceServiceRequest traces) {
      oracle.traces(traces);
    } else if (request instanceof ExportLogsServiceRequest logs) {
      oracle.logs(logs);
    } else if (request instanceof ExportMetricsServiceRequest metrics) {
      oracle.metrics(metrics);
    }
    return recording;
  }

  private void traces(ExportTraceServiceRequest request) {
    for (var group : request.getResourceSpansList()) {
      visitor.enter(Element.RESOURCE_GROUP);
      resource(group.getResource());
      for (var scope : group.getScopeSpansList()) {
        visitor.enter(Element.SCOPE_GROUP);
        scope(scope.getScope());
        scope.getSpansList().forEach(this::span);
        text(Slot.SCOPE_SCHEMA_URL, scope.getSchemaUrl());
        visitor.leave(Element.SCOPE_GROUP);
      }
      text(Slot.RESOURCE_SCHEMA_URL, group.getSchemaUrl());
      visitor.leave(Element.RESOURCE_GROUP);
    }
  }

  private void logs(ExportLogsServiceRequest request) {
    for (var group : request.getResourceLogsList()) {
      visitor.enter(Element.RESOURCE_GROUP);
      resource(group.getResource());
      for (var scope : group.getScopeLogsList()) {
        visitor.enter(Element.SCOPE_GROUP);
        scope(scope.getScope());
        scope.getLogRecordsList().forEach(this::logRecord);
        text(Slot.SCOPE_SCHEMA_URL, scope.getSchemaUrl());
        visitor.leave(Element.SCOPE_GROUP);
      }
      text(Slot.RESOURCE_SCHEMA_URL, group.getSchemaUrl());
      visitor.leave(Element.RESOURCE_GROUP);
    }
  }

  private void metrics(ExportMetricsServiceRequest request) {
    for (var group : request.getResourceMetricsList()) {
      visitor.enter(Element.RESOURCE_GROUP);
      resource(group.getResource());
      for (var scope : group.getScopeMetricsList()) {
        visitor.enter(Element.SCOPE_GROUP);
        scope(scope.getScope());
        scope.getMetricsList().forEach(this::metric);
        text(Slot.SCOPE_SCHEMA_URL, scope.getSchemaUrl());
        visitor.leave(Element.SCOPE_GROUP);
      }
      text(Slot.RESOURCE_SCHEMA_URL, group.getSchemaUrl());
      visitor.leave(Element.RESOURCE_GROUP);
    }
  }

  private void resource(Resource resource) {
    attributes(ValueOwner.RESOURCE_ATTRIBUTE, resource.getAttributesList());
    for (var entity : resource.getEntityRefsList()) {
      text(Slot.ENTITY_SCHEMA_URL, entity.getSchemaUrl());
      text(Slot.ENTITY_TYPE, entity.getType());
      entity.getIdKeysList().forEach(key -> told(Slot.ENTITY_ID_KEY, key));
      entity.getDescriptionKeysList().forEach(key -> told(Slot.ENTITY_DESCRIPTION_KEY, key));
    }
  }

  private void scope(InstrumentationScope scope) {
    text(Slot.SCOPE_NAME, scope.getName());
    text(Slot.SCOPE_VERSION, scope.getVersion());
    attributes(ValueOwner.SCOPE_ATTRIBUTE, scope.getAttributesList());
  }

  private void span(Span span) {
    visitor.enter(Element.SPAN);
    ids(span.getTraceId(), span.getSpanId());
    text(Slot.SPAN_TRACE_STATE, span.getTraceState());
    text(Slot.SPAN_NAME, span.getName());
    attributes(ValueOwner.SPAN_ATTRIBUTE, span.getAttributesList());
    for (var event : span.getEventsList()) {
      visitor.enter(Element.SPAN_EVENT);
      text(Slot.SPAN_EVENT_NAME, event.getName());
      attributes(ValueOwner.SPAN_EVENT_ATTRIBUTE, event.getAttributesList());
      visitor.leave(Element.SPAN_EVENT);
    }
    for (var link : span.getLinksList()) {
      visitor.enter(Element.SPAN_LINK);
      text(Slot.SPAN_LINK_TRACE_STATE, link.getTraceState());
      attributes(ValueOwner.SPAN_LINK_ATTRIBUTE, link.getAttributesList());
      visitor.leave(Element.SPAN_LINK);
    }
    text(Slot.SPAN_STATUS_MESSAGE, span.getStatus().getMessage());
    visitor.leave(Element.SPAN);
  }

  private void logRecord(LogRecord logRecord) {
    visitor.enter(Element.LOG_RECORD);
    text(Slot.LOG_SEVERITY_TEXT, logRecord.getSeverityText());
    if (logRecord.hasBody()) {
      visitor.startValue(ValueOwner.LOG_BODY, new byte[0], 0, 0);
      value(logRecord.getBody());
      visitor.endValue();
    }
    attributes(ValueOwner.LOG_ATTRIBUTE, logRecord.getAttributesList());
    ids(logRecord.getTraceId(), logRecord.getSpanId());
    text(Slot.LOG_EVENT_NAME, logRecord.getEventName());
    visitor.leave(Element.LOG_RECORD);
  }

  private void metric(Metric metric) {
    visitor.enter(Element.METRIC);
    text(Slot.METRIC_NAME, metric.getName());
    text(Slot.METRIC_DESCRIPTION, metric.getDescription());
    text(Slot.METRIC_UNIT, metric.getUnit());
    metric.getGauge().getDataPointsList().forEach(this::numberPoint);
    metric.getSum().getDataPointsList().forEach(this::numberPoint);
    for (var point : metric.getHistogram().getDataPointsList()) {
      visitor.enter(Element.DATA_POINT);
      point.getExemplarsList().forEach(this::exemplar);
      attributes(ValueOwner.DATA_POINT_ATTRIBUTE, point.getAttributesList());
      visitor.leave(Element.DATA_POINT);
    }
    for (var point : metric.getExponentialHistogram().getDataPointsList()) {
      visitor.enter(Element.DATA_POINT);
      attributes(ValueOwner.DATA_POINT_ATTRIBUTE, point.getAttributesList());
      point.getExemplarsList().forEach(this::exemplar);
      visitor.leave(Element.DATA_POINT);
    }
    for (var point : metric.getSummary().getDataPointsList()) {
      visitor.enter(Element.DATA_POINT);
      attributes(ValueOwner.DATA_POINT_ATTRIBUTE, point.getAttributesList());
      visitor.leave(Element.DATA_POINT);
    }
    attributes(ValueOwner.METRIC_METADATA, metric.getMetadataList());
    visitor.leave(Element.METRIC);
  }

  private void numberPoint(NumberDataPoint point) {
    visitor.enter(Element.DATA_POINT);
    point.getExemplarsList().forEach(this::exemplar);
    attributes(ValueOwner.DATA_POINT_ATTRIBUTE, point.getAttributesList());
    visitor.leave(Element.DATA_POINT);
  }

  private void exemplar(Exemplar exemplar) {
    visitor.enter(Element.EXEMPLAR);
    attributes(ValueOwner.EXEMPLAR_ATTRIBUTE, exemplar.getFilteredAttributesList());
    visitor.leave(Element.EXEMPLAR);
  }

  private void ids(ByteString traceId, ByteString spanId) {
    visitor.traceId(traceId.toByteArray(), 0, traceId.size());
    visitor.spanId(spanId.toByteArray(), 0, spanId.size());
  }

  private void attributes(ValueOwner owner, List<KeyValue> attributes) {
    for (KeyValue attribute : attributes) {
      byte[] key = attribute.getKey().getBytes(UTF_8);
      visitor.startValue(owner, key, 0, key.length);
      value(attribute.getValue());
      visitor.endValue();
    }
  }

  private void value(AnyValue value) {
    byte[] bytes = value.getBytesValue().toByteArray();
    byte[] string = value.getStringValue().getBytes(UTF_8);
    switch (value.getValueCase()) {
      case STRING_VALUE -> visitor.stringValue(string, 0, string.length);
      case BYTES_VALUE -> visitor.bytesValue(bytes, 0, bytes.length);
      case BOOL_VALUE -> visitor.boolValue(value.getBoolValue());
      case INT_VALUE -> visitor.intValue(value.getIntValue());
      case DOUBLE_VALUE -> visitor.doubleValue(value.getDoubleValue());
      case ARRAY_VALUE -> {
        visitor.startArray();
        for (AnyValue element : value.getArrayValue().getValuesList()) {
          visitor.arrayElement();
          value(element);
        }
        visitor.endArray();
      }
      case KVLIST_VALUE -> {
        visitor.startMap();
        for (KeyValue entry : value.getKvlistValue().getValuesList()) {
          byte[] key = entry.getKey().getBytes(UTF_8);
          visitor.mapKey(key, 0, key.length);
          value(entry.getValue());
        }
        visitor.endMap();
      }
      case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> {}
    }
  }

  /** A text that is not on the wire when it is empty. */
  private void text(Slot slot, String text) {
    if (!text.isEmpty()) {
      told(slot, text);
    }
  }

  private void told(Slot slot, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    visitor.text(slot, bytes, 0, bytes.length);
  }
}
