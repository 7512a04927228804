package io.spanwarden.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spanwarden.decode.OtlpField.Member;
import io.spanwarden.event.MalformedTelemetryException;
import java.io.IOException;

/**
 * Reads attributes and bodies in JSON. A key is told before its value even where it stands behind
 * it: such a value goes to a tape first, once whatever the nesting, so that time stays linear. Not
 * thread-safe.
 */
final class JsonValues {
  private static final String KEY = OtlpSchema.KEY.jsonName();
  private static final String VALUE = OtlpSchema.VALUE.jsonName();
  private static final String VALUES = OtlpSchema.VALUES.jsonName();

  /** The length of a key that is still to come. */
  private static final int LATE = -1;

  private final Utf8Buffer text;

  /** The keys of all entries around the current value, outermost first. */
  private final Utf8Buffer keys = new Utf8Buffer();

  private final ValueTape tape = new ValueTape();

  /** By depth: the announcements on the tape that wait for the key of the entry there. */
  private final int[] lateKeys = new int[Holder.MAX_DEPTH + 1];

  /** Where calls go: to the visitor, or to the tape. */
  private TelemetryVisitor out = tape;

  /**
   * Creates a reader.
   *
   * @param text room for one scalar
   */
  JsonValues(Utf8Buffer text) {
    this.text = text;
  }

  /** Forgets what it holds, and gives back large buffers. */
  void release() {
    out = tape;
    keys.release();
    tape.release();
  }

  /** Reads a {@code KeyValue} that is an attribute. */
  void attribute(ValueOwner owner, JsonParser parser, TelemetryVisitor visitor)
      throws IOException, MalformedTelemetryException {
    out = visitor;
    keyed(Holder.ATTRIBUTE, owner, 1, parser);
  }

  /** Reads an {@code AnyValue} that has no key. */
  void body(ValueOwner owner, JsonParser parser, TelemetryVisitor visitor)
      throws IOException, MalformedTelemetryException {
    out = visitor;
    if (members(Holder.ATTRIBUTE, owner, 0, 0, 1, parser) == 0) {
      visitor.startValue(owner, keys.array(), 0, 0);
      visitor.endValue();
    }
  }

  private void keyed(Holder holder, ValueOwner owner, int depth, JsonParser parser)
      throws IOException, MalformedTelemetryException {
    JsonText.expect(parser, JsonToken.START_OBJECT, "an object");
    TelemetryVisitor outer = out;
    int keyStart = keys.size();
    boolean hasKey = false;
    int told = 0;
    lateKeys[depth] = ValueTape.NO_LATE_KEY;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      boolean present = parser.nextToken() != JsonToken.VALUE_NULL;
      if (present && name.equals(KEY)) {
        if (hasKey) {
          emptyUnless(told > 0, holder, owner, keyStart);
          told = 0;
        }
        key(keyStart, depth, parser);
        hasKey = true;
      } else if (present && name.equals(VALUE)) {
        // All values before the first key wait for it.
        out = hasKey ? out : tape;
        int keyLength = hasKey ? keys.size() - keyStart : LATE;
        told += members(holder, owner, keyStart, keyLength, depth, parser);
      } else {
        JsonText.skip(parser);
      }
    }
    tape.fillIn(lateKeys[depth], keys.array(), keyStart, 0);
    emptyUnless(told > 0, holder, owner, keyStart);
    keys.truncate(keyStart);
    if (out != outer) {
      out = outer;
      tape.replay(outer);
    }
  }

  private void key(int keyStart, int depth, JsonParser parser)
      throws IOException, MalformedTelemetryException {
    keys.truncate(keyStart);
    JsonText.appendString(parser, keys);
    tape.fillIn(lateKeys[depth], keys.array(), keyStart, keys.size() - keyStart);
    lateKeys[depth] = ValueTape.NO_LATE_KEY;
  }

  /** Tells the last key with no value, unless it was told with one. */
  private void emptyUnless(boolean told, Holder holder, ValueOwner owner, int keyStart) {
    if (!told) {
      holder.open(out, owner, keys.array(), keyStart, keys.size() - keyStart);
      holder.close(out);
    }
  }

  /** Tells each member that is set in an {@code AnyValue} and returns how many. */
  private int members(
      Holder holder, ValueOwner owner, int keyStart, int keyLength, int depth, JsonParser parser)
      throws IOException, MalformedTelemetryException {
    JsonText.expect(parser, JsonToken.START_OBJECT, "an object");
    int told = 0;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      OtlpField field = OtlpSchema.ANY_VALUE.byJsonName(name);
      JsonToken token = parser.nextToken();
      if (!(field instanceof Member member)) {
        JsonText.skip(parser);
      } else if (token != JsonToken.VALUE_NULL) {
        if (keyLength == LATE) {
          lateKeys[depth] = tape.openLate(holder, owner, lateKeys[depth]);
        } else {
          holder.open(out, owner, keys.array(), keyStart, keyLength);
        }
        member(member.kind(), owner, depth, parser);
        holder.close(out);
        told++;
      }
    }
    return told;
  }

  private void member(ValueKind kind, ValueOwner owner, int depth, JsonParser parser)
      throws IOException, MalformedTelemetryException {
    text.truncate(0);
    switch (kind) {
      case STRING -> {
        JsonText.appendString(parser, text);
        out.stringValue(text.array(), 0, text.size());
      }
      case BYTES -> {
        JsonText.appendBase64(parser, text);
        out.bytesValue(text.array(), 0, text.size());
      }
      case INT -> out.intValue(JsonText.readLong(parser));
      case BOOL -> out.boolValue(JsonText.readBoolean(parser));
      case DOUBLE -> out.doubleValue(JsonText.readDouble(parser));
      case ARRAY -> {
        out.startArray();
        list(Holder.ELEMENT, owner, depth + 1, parser);
        out.endArray();
      }
      case MAP -> {
        out.startMap();
        list(Holder.ENTRY, owner, depth + 1, parser);
        out.endMap();
      }
    }
  }

  /** Reads the message that holds {@code values}. */
  private void list(Holder holder, ValueOwner owner, int depth, JsonParser parser)
      throws IOException, MalformedTelemetryException {
    JsonText.expect(parser, JsonToken.START_OBJECT, "an object");
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      if (!name.equals(VALUES)) {
        JsonText.skip(parser);
      } else if (token != JsonToken.VALUE_NULL) {
        JsonText.expect(parser, JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Holder.checkDepth(depth);
          item(holder, owner, depth, parser);
        }
      }
    }
  }

  private void item(Holder holder, ValueOwner owner, int depth, JsonParser parser)
      throws IOException, MalformedTelemetryException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      // In an array a null still takes a place; an entry without key and value says nothing.
      if (holder == Holder.ELEMENT) {
        out.arrayElement();
      }
    } else if (holder == Holder.ENTRY) {
      keyed(holder, owner, depth, parser);
    } else if (members(holder, owner, 0, 0, depth, parser) == 0) {
      out.arrayElement();
    }
  }
}
