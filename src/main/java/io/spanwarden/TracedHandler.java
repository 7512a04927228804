package io.spanwarden;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.receive.ExportHandler;
import java.util.concurrent.CompletionStage;

/** A span of our own around the analysis of each request. Closed words only. Thread-safe. */
record TracedHandler(ExportHandler handler, Tracer tracer) implements ExportHandler {
  @Override
  public CompletionStage<Long> handle(Export export) throws MalformedTelemetryException {
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
      return handler
          .handle(export)
          .whenComplete(
              (items, problem) -> {
                if (problem == null) {
                  span.setAttribute("spanwarden.items", items);
                } else {
                  span.setStatus(StatusCode.ERROR, problem.getClass().getSimpleName());
                }
                span.end();
              });
    } catch (MalformedTelemetryException | RuntimeException e) {
      // The message of an exception stays here.
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      span.end();
      throw e;
    }
  }
}
