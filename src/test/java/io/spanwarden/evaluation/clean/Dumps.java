package io.spanwarden.evaluation.clean;

import io.spanwarden.evaluation.Draw;
import java.util.Base64;
import java.util.Locale;

/** Encoded bytes, dumps of memory and tables. */
final class Dumps {
  private Dumps() {}

  /** Returns about {@code length} characters of one kind. */
  static String text(int length, Draw draw) {
    return switch (draw.between(0, 7)) {
      case 0 -> Base64.getEncoder().encodeToString(draw.bytes(length * 3 / 4));
      case 1 ->
          Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(draw.bytes(length * 3 / 4));
      case 2 -> hexDump(length, draw);
      case 3 ->
          rows(
              length,
              draw,
              "INSERT INTO {word}s (id, {word}_id, amount, created_at, token_count) VALUES ({num}, {num}, {d3}.{d2}, '{date} {time}', {num});\n");
      case 4 ->
          rows(length, draw, "{num},{uuid},{word},{date},{d4}.{d2},{d9},{word} {word},{d10}\n");
      case 5 -> rows(length, draw, "{d7}\t{word}\t{d2}.{d6}\t-{d2}.{d6}\t{d9}\t{stamp}\n");
      case 6 -> "[" + rows(length, draw, "{d1}.0{d16}, -0.0{d15}, 0.{d17}, ") + "0.1]";
      default -> rows(length, draw, "{h64}  {path}/{file}\n");
    };
  }

  private static String rows(int length, Draw draw, String form) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(draw.form(form));
    }
    return text.toString();
  }

  private static String hexDump(int length, Draw draw) {
    StringBuilder text = new StringBuilder();
    for (int address = 0; text.length() < length; address += 16) {
      text.append(String.format(Locale.ROOT, "%08x  ", address));
      for (byte b : draw.bytes(16)) {
        text.append(String.format(Locale.ROOT, "%02x ", b));
      }
      text.append(" |").append(draw.form("{p16}")).append("|\n");
    }
    return text.toString();
  }
}
