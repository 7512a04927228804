package io.spanwarden.evaluation.personal;

import io.spanwarden.evaluation.Draw;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A national identifier: how to make one, how to make one that is wrong, and what people call it.
 *
 * @param name the entity
 * @param words what stands near it, the native name first
 * @param valid makes a valid one as it is printed
 * @param invalid makes one that no authority issued
 */
record Identifier(
    String name, List<String> words, Function<Draw, String> valid, Function<Draw, String> invalid) {
  /** An identifier whose last digit or letter is fixed by the others. */
  static Identifier checked(String name, String words, Function<Draw, String> valid) {
    return new Identifier(
        name, words(words), retried(valid), draw -> lastChanged(retried(valid).apply(draw)));
  }

  /** An identifier with a form, and forms that are wrong. */
  static Identifier formed(
      String name, String words, Function<Draw, String> valid, String... wrong) {
    return new Identifier(name, words(words), retried(valid), draw -> draw.form(draw.of(wrong)));
  }

  /** An identifier with a way of its own to be wrong. */
  static Identifier of(
      String name, String words, Function<Draw, String> valid, Function<Draw, String> invalid) {
    return new Identifier(name, words(words), retried(valid), invalid);
  }

  private static List<String> words(String words) {
    return List.of(words.split(", ", -1));
  }

  /** Some numbers have no check digit and are never issued: those come back empty. */
  private static Function<Draw, String> retried(Function<Draw, String> maker) {
    return draw -> {
      String made = maker.apply(draw);
      while (made.isEmpty()) {
        made = maker.apply(draw);
      }
      return made;
    };
  }

  /** Returns {@code valid} with its last digit, or else its last letter, replaced by the next. */
  static String lastChanged(String valid) {
    int at = valid.length() - 1;
    while (!Character.isLetterOrDigit(valid.charAt(at))) {
      at--;
    }
    char old = valid.charAt(at);
    char next =
        Character.isDigit(old)
            ? (char) ('0' + (old - '0' + 1) % 10)
            : old == 'Z' ? 'A' : (char) (old + 1);
    return valid.substring(0, at) + next + valid.substring(at + 1);
  }

  /** Returns a birthday between 1950 and 1999. */
  static String birth(String pattern, Draw draw) {
    return birth(pattern, 1950, 1999, draw);
  }

  /** Returns a birthday between two years. */
  static String birth(String pattern, int from, int to, Draw draw) {
    return LocalDate.of(draw.between(from, to), draw.between(1, 12), draw.between(1, 28))
        .format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
  }

  /** Returns {@code compact} with the separators of {@code mask}, in which # is a character. */
  static String masked(String mask, String compact) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < mask.length(); i++) {
      text.append(mask.charAt(i) == '#' ? compact.charAt(at++) : mask.charAt(i));
    }
    return text.toString();
  }

  /** Returns the identifier printed with separators, or bare some of the time. */
  static String printed(String mask, String compact, Draw draw) {
    return draw.chance(35) ? compact : masked(mask, compact);
  }
}
