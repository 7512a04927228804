package io.spanwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.spanwarden.cli.text.Shown;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings of the API as text for people. What telemetry has in it never commands a terminal. */
final class FindingText {
  private static final int RULE = 28;
  private static final int AGENT = 18;
  private static final int LEAST_VALUE = 16;

  private FindingText() {}

  /** Prints a line for each finding, at most {@code width} characters wide where that is enough. */
  static void table(List<JsonNode> findings, PrintWriter out, int width) {
    if (findings.isEmpty()) {
      return;
    }
    out.println(
        row("ID", "SEVERITY", "STATUS", "RULE", "AGENT", "COUNT", "LAST SEEN (UTC)") + "VALUE");
    for (JsonNode finding : findings) {
      String row =
          row(
              text(finding, "/id"),
              text(finding, "/severity"),
              text(finding, "/status"),
              text(finding, "/rule/id"),
              text(finding, "/agent"),
              text(finding, "/count"),
              seconds(text(finding, "/last_seen")));
      int room = Math.max(LEAST_VALUE, width - row.length());
      out.println(row + Shown.shorten(text(finding, "/match/masked"), room));
    }
  }

  private static String row(
      String id,
      String severity,
      String status,
      String rule,
      String agent,
      String count,
      String seen) {
    return String.format(
        "%-26s  %-8s  %-10s  %-" + RULE + "s  %-" + AGENT + "s  %6s  %-16s  ",
        id,
        severity,
        status,
        Shown.shorten(rule, RULE),
        Shown.shorten(agent, AGENT),
        count,
        seen);
  }

  /** A minute is as much as a list needs. */
  private static String seconds(String instant) {
    return instant.length() < 16 ? instant : instant.substring(0, 16).replace('T', ' ');
  }

  /** Returns a finding and its status in a line. */
  static String line(JsonNode finding) {
    return String.join(
        "  ",
        text(finding, "/id"),
        status(finding),
        text(finding, "/severity"),
        text(finding, "/rule/id"),
        text(finding, "/agent"));
  }

  private static String until(JsonNode finding) {
    String until = text(finding, "/triage/until");
    return until.isEmpty() ? "" : " until " + until;
  }

  /** A suppression that has ended is still in the history. */
  private static String status(JsonNode finding) {
    String status = text(finding, "/status");
    return status.equals("suppressed") ? status + until(finding) : status;
  }

  /** Prints everything that is known of a finding. */
  static void whole(JsonNode finding, PrintWriter out) {
    out.printf("%s  %s%n", text(finding, "/id"), text(finding, "/rule/title"));
    entry(out, "status", status(finding));
    entry(
        out,
        "severity",
        text(finding, "/severity"),
        "confidence " + text(finding, "/confidence"),
        "class " + text(finding, "/class"));
    entry(
        out,
        "rule",
        text(finding, "/rule/id") + ", version " + text(finding, "/rule/version"),
        text(finding, "/rule/category"),
        text(finding, "/kind"));
    entry(
        out,
        "agent",
        text(finding, "/agent"),
        finding.path("verified").asBoolean() ? "verified" : "not verified",
        labelled("fed by ", finding, "/context/feed"));
    entry(
        out,
        "value",
        text(finding, "/match/masked"),
        labelled("length ", finding, "/match/length"),
        text(finding, "/match/fingerprint"));
    entry(
        out,
        "where",
        text(finding, "/context/signal"),
        text(finding, "/context/path"),
        text(finding, "/context/pointer"),
        labelled("offset ", finding, "/context/offset"),
        "encoding " + text(finding, "/context/encoding"));
    entry(out, "session", text(finding, "/context/session_id"));
    entry(
        out,
        "trace",
        text(finding, "/context/trace_id"),
        labelled("span ", finding, "/context/span_id"));
    entry(out, "tool", text(finding, "/context/tool_name"), text(finding, "/context/tool_use_id"));
    String credential = text(finding, "/transport/credential");
    entry(
        out,
        "arrived",
        "from " + text(finding, "/transport/peer"),
        text(finding, "/transport/security"),
        credential.isEmpty() ? "no credential" : credential);
    entry(
        out,
        "maestro",
        text(finding, "/maestro/primary"),
        list("also ", finding.at("/maestro/also")));
    entry(
        out,
        "mapping",
        list("", finding.at("/mapping/cwe")),
        list("", finding.at("/mapping/owasp")));
    entry(out, "score", effect(finding));
    history(finding, out);
    section("What to do", finding.path("advice"), out);
  }

  private static String effect(JsonNode finding) {
    JsonNode score = finding.path("score");
    if (!score.isObject()) {
      return "weighs nothing";
    }
    String control = text(score, "/control");
    String own = text(score, "/finding_aivss");
    return String.format(
            Locale.ROOT,
            "mitigation factor %+.4f by %s bits%s",
            score.path("delta_mf").asDouble(),
            text(score, "/bits"),
            control.isEmpty() ? "" : " against " + control)
        + (own.isEmpty() ? "" : "; its own AIVSS " + own);
  }

  private static void history(JsonNode finding, PrintWriter out) {
    out.printf("%nHistory%n");
    out.printf("  %s  opened%n", text(finding, "/first_seen"));
    JsonNode triage = finding.path("triage");
    if (triage.isObject()) {
      String reason = text(triage, "/reason");
      out.printf(
          "  %s  %s by %s%s%s%n",
          text(triage, "/changed_at"),
          decided(text(triage, "/status")),
          text(triage, "/actor"),
          until(finding),
          reason.isEmpty() ? "" : ": " + reason);
    }
    out.printf(
        "  %s  last of %s occurrences%n", text(finding, "/last_seen"), text(finding, "/count"));
  }

  private static String decided(String status) {
    return status.equals("new") ? "reopened" : status;
  }

  private static void section(String title, JsonNode lines, PrintWriter out) {
    if (!lines.isEmpty()) {
      out.printf("%n%s%n", title);
      lines.forEach(line -> out.println("  - " + Shown.visible(line.asText())));
    }
  }

  private static void entry(PrintWriter out, String name, String... parts) {
    List<String> known = new ArrayList<>(List.of(parts));
    known.removeIf(String::isEmpty);
    if (!known.isEmpty()) {
      out.printf("  %-9s %s%n", name, String.join(", ", known));
    }
  }

  private static String labelled(String label, JsonNode finding, String pointer) {
    String text = text(finding, pointer);
    return text.isEmpty() ? "" : label + text;
  }

  private static String list(String label, JsonNode values) {
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(Shown.visible(value.asText())));
    return texts.isEmpty() ? "" : label + String.join(" ", texts);
  }

  private static String text(JsonNode json, String pointer) {
    JsonNode value = json.at(pointer);
    return value.isNull() ? "" : Shown.visible(value.asText());
  }
}
