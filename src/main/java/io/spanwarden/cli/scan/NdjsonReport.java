package io.spanwarden.cli.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** A JSON object a line for each finding, in ASCII whatever the terminal speaks. */
public final class NdjsonReport implements Report {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Writer out;
  private final JsonGenerator json;

  /** Writes to {@code out}, which stays open. */
  public NdjsonReport(Writer out) throws IOException {
    this.out = out;
    json = generator(out);
    json.setRootValueSeparator(null);
  }

  /** Returns a generator that leaves {@code out} open. */
  static JsonGenerator generator(Writer out) throws IOException {
    return JSON.createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  @Override
  public void finding(FileFinding finding) throws IOException {
    json.writeStartObject();
    writeFields(json, finding);
    json.writeEndObject();
    json.writeRaw('\n');
    // Only into the writer: whoever owns that sends it on.
    json.flush();
  }

  /** Writes the fields that every form for programs has. */
  static void writeFields(JsonGenerator json, FileFinding finding) throws IOException {
    FilePlace place = finding.place();
    json.writeStringField("file", place.file());
    json.writeNumberField("line", place.line());
    json.writeStringField("pointer", place.pointer());
    json.writeStringField("rule", finding.rule().info().id());
    json.writeStringField("kind", finding.kind());
    json.writeStringField("entity", finding.rule().entity());
    json.writeStringField("tier", finding.rule().tier().name().toLowerCase(Locale.ROOT));
    json.writeStringField("confidence", finding.confidence().label());
    json.writeStringField("class", finding.findingClass().label());
    json.writeNumberField("start", place.start());
    json.writeNumberField("end", place.end());
    json.writeStringField("masked", finding.masked());
    json.writeStringField("fingerprint", finding.fingerprint());
  }

  @Override
  public void end(Totals totals) throws IOException {
    out.flush();
  }
}
