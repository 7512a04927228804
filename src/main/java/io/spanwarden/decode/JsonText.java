package io.spanwarden.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spanwarden.event.MalformedTelemetryException;
import java.io.IOException;

/** Reads the scalars of OTLP in JSON, as the ProtoJSON format writes them. */
final class JsonText {
  /** Longer than any number that is written in a string. */
  private static final int LONGEST_NUMBER = 400;

  private JsonText() {}

  /** Appends the current string to {@code target} as UTF-8. */
  static void appendString(JsonParser parser, Utf8Buffer target)
      throws IOException, MalformedTelemetryException {
    expect(parser, JsonToken.VALUE_STRING, "a string");
    target.append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** Throws unless {@code token} is the current one. */
  static void expect(JsonParser parser, JsonToken token, String expected)
      throws MalformedTelemetryException {
    if (parser.currentToken() != token) {
      throw wrong(expected);
    }
  }

  /** Passes over the current value. */
  static void skip(JsonParser parser) throws IOException, MalformedTelemetryException {
    int open = 0;
    for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
      if (token == null) {
        throw wrong("a value");
      } else if (token.isStructStart()) {
        if (++open > Holder.MAX_DEPTH) {
          throw new MalformedTelemetryException(
              "values nested too deeply (expected: at most " + Holder.MAX_DEPTH + ")");
        }
      } else if (token.isStructEnd()) {
        open--;
      }
      if (open == 0) {
        return;
      }
    }
  }

  /** Returns an error that says what should have stood here. */
  static MalformedTelemetryException wrong(String expected) {
    return new MalformedTelemetryException("other kind of value (expected: " + expected + ")");
  }

  /** Reads a boolean. */
  static boolean readBoolean(JsonParser parser) throws MalformedTelemetryException {
    if (parser.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    expect(parser, JsonToken.VALUE_FALSE, "true or false");
    return false;
  }

  /** Reads a 64-bit integer: a number, or its decimal digits in a string. */
  static long readLong(JsonParser parser) throws IOException, MalformedTelemetryException {
    switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        return wholeNumber(parser.getDoubleValue());
      }
      case VALUE_STRING -> {
        String digits = numberInString(parser);
        try {
          return Long.parseLong(digits);
        } catch (NumberFormatException e) {
          return wholeNumber(parseDouble(digits));
        }
      }
      default -> throw wrong("an integer");
    }
  }

  private static long wholeNumber(double value) throws MalformedTelemetryException {
    // Beyond 2^63 the conversion would saturate.
    if (value != Math.rint(value) || Math.abs(value) >= 0x1p63) {
      throw wrong("an integer of 64 bits");
    }
    return (long) value;
  }

  /** Reads a floating point number: a number, or a string with one or {@code NaN}. */
  static double readDouble(JsonParser parser) throws IOException, MalformedTelemetryException {
    switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return parser.getDoubleValue();
      }
      case VALUE_STRING -> {
        String text = numberInString(parser);
        return switch (text) {
          case "NaN" -> Double.NaN;
          case "Infinity" -> Double.POSITIVE_INFINITY;
          case "-Infinity" -> Double.NEGATIVE_INFINITY;
          default -> parseDouble(text);
        };
      }
      default -> throw wrong("a number");
    }
  }

  private static String numberInString(JsonParser parser)
      throws IOException, MalformedTelemetryException {
    if (parser.getTextLength() > LONGEST_NUMBER) {
      throw wrong("a number");
    }
    return parser.getText();
  }

  private static double parseDouble(String text) throws MalformedTelemetryException {
    // Java would also take "1d", "0x1p3" and blanks.
    if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
      throw wrong("a number");
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw wrong("a number");
    }
  }

  /** Appends the bytes of an id in hexadecimal digits: {@code idLength} of them, or none. */
  static void appendId(JsonParser parser, int idLength, Utf8Buffer target)
      throws IOException, MalformedTelemetryException {
    expect(parser, JsonToken.VALUE_STRING, "an id");
    int length = parser.getTextLength();
    if (length != 0 && length != 2 * idLength) {
      throw wrong("an id of " + 2 * idLength + " hexadecimal digits");
    }
    char[] digits = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    for (int i = 0; i < length; i += 2) {
      target.append((byte) (hexDigit(digits[offset + i]) << 4 | hexDigit(digits[offset + i + 1])));
    }
  }

  private static int hexDigit(char digit) throws MalformedTelemetryException {
    int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
    if (value < 0) {
      throw wrong("hexadecimal digits");
    }
    return value;
  }

  /** Appends the bytes of a base64 string in either alphabet, with padding or without. */
  static void appendBase64(JsonParser parser, Utf8Buffer target)
      throws IOException, MalformedTelemetryException {
    expect(parser, JsonToken.VALUE_STRING, "base64");
    char[] text = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int end = offset + withoutPadding(text, offset, parser.getTextLength());
    int bits = 0;
    int pending = 0;
    for (int i = offset; i < end; i++) {
      bits = bits << 6 | base64Digit(text[i]);
      pending += 6;
      if (pending >= 8) {
        pending -= 8;
        target.append((byte) (bits >> pending));
      }
    }
    if (pending == 6) {
      throw wrong("base64 of whole bytes");
    }
  }

  private static int withoutPadding(char[] text, int offset, int length)
      throws MalformedTelemetryException {
    int unpadded = length;
    while (unpadded > 0 && text[offset + unpadded - 1] == '=') {
      unpadded--;
    }
    int padding = length - unpadded;
    if (padding > 2 || (padding > 0 && length % 4 != 0)) {
      throw wrong("base64 with right padding");
    }
    return unpadded;
  }

  private static int base64Digit(char digit) throws MalformedTelemetryException {
    if (digit >= 'A' && digit <= 'Z') {
      return digit - 'A';
    } else if (digit >= 'a' && digit <= 'z') {
      return digit - 'a' + 26;
    } else if (digit >= '0' && digit <= '9') {
      return digit - '0' + 52;
    } else if (digit == '+' || digit == '-') {
      return 62;
    } else if (digit == '/' || digit == '_') {
      return 63;
    }
    throw wrong("base64");
  }
}
