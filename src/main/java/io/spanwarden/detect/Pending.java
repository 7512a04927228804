package io.spanwarden.detect;

import io.spanwarden.detect.allow.AllowCheck;
import io.spanwarden.detect.allow.AllowEntry;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Match;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A finding whose surroundings are not all known yet: OTLP lets a scope's name come after its spans
 * and an attribute after the value it explains. Filled in from the inside out.
 */
final class Pending {
  final RuleInfo rule;
  final Severity severity;
  final Confidence confidence;
  final FindingClass findingClass;
  final Optional<Match> match;
  final String evidenceKey;
  final String pointer;
  final int offset;
  final int length;
  final String encoding;

  String path;
  Optional<String> traceId = Optional.empty();
  Optional<String> spanId = Optional.empty();
  Optional<String> session = Optional.empty();
  Optional<String> toolName = Optional.empty();
  Optional<String> toolUseId = Optional.empty();

  /** Whether it stands in a call of a tool that belongs to an agent seen through this feed. */
  Optional<AgentId> seenThrough = Optional.empty();

  AgentId feed = AgentId.UNKNOWN;

  /** What exempts its value, if it stands where the entry asks for. */
  List<AllowEntry> exempting = List.of();

  Pending(
      RuleInfo rule,
      Severity severity,
      Confidence confidence,
      FindingClass findingClass,
      Optional<Match> match,
      String evidenceKey,
      String path,
      String pointer,
      int offset,
      int length,
      String encoding) {
    this.rule = rule;
    this.severity = severity;
    this.confidence = confidence;
    this.findingClass = findingClass;
    this.match = match;
    this.evidenceKey = evidenceKey;
    this.path = path;
    this.pointer = pointer;
    this.offset = offset;
    this.length = length;
    this.encoding = encoding;
  }

  /**
   * Returns whether an allow-list exempts it. Asked at the end, since the agent and the name of an
   * event are not known before.
   */
  boolean isAllowed(AgentId agent) {
    return !exempting.isEmpty() && AllowCheck.covers(exempting, keyPath(), Optional.of(agent));
  }

  /** Returns such as {@code span.gen_ai.input.messages[0].content}. */
  private String keyPath() {
    return path + pointer.replace(" → ", "").replace("$", "");
  }

  /** Takes over what the record says of itself. */
  void within(RecordContext record) {
    traceId = record.traceId.hex();
    spanId = record.spanId.hex();
    session = record.session.id();
    toolName = record.toolName.name();
    toolUseId = record.toolUseId.id();
  }
}
