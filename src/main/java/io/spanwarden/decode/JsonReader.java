package io.spanwarden.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.spanwarden.decode.OtlpField.Attributes;
import io.spanwarden.decode.OtlpField.Body;
import io.spanwarden.decode.OtlpField.Child;
import io.spanwarden.decode.OtlpField.Text;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.io.IOException;

/**
 * Reads OTLP in JSON as a stream of tokens. Slices point into buffers of the reader. Not
 * thread-safe.
 *
 * <p>As OTLP wants it, names are lower camel case, ids are hexadecimal and unknown names are passed
 * over at every depth; {@code null} means absent. Names that stand twice are told twice, as {@link
 * ProtobufReader} does with fields, since either may hold text. Unlike protobuf, a known field of
 * another type, and text that is not UTF-8, is an error.
 */
public final class JsonReader implements TelemetryReader {
  /** A value takes up to four levels of JSON for one of its own. */
  private static final int MAX_JSON_DEPTH = 4 * Holder.MAX_DEPTH + 112;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  // The receiver bounds the request; a text may be as long as that.
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MAX_JSON_DEPTH)
                  .build())
          .build();

  private final MessagePath path = new MessagePath();
  private final Utf8Buffer text = new Utf8Buffer();
  private final JsonValues values = new JsonValues(text);

  @Override
  public void read(Signal signal, byte[] buffer, int length, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    path.clear();
    try (JsonParser parser = JSON.createParser(buffer, 0, length)) {
      readDocument(signal, parser, visitor);
    } catch (IOException e) {
      throw path.locate(new MalformedTelemetryException("not JSON (expected: JSON)"), signal, -1);
    } finally {
      text.release();
      values.release();
    }
  }

  private void readDocument(Signal signal, JsonParser parser, TelemetryVisitor visitor)
      throws IOException, MalformedTelemetryException {
    try {
      parser.nextToken();
      message(OtlpSchema.request(signal), parser, visitor);
      if (parser.nextToken() != null) {
        throw new MalformedTelemetryException("more than one value (expected: one object)");
      }
    } catch (MalformedTelemetryException e) {
      throw path.locate(e, signal, parser.currentLocation().getByteOffset());
    } catch (JsonProcessingException e) {
      // Its message quotes the input.
      throw path.locate(
          new MalformedTelemetryException("not JSON (expected: JSON within its limits)"),
          signal,
          parser.currentLocation().getByteOffset());
    }
  }

  private void message(OtlpMessage table, JsonParser parser, TelemetryVisitor visitor)
      throws IOException, MalformedTelemetryException {
    JsonText.expect(parser, JsonToken.START_OBJECT, "an object");
    table.enter(visitor);
    String name;
    while ((name = parser.nextFieldName()) != null) {
      OtlpField field = table.byJsonName(name);
      JsonToken token = parser.nextToken();
      if (field == null) {
        JsonText.skip(parser);
      } else if (token != JsonToken.VALUE_NULL) {
        field(field, parser, visitor);
      }
    }
    table.leave(visitor);
  }

  private void field(OtlpField field, JsonParser parser, TelemetryVisitor visitor)
      throws IOException, MalformedTelemetryException {
    if (!field.repeated()) {
      item(field, parser, visitor);
      return;
    }
    JsonText.expect(parser, JsonToken.START_ARRAY, "an array");
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.VALUE_NULL) {
        item(field, parser, visitor);
      }
    }
  }

  private void item(OtlpField field, JsonParser parser, TelemetryVisitor visitor)
      throws IOException, MalformedTelemetryException {
    text.truncate(0);
    if (field instanceof Attributes attributes) {
      values.attribute(attributes.owner(), parser, visitor);
    } else if (field instanceof Text slot) {
      JsonText.appendString(parser, text);
      visitor.text(slot.slot(), text.array(), 0, text.size());
    } else if (field instanceof Child child) {
      path.enter(child);
      message(child.message(), parser, visitor);
      path.leave();
    } else if (field instanceof OtlpField.Id id) {
      JsonText.appendId(parser, id.kind().length(), text);
      id.kind().tell(visitor, text.array(), 0, text.size());
    } else if (field instanceof Body body) {
      values.body(body.owner(), parser, visitor);
    } else {
      JsonText.skip(parser);
    }
  }
}
