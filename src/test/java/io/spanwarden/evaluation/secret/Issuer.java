package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Draw;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who issues a credential, and what it looks like.
 *
 * @param name in lower case, words with spaces
 * @param role what the credential is called there, in lower case, words with spaces
 * @param form its form, see {@link Draw}; {@code @name} for one with a checksum, see {@link
 *     CheckedTokens}
 */
record Issuer(String name, String role, String form) {
  /** Reads a table with a row a line: name, role and form with a bar between. */
  static List<Issuer> table(String rows) {
    return rows.lines().filter(row -> !row.isBlank()).map(Issuer::row).toList();
  }

  private static Issuer row(String row) {
    String[] cells = row.trim().split("\\|", 3);
    return new Issuer(cells[0].trim(), cells[1].trim(), cells[2].trim());
  }

  /** Returns a fresh credential. */
  String credential(Draw draw) {
    return form.startsWith("@") ? CheckedTokens.make(form.substring(1), draw) : draw.form(form);
  }

  /** Returns the words of a name that is given to the credential, in lower case. */
  List<String> words() {
    return Stream.of(name, role)
        .flatMap(part -> Stream.of(part.split(" ", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
