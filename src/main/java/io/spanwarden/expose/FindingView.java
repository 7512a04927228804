package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.Credential;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.RiskKind;
import io.spanwarden.evidence.Decision;
import io.spanwarden.evidence.FindingRecord;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Waterfall;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record {@code spanwarden.finding/v1} of the API. */
public final class FindingView {
  private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

  private FindingView() {}

  /** Returns the finding as the API gives it, in UTF-8; {@code score} is its agent's. */
  public static byte[] document(FindingRecord record, Optional<AgentScore> score) {
    return of(record, score).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a finding; {@code score} is its agent's, and tells what the finding does to it. */
  static ObjectNode of(FindingRecord record, Optional<AgentScore> score) {
    Finding finding = record.finding();
    ObjectNode view = JSON.objectNode();
    view.put("schema", "spanwarden.finding/v1").put("id", record.id());
    view.putObject("rule")
        .put("id", finding.rule().id())
        .put("version", finding.rule().version())
        .put("title", finding.rule().title())
        .put("category", finding.rule().kind().category().label());
    view.put("kind", finding.rule().kind().id())
        .put("severity", finding.severity().label())
        .put("confidence", finding.confidence().label())
        .put("class", finding.findingClass().label())
        .put("status", record.status().label());
    record.decision().ifPresent(decision -> triage(view.putObject("triage"), decision));
    view.put("agent", finding.agent().name()).put("verified", finding.verified());
    context(view.putObject("context"), finding.context());
    finding
        .match()
        .ifPresentOrElse(
            match ->
                view.putObject("match")
                    .put("masked", match.masked())
                    .put("fingerprint", match.fingerprint())
                    .put("length", match.length()),
            () -> view.putNull("match"));
    view.putObject("transport")
        .put("peer", finding.source().peer().label())
        .put("security", finding.source().security().label())
        .put("credential", finding.source().credential().map(Credential::reference).orElse(null));
    view.put("first_seen", record.firstSeen().toString())
        .put("last_seen", record.lastSeen().toString())
        .put("count", record.count());
    score(view, record, score);
    mapping(view, finding.rule().kind());
    texts(view, "advice", finding.rule().advice());
    return view;
  }

  /** What an operator decided last; a suppression may have ended since, and a finding reopened. */
  private static void triage(ObjectNode view, Decision decision) {
    view.put("status", decision.status().label())
        .put("actor", decision.actor())
        .put("reason", decision.reason())
        .put("changed_at", decision.changedAt().toString())
        .put("until", decision.until().map(Instant::toString).orElse(null));
  }

  private static void context(ObjectNode view, FindingContext context) {
    view.put("signal", context.signal().label())
        .put("feed", context.feed().name())
        .put("session_id", context.sessionId().orElse(null))
        .put("trace_id", context.traceId().orElse(null))
        .put("span_id", context.spanId().orElse(null))
        .put("tool_name", context.toolName().orElse(null))
        .put("tool_use_id", context.toolUseId().orElse(null))
        .put("path", context.path())
        .put("pointer", context.pointer())
        .put("offset", context.offset())
        .put("length", context.length())
        .put("encoding", context.encoding());
  }

  private static void score(ObjectNode view, FindingRecord record, Optional<AgentScore> score) {
    Optional<Waterfall.Step> step =
        score.flatMap(
            agent ->
                agent.waterfall().steps().stream()
                    .filter(each -> each.name().equals(record.id()))
                    .findFirst());
    BigDecimal own = score.map(agent -> agent.findingScores().get(record.id())).orElse(null);
    if (step.isEmpty() && own == null) {
      view.putNull("score");
      return;
    }
    view.putObject("score")
        .put("control", record.finding().rule().kind().control().map(c -> c.label()).orElse(null))
        .put("bits", rounded(step.map(Waterfall.Step::bits).orElse(0.0)))
        .put("occurrences", rounded(occurrences(record, score)))
        .put("delta_mf", rounded(step.map(Waterfall.Step::deltaMitigation).orElse(0.0)))
        .put("delta_aivss", rounded(step.map(Waterfall.Step::deltaScore).orElse(0.0)))
        .put("finding_aivss", own);
  }

  /** Returns n_g: how often it was seen, each time worth less the longer ago it was. */
  private static double occurrences(FindingRecord record, Optional<AgentScore> score) {
    return score.stream()
        .flatMap(agent -> agent.evidence().violations().stream())
        .filter(violation -> violation.findingId().equals(record.id()))
        .mapToDouble(AgentEvidence.Violation::occurrences)
        .findFirst()
        .orElse(0);
  }

  /** Four decimals are what a mitigation factor has. */
  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(4, java.math.RoundingMode.HALF_UP);
  }

  private static void mapping(ObjectNode view, RiskKind kind) {
    ObjectNode maestro = view.putObject("maestro").put("primary", kind.primaryLayer().name());
    texts(maestro, "also", kind.alsoLayers().stream().map(Enum::name).toList());
    ObjectNode mapping = view.putObject("mapping");
    texts(mapping, "cwe", kind.cwe());
    texts(mapping, "owasp", kind.owasp());
  }

  static void texts(ObjectNode view, String name, List<String> texts) {
    var array = view.putArray(name);
    texts.forEach(array::add);
  }
}
