package io.spanwarden.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text and what is to be found in it.
 *
 * @param group what it is counted under, such as a tier or an entity
 * @param source the issuer or the form, for the list of misses
 * @param key the attribute key it is the value of; may be empty
 * @param pieces the text in order
 */
public record Case(String group, String source, String key, List<Piece> pieces) {
  /** The entity of every credential. */
  public static final String SECRET = "SECRET";

  public Case {
    pieces = List.copyOf(pieces);
  }

  /**
   * A stretch of the text.
   *
   * @param entity what it is; empty if nothing
   */
  public record Piece(String text, String entity) {
    /** Returns whether it is to be found. */
    public boolean labelled() {
      return !entity.isEmpty();
    }
  }

  /** What is to be found from byte {@code start} to before byte {@code end} of the UTF-8 text. */
  public record Label(String entity, int start, int end) {}

  /** Returns {@code value} marked as to be found. */
  public static String mark(String entity, String value) {
    return "«" + entity + "¦" + value + "»";
  }

  /** Returns a credential, marked as to be found. */
  public static String secret(String value) {
    return mark(SECRET, value);
  }

  /** Returns the case of a text in which what is to be found is {@link #mark marked}. */
  public static Case of(String group, String source, String marked) {
    return keyed(group, source, "", marked);
  }

  /** Returns the case of a marked text that is the value of {@code key}. */
  public static Case keyed(String group, String source, String key, String marked) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int open = marked.indexOf('«'); open >= 0; open = marked.indexOf('«', at)) {
      int bar = marked.indexOf('¦', open);
      int close = marked.indexOf('»', bar);
      pieces.add(new Piece(marked.substring(at, open), ""));
      pieces.add(new Piece(marked.substring(bar + 1, close), marked.substring(open + 1, bar)));
      at = close + 1;
    }
    pieces.add(new Piece(marked.substring(at), ""));
    pieces.removeIf(piece -> piece.text().isEmpty());
    return new Case(group, source, key, pieces);
  }

  /** Returns the whole text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }

  /** Returns what is to be found, in order. */
  public List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    int at = 0;
    for (Piece piece : pieces) {
      int end = at + piece.text().getBytes(StandardCharsets.UTF_8).length;
      if (piece.labelled()) {
        labels.add(new Label(piece.entity(), at, end));
      }
      at = end;
    }
    return labels;
  }

  /** Returns the same case with each stretch written another way. */
  public Case written(UnaryOperator<String> way) {
    return with(
        pieces.stream().map(piece -> new Piece(way.apply(piece.text()), piece.entity())).toList());
  }

  /** Returns the same case with other text. */
  public Case with(List<Piece> others) {
    return new Case(group, source, key, others);
  }
}
