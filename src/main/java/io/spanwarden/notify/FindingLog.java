package io.spanwarden.notify;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingContext;

/** A finding as log record: the event {@code spanwarden.finding}, in the trace that leaked. */
final class FindingLog {
  private static final String EVENT = "spanwarden.finding";

  private FindingLog() {}

  static void emit(Logger logger, Notice notice) {
    Finding finding = notice.finding();
    LogRecordBuilder log =
        logger
            .logRecordBuilder()
            .setContext(trace(finding.context()))
            .setEventName(EVENT)
            .setTimestamp(notice.lastSeen())
            .setSeverity(severity(finding.severity()))
            .setSeverityText(finding.severity().label())
            .setBody(finding.rule().title() + " (agent " + finding.agent().name() + ")")
            .setAllAttributes(attributes(notice, finding));
    log.emit();
  }

  /** Ids that are not valid lower-case hex, and not zero, are left out. */
  private static Context trace(FindingContext context) {
    SpanContext span =
        SpanContext.createFromRemoteParent(
            context.traceId().orElse(""),
            context.spanId().orElse(""),
            TraceFlags.getDefault(),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(span));
  }

  private static Severity severity(io.spanwarden.event.Severity severity) {
    return switch (severity) {
      case INFO -> Severity.INFO;
      case LOW -> Severity.WARN;
      case MEDIUM -> Severity.WARN2;
      case HIGH -> Severity.ERROR;
      case CRITICAL -> Severity.FATAL;
    };
  }

  private static Attributes attributes(Notice notice, Finding finding) {
    FindingContext context = finding.context();
    AttributesBuilder attributes =
        Attributes.builder()
            // Older backends know an event by its attribute only.
            .put("event.name", EVENT)
            .put("spanwarden.finding.id", notice.findingId())
            .put("spanwarden.finding.event", notice.change().event())
            .put("spanwarden.finding.count", notice.count())
            .put("spanwarden.finding.first_seen", notice.firstSeen().toString())
            .put("spanwarden.finding.category", finding.rule().kind().category().label())
            .put("spanwarden.finding.kind", finding.rule().kind().id())
            .put("spanwarden.finding.severity", finding.severity().label())
            .put("spanwarden.finding.confidence", finding.confidence().label())
            .put("spanwarden.finding.class", finding.findingClass().label())
            .put("spanwarden.finding.agent", finding.agent().name())
            .put("spanwarden.finding.feed", context.feed().name())
            .put("spanwarden.finding.signal", context.signal().label())
            .put("spanwarden.finding.path", context.path())
            .put("spanwarden.rule.id", finding.rule().id())
            .put("spanwarden.rule.title", finding.rule().title());
    context.sessionId().ifPresent(id -> attributes.put("session.id", id));
    context.toolName().ifPresent(name -> attributes.put("gen_ai.tool.name", name));
    finding
        .match()
        .ifPresent(
            match ->
                attributes
                    .put("spanwarden.finding.masked", match.masked())
                    .put("spanwarden.finding.fingerprint", match.fingerprint()));
    return attributes.build();
  }
}
