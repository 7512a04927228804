package io.spanwarden.cli.scan;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks one JSON value (RFC 8259) in a window without making objects of it. Not thread-safe.
 *
 * <p>Strict, but for control characters in strings other than the end of a line, and for broken
 * UTF-8. A value nested deeper than {@link #DEEPEST} counts as none. Time is linear.
 */
final class JsonWalker {
  /** As deep as Jackson reads unless it is told otherwise. */
  static final int DEEPEST = 1000;

  /** A longer value is told as it comes, and can no more be taken back. */
  private static final int KEPT = 1 << 24;

  private static final int LONGEST_STRING = 1 << 28;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final ByteWindow window;
  private final JsonVisitor visitor;
  private final boolean[] arrays = new boolean[DEEPEST];
  private byte[] bytes = new byte[0];
  private int at;
  private int limit;
  private long last;
  private int depth;
  private boolean escaped;
  private boolean released;

  JsonWalker(ByteWindow window, JsonVisitor visitor) {
    this.window = window;
    this.visitor = visitor;
  }

  private enum State {
    VALUE,
    FIRST_VALUE,
    NAME,
    FIRST_NAME,
    AFTER
  }

  /**
   * Walks the value that begins at {@code position} and tells the visitor its parts.
   *
   * @param end no byte from there on is read
   * @return whether it is a JSON value; if not, the visitor was told of a part of it
   */
  boolean walk(long position, long end) throws IOException {
    depth = 0;
    released = false;
    last = end;
    at = window.index(position);
    refresh();
    State state = State.VALUE;
    do {
      int c = skipBlank();
      @Nullable State next = c < 0 ? null : step(state, c);
      if (next == null) {
        return false;
      }
      state = next;
    } while (state != State.AFTER || depth > 0);
    return true;
  }

  /** Returns the position after what was read. */
  long position() {
    return window.position(at);
  }

  /** Returns whether the visitor was told to let go of the value's start. */
  boolean released() {
    return released;
  }

  private @Nullable State step(State state, int c) throws IOException {
    if (state == State.AFTER) {
      if (c == ',') {
        at++;
        return arrays[depth - 1] ? State.VALUE : State.NAME;
      }
      return c == (arrays[depth - 1] ? ']' : '}') ? close() : null;
    }
    if ((state == State.FIRST_NAME && c == '}') || (state == State.FIRST_VALUE && c == ']')) {
      return close();
    }
    return state == State.NAME || state == State.FIRST_NAME ? name(c) : value(c);
  }

  private State close() {
    at++;
    depth--;
    visitor.close();
    return State.AFTER;
  }

  private @Nullable State name(int c) throws IOException {
    int start = c == '"' ? string() : -1;
    if (start < 0) {
      return null;
    }
    visitor.name(start, at - 1, escaped);
    if (skipBlank() != ':') {
      return null;
    }
    at++;
    return State.VALUE;
  }

  private @Nullable State value(int c) throws IOException {
    if (c == '{' || c == '[') {
      if (depth == DEEPEST) {
        return null;
      }
      arrays[depth++] = c == '[';
      at++;
      visitor.open(c == '[');
      return c == '[' ? State.FIRST_VALUE : State.FIRST_NAME;
    }
    if (c == '"') {
      int start = string();
      if (start < 0) {
        return null;
      }
      visitor.string(start, at - 1, escaped);
      return State.AFTER;
    }
    return scalar() ? State.AFTER : null;
  }

  /** Passes a string; returns the index after its opening quote, or -1 if it does not end. */
  private int string() throws IOException {
    long start = window.position(at + 1);
    escaped = false;
    at++;
    while (true) {
      at = special(at);
      if (at >= limit) {
        if (window.position(at) - start > LONGEST_STRING || !more()) {
          return -1;
        }
      } else if (bytes[at] == '"') {
        at++;
        return window.index(start);
      } else if (bytes[at] == '\n') {
        return -1;
      } else {
        escaped = true;
        if (!escape()) {
          return -1;
        }
      }
    }
  }

  /** Passes a backslash and what it escapes; returns whether it may. */
  private boolean escape() throws IOException {
    at++;
    if (at >= limit && !more()) {
      return false;
    }
    int letter = bytes[at++];
    if (letter != 'u') {
      return "\"\\/bfnrt".indexOf(letter) >= 0;
    }
    for (int digit = 0; digit < 4; digit++) {
      if ((at >= limit && !more()) || !Ascii.isHex(bytes[at])) {
        return false;
      }
      at++;
    }
    return true;
  }

  /** Returns the index of the next quote, backslash or end of line, or {@link #limit}. */
  private int special(int from) {
    int index = from;
    for (; index <= limit - 8; index += 8) {
      long word = Words.read(bytes, index);
      long found =
          zeros(word ^ (ONES * '"')) | zeros(word ^ (ONES * '\\')) | zeros(word ^ (ONES * '\n'));
      if (found != 0) {
        return index + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (index < limit && bytes[index] != '"' && bytes[index] != '\\' && bytes[index] != '\n') {
      index++;
    }
    return index;
  }

  /** The lowest bit set is at a byte that is zero; those above may be wrong. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  private boolean scalar() throws IOException {
    long start = window.position(at);
    while (at < limit || more()) {
      int c = bytes[at];
      boolean part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "+-.E".indexOf(c) >= 0;
      if (!part || window.position(at) - start > 1024) {
        break;
      }
      at++;
    }
    int from = window.index(start);
    if (isWord(from, TRUE) || isWord(from, FALSE) || isWord(from, NULL)) {
      visitor.word();
      return true;
    }
    if (isNumber(from)) {
      visitor.number(from, at);
      return true;
    }
    return false;
  }

  private boolean isWord(int from, byte[] word) {
    return Arrays.equals(bytes, from, at, word, 0, word.length);
  }

  private boolean isNumber(int from) {
    int index = from < at && bytes[from] == '-' ? from + 1 : from;
    int digits = digits(index);
    if (digits == index || (bytes[index] == '0' && digits > index + 1)) {
      return false;
    }
    index = digits;
    if (index < at && bytes[index] == '.') {
      digits = digits(index + 1);
      if (digits == index + 1) {
        return false;
      }
      index = digits;
    }
    if (index < at && (bytes[index] | 0x20) == 'e') {
      index++;
      index += index < at && (bytes[index] == '+' || bytes[index] == '-') ? 1 : 0;
      digits = digits(index);
      return digits > index && digits == at;
    }
    return index == at;
  }

  private int digits(int from) {
    int index = from;
    while (index < at && bytes[index] >= '0' && bytes[index] <= '9') {
      index++;
    }
    return index;
  }

  /** Returns the next byte that is no blank, without passing it; -1 at the end. */
  private int skipBlank() throws IOException {
    if (window.position(at) - window.start() > KEPT) {
      visitor.release(window.position(at));
      released = true;
    }
    while (true) {
      while (at < limit) {
        int c = bytes[at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
          return c & 0xff;
        }
        at++;
      }
      if (!more()) {
        return -1;
      }
    }
  }

  private boolean more() throws IOException {
    long position = window.position(at);
    boolean read = position < last && window.end() < last && window.more();
    at = window.index(position);
    refresh();
    return read;
  }

  private void refresh() {
    bytes = window.bytes();
    limit = (int) Math.min(window.limit(), last - window.position(0));
  }
}
