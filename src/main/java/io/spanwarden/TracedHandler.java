package io.spanwarden;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.receive.ExportHandler;

/** A span of our own around the analysis of each request. Closed words only. Thread-safe. */
record TracedHandler(ExportHandler handler, Tracer tracer) implements ExportHandler {
  @Override
  public long handle(Export export) throws MalformedTelemetryException {
    Span span =
        tracer
            .spanBuilder("analyse " + export.signal().label())
            .setSpanKind(SpanKind.SERVER)
            .setNoParent()
            .setAttribute("spanwarden.signal", export.signal().label())
            .setAttribute("spanwarden.transport", export.source().transport().label())
            .setAttribute("spanwarden.message.size", (long) export.length())
            .startSpan();
    try {
      long items = handler.handle(export);
      span.setAttribute("spanwarden.items", items);
      return items;
    } catch (MalformedTelemetryException | RuntimeException e) {
      // The message of an exception stays here.
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }
}
