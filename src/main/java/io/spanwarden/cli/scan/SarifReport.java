package io.spanwarden.cli.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spanwarden.event.Severity;
import io.spanwarden.rules.DocumentedRule;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * SARIF 2.1.0 (OASIS), for code hosts and editors. Only rules that found something are described.
 *
 * <p>In text a region has columns, counted in code points; a string of JSON has the line only, its
 * pointer is the logical location.
 */
public final class SarifReport implements Report {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Writer out;
  private final JsonGenerator json;
  private final String version;
  private final Map<String, DocumentedRule> rules;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();

  /**
   * Writes to {@code out}, which stays open.
   *
   * @param version of this program
   * @param rules all there are
   */
  public SarifReport(Writer out, String version, List<DocumentedRule> rules) throws IOException {
    this.version = version;
    this.rules = rules.stream().collect(Collectors.toMap(DocumentedRule::id, Function.identity()));
    this.out = out;
    json = NdjsonReport.generator(out).useDefaultPrettyPrinter();
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
  }

  @Override
  public void finding(FileFinding finding) throws IOException {
    String rule = finding.rule().info().id();
    int fresh = indexes.size();
    json.writeStartObject();
    json.writeStringField("ruleId", rule);
    json.writeNumberField("ruleIndex", indexes.computeIfAbsent(rule, id -> fresh));
    json.writeStringField("level", level(finding.severity()));
    message("message", finding.rule().info().title() + ": " + finding.masked());
    json.writeArrayFieldStart("locations");
    writeLocation(finding.place());
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("spanwarden/v1", finding.fingerprint());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("kind", finding.kind());
    json.writeStringField("entity", finding.rule().entity());
    json.writeStringField("tier", finding.rule().tier().name().toLowerCase(Locale.ROOT));
    json.writeStringField("severity", finding.severity().label());
    json.writeStringField("confidence", finding.confidence().label());
    json.writeStringField("class", finding.findingClass().label());
    json.writeNumberField("start", finding.place().start());
    json.writeNumberField("end", finding.place().end());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeLocation(FilePlace place) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(place.file()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", place.line());
    if (!place.inJson()) {
      json.writeNumberField("startColumn", place.start() + 1);
      json.writeNumberField("endLine", place.lastLine());
      if (place.line() == place.lastLine()) {
        json.writeNumberField("endColumn", place.end() + 1);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
    if (!place.pointer().isEmpty()) {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("fullyQualifiedName", place.pointer());
      json.writeStringField("kind", "value");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static String uri(String file) {
    Path path = Path.of(file);
    try {
      return path.isAbsolute()
          ? path.toUri().toASCIIString()
          : new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      // A name such as "a:b" reads as another scheme.
      return path.toUri().toASCIIString();
    }
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /** Code hosts sort by a number from 0 to 10, as CVSS has: the middle of each band. */
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case INFO -> "0.0";
    };
  }

  private void message(String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private void writeRule(DocumentedRule rule) throws IOException {
    Severity severity = rule.rule().severity();
    List<String> advice = rule.rule().info().advice();
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    message("shortDescription", rule.rule().info().title());
    message("fullDescription", rule.description());
    message("help", advice.isEmpty() ? rule.description() : String.join("\n", advice));
    if (!rule.references().isEmpty()) {
      json.writeStringField("helpUri", rule.references().get(0));
    }
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(severity));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("security-severity", score(severity));
    json.writeArrayFieldStart("tags");
    json.writeString("security");
    json.writeString(rule.rule().info().kind().category().label());
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void end(Totals totals) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Spanwarden");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (String id : indexes.keySet()) {
      DocumentedRule rule = rules.get(id);
      if (rule != null) {
        writeRule(rule);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", totals.problems().isEmpty());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
    out.flush();
  }
}
