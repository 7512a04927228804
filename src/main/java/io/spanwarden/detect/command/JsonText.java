package io.spanwarden.detect.command;

import java.nio.charset.StandardCharsets;

/** Strings of JSON texts. */
final class JsonText {
  private JsonText() {}

  /** Returns {@code json[start, end)}, the inside of a string, with its escapes decoded. */
  static String decode(byte[] json, int start, int end) {
    String raw = new String(json, start, Math.max(0, end - start), StandardCharsets.UTF_8);
    int escape = raw.indexOf('\\');
    if (escape < 0) {
      return raw;
    }
    var out = new StringBuilder(raw.length()).append(raw, 0, escape);
    int i = escape;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '\\' || i == raw.length()) {
        out.append(c);
      } else if (raw.charAt(i) == 'u') {
        i = appendUnicode(raw, i + 1, out);
      } else {
        out.append(escaped(raw.charAt(i++)));
      }
    }
    return out.toString();
  }

  /** Appends the character of four hexadecimal digits and returns the place after them. */
  private static int appendUnicode(String raw, int start, StringBuilder out) {
    int code = 0;
    int i = start;
    while (i < Math.min(start + 4, raw.length())) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        break;
      }
      code = code * 16 + digit;
      i++;
    }
    out.append(i == start + 4 ? (char) code : '\uFFFD');
    return i;
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> c;
    };
  }
}
