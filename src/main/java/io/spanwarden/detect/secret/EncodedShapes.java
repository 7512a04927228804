package io.spanwarden.detect.secret;

import io.spanwarden.detect.secret.ValueCheck.Outcome;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whether a value that claims an encoding holds what the encoding should hold. */
final class EncodedShapes {
  /** Two numbers of the smallest elliptic curve in use, in DER, take more. */
  private static final int SHORTEST_KEY = 40;

  private EncodedShapes() {}

  /** A JSON Web Token (RFC 7519): its header is a JSON object that names an algorithm. */
  static Outcome jsonWebToken(byte[] text, int from, int to, int prefix) {
    int dot = Words.indexOf(text, from, to, '.');
    if (dot == to || dot - from > 4096) {
      return Outcome.NOT_A_SECRET;
    }
    String header = decode(text, from, dot).strip();
    boolean named = header.startsWith("{") && header.endsWith("}") && header.contains("\"alg\"");
    return named ? Outcome.PASSED : Outcome.NOT_A_SECRET;
  }

  /** A PEM block (RFC 7468), with or without headers: its body is base64 of a plausible length. */
  static Outcome pem(byte[] text, int from, int to, int prefix) {
    int at = afterHead(text, from, to);
    int characters = 0;
    while (at < to) {
      int end = Words.indexOf(text, at, to, '\n');
      int foot = footIn(text, at, end);
      boolean header = foot == end && Words.indexOf(text, at, end, ':') < end;
      for (int i = at; i < foot && !header; i++) {
        if (Ascii.isBase64(text[i]) || text[i] == '=') {
          characters++;
        } else if (!Ascii.isSpace(text[i]) && !isPadding(text[i]) && !(text[i] == '-' && i == at)) {
          return Outcome.NOT_A_SECRET;
        }
      }
      at = foot < end ? to : end + 1;
    }
    return characters >= SHORTEST_KEY ? Outcome.PASSED : Outcome.NOT_A_SECRET;
  }

  /** Returns what base64 or base64url says, or an empty text if it is neither. */
  static String decode(byte[] text, int from, int to) {
    String encoded = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    try {
      byte[] decoded = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
      return new String(decoded, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  /** Returns where five dashes stand in a line, or its end. */
  private static int footIn(byte[] text, int from, int end) {
    for (int i = from; i + 5 <= end; i++) {
      if (text[i] == '-'
          && text[i + 1] == '-'
          && text[i + 2] == '-'
          && text[i + 3] == '-'
          && text[i + 4] == '-') {
        return i;
      }
    }
    return end;
  }

  /** Skips {@code -----BEGIN ... KEY-----}. */
  private static int afterHead(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] == '-') {
      at++;
    }
    at = Words.indexOf(text, at, to, '-');
    while (at < to && text[at] == '-') {
      at++;
    }
    return at;
  }

  /**
   * Quotes, commas, diff marks and arrows after a line's number that stand between the lines of a
   * key within source code.
   */
  private static boolean isPadding(int b) {
    return Ascii.isQuote(b) || b == ',' || b == ' ' || b == '\\' || b == '>' || b == '|' || b < 0;
  }
}
