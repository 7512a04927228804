package io.spanwarden.decode;

import io.spanwarden.decode.OtlpField.Attributes;
import io.spanwarden.decode.OtlpField.Body;
import io.spanwarden.decode.OtlpField.Child;
import io.spanwarden.decode.OtlpField.Member;
import io.spanwarden.decode.OtlpField.Text;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.Objects;

/**
 * Reads OTLP in protobuf by walking over the bytes: no message objects, no strings, no allocation.
 * Slices point into the request. Not thread-safe.
 *
 * <p>Protobuf lets a writer send a single field in several pieces, of which the last one wins or
 * all are merged. A reader that hunts for text must not lose the pieces that do not win, so all are
 * told: texts and ids repeatedly, the last being the one that counts; a message in pieces as if it
 * stood there once; a value in pieces, or with several members, as several attributes (elements,
 * entries) with the same key. A key that a later one overrides is told as an attribute (entry)
 * without a value.
 *
 * <p>Unknown fields, and known ones with another wire type, are passed over as protobuf-java does.
 * Strings are not checked to be UTF-8. Ids have their right length or none.
 */
public final class ProtobufReader implements TelemetryReader {
  private static final int STRING_TAG = OtlpSchema.STRING.tag();

  /** Three tags, two lengths and a byte of the value. */
  private static final int SHORTEST_PLAIN = 6;

  private static final int VALUES_TAG = OtlpSchema.VALUES.tag();

  private final WireCursor wire = new WireCursor();
  private final KeyValueOutline outline = new KeyValueOutline();
  private final MessagePath path = new MessagePath();

  @Override
  public void read(Signal signal, byte[] buffer, int length, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    Objects.checkFromIndexSize(0, length, buffer.length);
    wire.open(buffer);
    path.clear();
    try {
      message(OtlpSchema.request(signal), length, visitor);
    } catch (MalformedTelemetryException e) {
      throw path.locate(e, signal, wire.position);
    } finally {
      wire.close();
    }
  }

  private void message(OtlpMessage table, int end, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    table.enter(visitor);
    while (wire.position < end) {
      int tag = wire.tag(end);
      OtlpField field = table.byTag(tag);
      if (field == null) {
        wire.skip(tag, end);
      } else {
        field(field, wire.fieldEnd(end), visitor);
      }
    }
    table.leave(visitor);
  }

  private void field(OtlpField field, int end, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    int start = wire.position;
    if (field instanceof Attributes attributes) {
      if (!plain(attributes.owner(), start, end, visitor)) {
        keyed(Holder.ATTRIBUTE, attributes.owner(), end, 1, visitor);
      }
    } else if (field instanceof Text text) {
      visitor.text(text.slot(), wire.buffer, start, end - start);
    } else if (field instanceof Child child) {
      path.enter(child);
      message(child.message(), end, visitor);
      path.leave();
    } else if (field instanceof OtlpField.Id id) {
      id(id.kind(), end - start, visitor);
    } else if (field instanceof Body body) {
      body(body.owner(), end, visitor);
    }
    wire.position = end;
  }

  /**
   * Tells an attribute that is a short key, then a value below 16 KB and nothing else, as most are,
   * and returns whether it was one. Only for speed: {@link #keyed} would make the same calls.
   */
  private boolean plain(ValueOwner owner, int start, int end, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    byte[] bytes = wire.buffer;
    if (end - start < SHORTEST_PLAIN || bytes[start] != KeyValueOutline.KEY_TAG) {
      return false;
    }
    int key = start + 2;
    int keyLength = bytes[start + 1];
    int valueAt = key + keyLength;
    if (keyLength < 0 || valueAt + 4 > end || bytes[valueAt] != KeyValueOutline.VALUE_TAG) {
      return false;
    }
    int value = wire.contentUpTo(valueAt + 1, end);
    if (value < 0 || value + 2 > end) {
      return false;
    }
    int text = bytes[value] == STRING_TAG ? wire.contentUpTo(value + 1, end) : -1;
    if (text >= 0) {
      visitor.startValue(owner, bytes, key, keyLength);
      visitor.stringValue(bytes, text, end - text);
      visitor.endValue();
      return true;
    }
    wire.position = value;
    if (members(Holder.ATTRIBUTE, owner, key, keyLength, end, 1, visitor) == 0) {
      empty(Holder.ATTRIBUTE, owner, key, keyLength, visitor);
    }
    return true;
  }

  private void id(IdKind kind, int length, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    if (length != 0 && length != kind.length()) {
      throw new MalformedTelemetryException(
          "id of " + length + " bytes (expected: none or " + kind.length() + ")");
    }
    kind.tell(visitor, wire.buffer, wire.position, length);
  }

