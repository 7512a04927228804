package io.spanwarden.cli.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spanwarden.event.Severity;
import java.io.IOException;
import java.io.Writer;

/** One JSON object with all findings and, at its end, a summary; in ASCII. */
public final class JsonReport implements Report {
  private final Writer out;
  private final JsonGenerator json;

  /** Writes to {@code out}, which stays open. */
  public JsonReport(Writer out) throws IOException {
    this.out = out;
    json = NdjsonReport.generator(out).useDefaultPrettyPrinter();
    json.writeStartObject();
    json.writeStringField("schema", "spanwarden.scan/v1");
    json.writeArrayFieldStart("findings");
  }

  @Override
  public void finding(FileFinding finding) throws IOException {
    json.writeStartObject();
    NdjsonReport.writeFields(json, finding);
    json.writeStringField("severity", finding.severity().label());
    json.writeStringField("title", finding.rule().info().title());
    json.writeEndObject();
  }

  @Override
  public void end(Totals totals) throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", totals.files());
    json.writeNumberField("bytes", totals.bytes());
    json.writeObjectFieldStart("findings");
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.label(), totals.findings(severity));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("problems");
    for (String problem : totals.problems()) {
      json.writeString(problem);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
    out.flush();
  }
}
