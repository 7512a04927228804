package io.spanwarden.decode;

import io.spanwarden.event.MalformedTelemetryException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A place in protobuf bytes. Each method reads before {@code end}, the end of the innermost
 * message, and never beyond. Not thread-safe.
 *
 * <p>The encoding is that of protobuf.dev/programming-guides/encoding. It is stricter than
 * protobuf-java where tags or lengths do not fit 32 bits: those are malformed.
 */
final class WireCursor {
  /** Groups inside groups; protobuf-java stops at the same depth. */
  static final int MAX_GROUP_DEPTH = 100;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] NOTHING = {};

  byte[] buffer = NOTHING;
  int position;

  /** Goes to the start of {@code bytes}. */
  void open(byte[] bytes) {
    buffer = bytes;
    position = 0;
  }

  /** Forgets the bytes. */
  void close() {
    buffer = NOTHING;
  }

  /** Reads a tag. There must be at least one byte before {@code end}. */
  int tag(int end) throws MalformedTelemetryException {
    int first = buffer[position];
    if (first >= 0) {
      position++;
      return first;
    }
    long tag = longVarint(end);
    if (tag >>> 32 != 0) {
      throw new MalformedTelemetryException("tag too large (expected: at most 32 bits)");
    }
    return (int) tag;
  }

  /** Reads a length and returns where the field that has it ends. */
  int fieldEnd(int end) throws MalformedTelemetryException {
    int at = position;
    if (at < end && buffer[at] >= 0) {
      int start = at + 1;
      int length = buffer[at];
      if (length <= end - start) {
        position = start;
        return start + length;
      }
    }
    return longFieldEnd(end);
  }

  private int longFieldEnd(int end) throws MalformedTelemetryException {
    long length = longVarint(end);
    if (length < 0 || length > end - position) {
      throw new MalformedTelemetryException(
          "length too large (expected: no more than the message around it)");
    }
    return position + (int) length;
  }

  /**
   * Returns where the content starts of a field whose length stands at {@code at}, or -1 unless it
   * goes up to {@code end} exactly and is shorter than 16 KB. Does not move.
   */
  int contentUpTo(int at, int end) {
    int length = buffer[at];
    int start = at + 1;
    if (length < 0) {
      if (start == end || buffer[start] < 0) {
        return -1;
      }
      length = (length & 0x7f) | (buffer[start] << 7);
      start++;
    }
    return start + length == end ? start : -1;
  }

  /** Reads a number of variable length. */
  long varint(int end) throws MalformedTelemetryException {
    int at = position;
    if (at < end && buffer[at] >= 0) {
      position = at + 1;
      return buffer[at];
    }
    return longVarint(end);
  }

  private long longVarint(int end) throws MalformedTelemetryException {
    int at = position;
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new MalformedTelemetryException("number cut off (expected: its last byte)");
      }
      byte next = buffer[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        position = at;
        return value;
      }
    }
    throw new MalformedTelemetryException("number too long (expected: at most 10 bytes)");
  }

  /** Reads eight bytes as a number, lowest byte first. */
  long fixed64(int end) throws MalformedTelemetryException {
    int at = position;
    advance(8, end);
    return (long) LONGS.get(buffer, at);
  }

  private void advance(int bytes, int end) throws MalformedTelemetryException {
    if (bytes > end - position) {
      throw new MalformedTelemetryException("number cut off (expected: its last byte)");
    }
    position += bytes;
  }

  /** Passes over the field whose tag was read. */
  void skip(int tag, int end) throws MalformedTelemetryException {
    skip(tag, end, 1);
  }

  private void skip(int tag, int end, int depth) throws MalformedTelemetryException {
    if (tag >>> 3 == 0) {
      throw new MalformedTelemetryException("field number 0 (expected: 1 or more)");
    }
    switch (tag & 7) {
      case 0 -> varint(end);
      case 1 -> advance(8, end);
      case 2 -> position = fieldEnd(end);
      case 3 -> skipGroup(tag, end, depth);
      case 4 -> throw new MalformedTelemetryException("end of a group (expected: its start first)");
      case 5 -> advance(4, end);
      default -> throw new MalformedTelemetryException("wire type (expected: 0 to 5)");
    }
  }

  private void skipGroup(int startTag, int end, int depth) throws MalformedTelemetryException {
    if (depth > MAX_GROUP_DEPTH) {
      throw new MalformedTelemetryException(
          "groups nested too deeply (expected: at most " + MAX_GROUP_DEPTH + ")");
    }
    int endTag = startTag + 1;
    while (position < end) {
      int tag = tag(end);
      if (tag == endTag) {
        return;
      }
      skip(tag, end, depth + 1);
    }
    throw new MalformedTelemetryException("group cut off (expected: its end)");
  }
}
