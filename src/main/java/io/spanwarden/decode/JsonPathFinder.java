package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Walks over the tokens of one JSON text until one of them holds a given byte, and keeps the path
 * to where it is. Checks the grammar, so that text which only begins like JSON is told apart. Not
 * thread-safe.
 */
final class JsonPathFinder {
  /** Deeper texts are given up: their paths would say nothing. */
  private static final int MAX_DEPTH = 100;

  private static final int LONGEST_KEY = 64;
  private static final Pattern SHOWN_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final List<String> WORDS = List.of("true", "false", "null");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]*)?|-");
  private static final String HIDDEN = "*";

  /** What may come next. */
  private enum Expected {
    VALUE,
    /** A value, or the end of the array that has just begun. */
    VALUE_OR_END,
    KEY,
    /** A key, or the end of the object that has just begun. */
    KEY_OR_END,
    COLON,
    COMMA_OR_END
  }

  private final byte[] text;
  private final int end;
  private final int target;
  private int at;
  private Expected expected = Expected.VALUE;
  private int depth;
  private final boolean[] isArray = new boolean[MAX_DEPTH];
  private final int[] index = new int[MAX_DEPTH];
  private final String[] key = new String[MAX_DEPTH];
  private int stringStart = -1;
  private int stringEnd = -1;

  JsonPathFinder(byte[] text, int start, int end, int target) {
    this.text = text;
    this.end = end;
    this.target = target;
    at = start;
    Arrays.fill(key, HIDDEN);
  }

  /** Walks to the byte and returns whether all before it was JSON. */
  boolean find() {
    skipBlanks();
    if (at > target || at >= end || (text[at] != '{' && text[at] != '[')) {
      return false;
    }
    while (at < end && at <= target) {
      if (!token()) {
        return false;
      }
      skipBlanks();
      if (depth == 0) {
        return at > target;
      }
    }
    return at > target;
  }

  /** Returns whether the byte stands in a string that is a value. */
  boolean foundString() {
    return stringStart >= 0;
  }

  /** Returns where the content of that string starts. */
  int stringStart() {
    return stringStart;
  }

  /** Returns where the content of that string ends. */
  int stringEnd() {
    return stringEnd;
  }

  /** Returns the path to the byte, or to the object or array whose punctuation it is. */
  String path() {
    var path = new StringBuilder("$");
    for (int level = 0; level < depth; level++) {
      if (isArray[level]) {
        path.append('[').append(index[level]).append(']');
      } else {
        path.append('.').append(key[level]);
      }
    }
    return path.toString();
  }

  private void skipBlanks() {
    while (at < end
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
  }

  private boolean token() {
    byte first = text[at];
    return switch (first) {
      case '{', '[' -> open(first == '[');
      case '}', ']' -> close(first == ']');
      case ',' -> comma();
      case ':' -> colon();
      case '"' -> string();
      default -> word();
    };
  }

  private boolean open(boolean array) {
    if (!valueMayStand() || depth == MAX_DEPTH) {
      return false;
    }
    isArray[depth] = array;
    index[depth] = 0;
    key[depth] = HIDDEN;
    depth++;
    at++;
    expected = array ? Expected.VALUE_OR_END : Expected.KEY_OR_END;
    return true;
  }

  private boolean close(boolean array) {
    Expected empty = array ? Expected.VALUE_OR_END : Expected.KEY_OR_END;
    if (depth == 0
        || isArray[depth - 1] != array
        || (expected != empty && expected != Expected.COMMA_OR_END)) {
      return false;
    }
    depth--;
    at++;
    expected = Expected.COMMA_OR_END;
    return true;
  }

  private boolean comma() {
    if (expected != Expected.COMMA_OR_END) {
      return false;
    }
    at++;
    index[depth - 1]++;
    expected = isArray[depth - 1] ? Expected.VALUE : Expected.KEY;
    return true;
  }

  private boolean colon() {
    if (expected != Expected.COLON) {
      return false;
    }
    at++;
    expected = Expected.VALUE;
    return true;
  }

  private boolean valueMayStand() {
    return expected == Expected.VALUE || expected == Expected.VALUE_OR_END;
  }

  private boolean string() {
    boolean isKey = expected == Expected.KEY || expected == Expected.KEY_OR_END;
    if (!isKey && !valueMayStand()) {
      return false;
    }
    int contentStart = at + 1;
    int contentEnd = endOfString(contentStart);
    boolean cutOff = contentEnd >= end;
    boolean holdsTarget = target >= at && (cutOff || target <= contentEnd);
    at = cutOff ? end : contentEnd + 1;
    if (isKey) {
      key[depth - 1] = holdsTarget ? HIDDEN : shown(contentStart, contentEnd);
      expected = Expected.COLON;
    } else {
      expected = Expected.COMMA_OR_END;
      if (holdsTarget) {
        stringStart = contentStart;
        stringEnd = Math.min(contentEnd, end);
      }
    }
    return true;
  }

  private int endOfString(int contentStart) {
    int i = contentStart;
    while (i < end && text[i] != '"') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  private String shown(int start, int stop) {
    if (stop - start > LONGEST_KEY || stop > end) {
      return HIDDEN;
    }
    String name = new String(text, start, stop - start, ISO_8859_1);
    return SHOWN_KEY.matcher(name).matches() ? name : HIDDEN;
  }

  /** A number, or {@code true}, {@code false}, {@code null}; the end of the text may cut it off. */
  private boolean word() {
    int stop = at;
    while (stop < end && isWordByte(text[stop])) {
      stop++;
    }
    if (stop == at || !valueMayStand() || stop - at > LONGEST_KEY) {
      return false;
    }
    String word = new String(text, at, stop - at, ISO_8859_1);
    boolean cutOff = stop == end;
    at = stop;
    expected = Expected.COMMA_OR_END;
    return NUMBER.matcher(word).matches()
        || WORDS.stream().anyMatch(known -> cutOff ? known.startsWith(word) : known.equals(word));
  }

  private static boolean isWordByte(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '+'
        || b == '-'
        || b == '.';
  }
}
