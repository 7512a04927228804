package io.spanwarden.cli.scan;

import io.spanwarden.detect.text.FieldKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Where a walk through JSON stands: the names and indexes from the top, and the name that is the
 * context of the current value. Not thread-safe. Allocates only to tell a pointer.
 *
 * <p>The context is the name of the member that the value belongs to; elements of an array have
 * that of the array. In {@code {"key": "user.email", "value": {"stringValue": …}}}, which is an
 * attribute in OTLP, it is {@code user.email}; {@code name} in place of {@code key} does the same,
 * as in the environment of a container.
 */
final class JsonPath {
  private static final int LONGEST_CONTEXT = 256;
  private static final Set<String> ATTRIBUTE_KEYS = Set.of("key", "name");
  private static final String ATTRIBUTE_VALUE = "value";

  /** The kinds of value of OTLP ("AnyValue"), whose names say nothing. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "arrayValue",
          "array_value",
          "bytesValue",
          "bytes_value",
          "doubleValue",
          "double_value",
          "intValue",
          "int_value",
          "kvlistValue",
          "kvlist_value",
          "stringValue",
          "string_value",
          "values");

  private static final byte[][] WRAPPER_NAMES =
      WRAPPERS.stream().map(JsonPath::bytes).toArray(byte[][]::new);
  private static final byte[][] KEY_NAMES =
      ATTRIBUTE_KEYS.stream().map(JsonPath::bytes).toArray(byte[][]::new);
  private static final byte[][] VALUE_NAME = {bytes(ATTRIBUTE_VALUE)};

  /** One level of nesting. */
  private static final class Level {
    private boolean array;
    private long index;
    private byte[] name = new byte[32];
    private int nameLength;
    private boolean hidden;
    private final FieldKey context = new FieldKey();
    private final FieldKey attribute = new FieldKey();
    private boolean isKey;
  }

  private final Level[] levels = new Level[JsonWalker.DEEPEST + 1];
  private int depth;

  JsonPath() {
    levels[0] = new Level();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void clear() {
    depth = 0;
  }

  /** Steps into an array or object. */
  void open(boolean array) {
    FieldKey outer = context();
    depth++;
    Level level = levels[depth];
    if (level == null) {
      level = new Level();
      levels[depth] = level;
    }
    level.array = array;
    level.index = 0;
    level.nameLength = 0;
    level.hidden = false;
    level.isKey = false;
    level.attribute.clear();
    level.context.set(outer.bytes(), 0, outer.length());
  }

  void close() {
    depth--;
  }

  /**
   * Steps to a member.
   *
   * @param hidden whether its name holds a finding and must not be shown
   */
  void name(byte[] text, int from, int length, boolean hidden) {
    Level level = levels[depth];
    if (level.name.length < length) {
      level.name = new byte[length * 2];
    }
    System.arraycopy(text, from, level.name, 0, length);
    level.nameLength = length;
    level.hidden = hidden;
    level.isKey = isOneOf(KEY_NAMES, text, from, length);
    if (isOneOf(VALUE_NAME, text, from, length) && level.attribute.length() > 0) {
      level.context.set(level.attribute.bytes(), 0, level.attribute.length());
    } else if (isOneOf(WRAPPER_NAMES, text, from, length)) {
      FieldKey outer = levels[depth - 1].context;
      level.context.set(outer.bytes(), 0, outer.length());
    } else {
      level.context.set(text, from, length);
    }
  }

  /** Takes a string that was walked over: the next value's attribute key, if it is one. */
  void string(byte[] text, int from, int length) {
    Level level = levels[depth];
    if (level.isKey && length <= LONGEST_CONTEXT) {
      level.attribute.set(text, from, length);
    }
  }

  /** Is told that a value ended, so that the next element of an array has its index. */
  void valueEnded() {
    levels[depth].index++;
  }

  /** Returns the name that the current value belongs to; empty at the top. */
  FieldKey context() {
    return levels[depth].context;
  }

  /** Returns the RFC 6901 pointer to the current value. */
  String pointer() {
    var pointer = new StringBuilder();
    for (int i = 1; i <= depth; i++) {
      Level level = levels[i];
      pointer.append('/');
      if (level.array) {
        pointer.append(level.index);
      } else if (level.hidden) {
        pointer.append('*');
      } else {
        String name = new String(level.name, 0, level.nameLength, StandardCharsets.UTF_8);
        pointer.append(name.replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }

  private static boolean isOneOf(byte[][] names, byte[] text, int from, int length) {
    for (byte[] name : names) {
      if (name.length == length && Arrays.equals(name, 0, length, text, from, from + length)) {
        return true;
      }
    }
    return false;
  }
}
