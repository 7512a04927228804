package io.spanwarden.evaluation;

import io.spanwarden.evaluation.clean.CleanCorpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The strings of an agent's telemetry: two fifths short, a third of medium length, a quarter up to
 * 64 kB, and one thing to be found in about a thousand.
 */
final class AgentText {
  private AgentText() {}

  /** Returns strings of {@code bytes} in all. */
  static List<byte[]> strings(int bytes, long seed) {
    Draw draw = new Draw(seed);
    List<byte[]> strings = new ArrayList<>();
    List<Case> sources = CleanCorpus.bulk(bytes + bytes / 2, seed);
    int source = 0;
    int at = 0;
    int made = 0;
    while (made < bytes && source < sources.size()) {
      String text = sources.get(source).text();
      int kind = draw.between(1, 100);
      int length =
          kind <= 43
              ? draw.between(64, 512)
              : kind <= 76 ? draw.between(512, 4096) : draw.between(2048, 16_384);
      int end = Math.min(text.length(), at + length);
      String piece = text.substring(at, end);
      if (draw.between(1, 1000) == 1) {
        piece += draw.form("\nexport TOKEN=ghp_{a36} # {user}");
      }
      strings.add(piece.getBytes(StandardCharsets.UTF_8));
      made += piece.length();
      at = end;
      if (at == text.length()) {
        source++;
        at = 0;
      }
    }
    return strings;
  }

  /** Returns strings of 64 to 256 bytes, {@code bytes} in all. */
  static List<byte[]> shortStrings(int bytes, long seed) {
    Draw draw = new Draw(seed);
    List<byte[]> strings = new ArrayList<>();
    for (byte[] text : strings(bytes, seed)) {
      for (int at = 0; at + 64 <= text.length; ) {
        int length = Math.min(draw.between(64, 256), text.length - at);
        byte[] piece = new byte[length];
        System.arraycopy(text, at, piece, 0, length);
        strings.add(piece);
        at += length;
      }
    }
    return strings;
  }

  /** Returns the same kind of strings, a tenth of them in base64, hex, percent or JSON escapes. */
  static List<byte[]> encoded(int bytes, long seed) {
    List<Wrapping> ways = List.of(Wrapping.values());
    List<byte[]> strings = new ArrayList<>();
    int number = 0;
    for (byte[] text : strings(bytes, seed)) {
      Case plain = Case.of("", "", new String(text, StandardCharsets.UTF_8));
      Wrapping way = ways.get(number / 10 % ways.size());
      strings.add(
          number++ % 10 == 0 ? way.wrap(plain).text().getBytes(StandardCharsets.UTF_8) : text);
    }
    return strings;
  }
}