  private void body(ValueOwner owner, int end, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    if (members(Holder.ATTRIBUTE, owner, 0, 0, end, 1, visitor) == 0) {
      visitor.startValue(owner, wire.buffer, 0, 0);
      visitor.endValue();
    }
  }

  /** Tells a {@code KeyValue}: first finds the key, then goes into the value. */
  private void keyed(Holder holder, ValueOwner owner, int end, int depth, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    int start = wire.position;
    outline.read(wire, end);
    int keyOffset = outline.keyOffset;
    int keyLength = outline.keyLength;
    int told;
    if (outline.keys <= 1 && outline.pieces == 1) {
      wire.position = outline.pieceStart;
      told = members(holder, owner, keyOffset, keyLength, outline.pieceEnd, depth, visitor);
    } else {
      wire.position = start;
      told = pieces(holder, owner, keyOffset, keyLength, end, depth, visitor);
    }
    if (told == 0) {
      empty(holder, owner, keyOffset, keyLength, visitor);
    }
    wire.position = end;
  }

  private void empty(
      Holder holder, ValueOwner owner, int keyOffset, int keyLength, TelemetryVisitor visitor) {
    holder.open(visitor, owner, wire.buffer, keyOffset, keyLength);
    holder.close(visitor);
  }

  /** Tells all keys and values of a {@code KeyValue} that has more or fewer than one of each. */
  private int pieces(
      Holder holder,
      ValueOwner owner,
      int keyOffset,
      int keyLength,
      int end,
      int depth,
      TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    int told = 0;
    while (wire.position < end) {
      int tag = wire.tag(end);
      if (tag == KeyValueOutline.VALUE_TAG) {
        int pieceEnd = wire.fieldEnd(end);
        told += members(holder, owner, keyOffset, keyLength, pieceEnd, depth, visitor);
      } else if (tag == KeyValueOutline.KEY_TAG) {
        int keyEnd = wire.fieldEnd(end);
        if (wire.position != keyOffset) {
          empty(holder, owner, wire.position, keyEnd - wire.position, visitor);
        }
        wire.position = keyEnd;
      } else {
        wire.skip(tag, end);
      }
    }
    return told;
  }

  /** Tells each member that is set in an {@code AnyValue} and returns how many. */
  private int members(
      Holder holder,
      ValueOwner owner,
      int keyOffset,
      int keyLength,
      int end,
      int depth,
      TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    int told = 0;
    while (wire.position < end) {
      int tag = wire.tag(end);
      if (OtlpSchema.ANY_VALUE.byTag(tag) instanceof Member member) {
        holder.open(visitor, owner, wire.buffer, keyOffset, keyLength);
        member(member.kind(), owner, end, depth, visitor);
        holder.close(visitor);
        told++;
      } else {
        wire.skip(tag, end);
      }
    }
    return told;
  }

  private void member(
      ValueKind kind, ValueOwner owner, int end, int depth, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    switch (kind) {
      case STRING -> {
        int memberEnd = wire.fieldEnd(end);
        visitor.stringValue(wire.buffer, wire.position, memberEnd - wire.position);
        wire.position = memberEnd;
      }
      case BYTES -> {
        int memberEnd = wire.fieldEnd(end);
        visitor.bytesValue(wire.buffer, wire.position, memberEnd - wire.position);
        wire.position = memberEnd;
      }
      case INT -> visitor.intValue(wire.varint(end));
      case BOOL -> visitor.boolValue(wire.varint(end) != 0);
      case DOUBLE -> visitor.doubleValue(Double.longBitsToDouble(wire.fixed64(end)));
      case ARRAY -> array(owner, wire.fieldEnd(end), depth + 1, visitor);
      case MAP -> map(owner, wire.fieldEnd(end), depth + 1, visitor);
    }
  }

  private void array(ValueOwner owner, int end, int depth, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    visitor.startArray();
    while (wire.position < end) {
      int tag = wire.tag(end);
      if (tag == VALUES_TAG) {
        Holder.checkDepth(depth);
        int elementEnd = wire.fieldEnd(end);
        if (members(Holder.ELEMENT, owner, 0, 0, elementEnd, depth, visitor) == 0) {
          visitor.arrayElement();
        }
      } else {
        wire.skip(tag, end);
      }
    }
    visitor.endArray();
  }

  private void map(ValueOwner owner, int end, int depth, TelemetryVisitor visitor)
      throws MalformedTelemetryException {
    visitor.startMap();
    while (wire.position < end) {
      int tag = wire.tag(end);
      if (tag == VALUES_TAG) {
        Holder.checkDepth(depth);
        keyed(Holder.ENTRY, owner, wire.fieldEnd(end), depth, visitor);
      } else {
        wire.skip(tag, end);
      }
    }
    visitor.endMap();
  }
}
