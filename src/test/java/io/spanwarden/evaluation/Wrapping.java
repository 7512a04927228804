package io.spanwarden.evaluation;

import io.spanwarden.evaluation.Case.Piece;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** How telemetry writes a text that a tool saw. */
public enum Wrapping {
  /** In a JSON string. */
  JSON {
    @Override
    public Case wrap(Case plain) {
      return around("{\"content\":\"", plain.written(Wrapping::escaped), "\",\"is_error\":false}");
    }
  },
  /** In a JSON string in a JSON string. */
  JSON_TWICE {
    @Override
    public Case wrap(Case plain) {
      return around(
          "{\"body\":\"", JSON.wrap(plain).written(Wrapping::escaped), "\",\"status\":200}");
    }
  },
  /** As added and removed lines. */
  DIFF {
    @Override
    public Case wrap(Case plain) {
      List<Piece> lines = new ArrayList<>();
      String sign = plain.text().length() % 3 == 0 ? "-" : "+";
      lines.add(new Piece("@@ -11,6 +11,7 @@\n some line before\n" + sign, ""));
      for (Piece piece : plain.pieces()) {
        lines.add(new Piece(piece.text().replace("\n", "\n" + sign), piece.entity()));
      }
      return plain.with(lines);
    }
  },
  /** In base64, in one line. */
  BASE64 {
    @Override
    public Case wrap(Case plain) {
      return encoded(plain, Base64.getEncoder());
    }
  },
  /** In base64, in lines of 76 characters, as the command line tool writes it. */
  BASE64_LINES {
    @Override
    public Case wrap(Case plain) {
      return encoded(plain, Base64.getMimeEncoder(76, new byte[] {'\n'}));
    }
  },
  /** With all but letters and digits in percent notation, as the value of a query parameter. */
  PERCENT {
    @Override
    public Case wrap(Case plain) {
      return around("GET /search?q=", plain.written(Wrapping::percent), "&page=2");
    }
  };

  /** Returns {@code plain} written this way, its labels moved along. */
  public abstract Case wrap(Case plain);

  /** Returns the name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Case encoded(Case plain, Base64.Encoder encoder) {
    String code = encoder.encodeToString(plain.text().getBytes(StandardCharsets.UTF_8));
    return plain.with(List.of(new Piece(code, Case.SECRET)));
  }

  private static Case around(String before, Case inner, String after) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(before, ""));
    pieces.addAll(inner.pieces());
    pieces.add(new Piece(after, ""));
    return inner.with(pieces);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '<', '>', '&' -> out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
