package io.spanwarden.detect.identifier;

import io.spanwarden.detect.identifier.check.Check;
import java.util.List;

/**
 * A kind of identifier made ready for scanning. Immutable.
 *
 * @param index its place among all rules, for the claimant of each scanner
 * @param forms how it may be written
 * @param alone forms that are found without any word near
 * @param check what its issuer publishes of its numbers
 * @param words that name it and nothing else
 * @param shared words that name a group of kinds: it is reported if no other of them fits as well
 * @param countries names of its country and its people, which decide where a word is shared
 * @param strong whether few numbers of its form pass, so that a word of a group is enough
 */
public record Identifier(
    int index,
    List<Form> forms,
    List<Form> alone,
    Check check,
    List<Phrase> words,
    List<Phrase> shared,
    List<byte[]> countries,
    boolean strong) {
  public Identifier {
    forms = List.copyOf(forms);
    alone = List.copyOf(alone);
    words = List.copyOf(words);
    shared = List.copyOf(shared);
    countries = List.copyOf(countries);
  }

  /**
   * Returns the end of the identifier that stands at {@code start} in one of {@code written}, or
   * -1. Its characters without separators are left in {@code compact}.
   */
  int match(byte[] text, int start, int to, List<Form> written, boolean anyCase, byte[] compact) {
    for (int i = 0; i < written.size(); i++) {
      Form form = written.get(i);
      int end = form.match(text, start, to, anyCase, compact);
      if (end > 0
          && Edges.endsThere(text, end, to, form.isSpaced())
          && check.passes(compact, form.length())
          && !isSequence(compact, form.length())) {
        return end;
      }
    }
    return -1;
  }

  /** Returns whether each digit is the next of the one before: a person wrote it for a number. */
  private static boolean isSequence(byte[] compact, int length) {
    for (int i = 1; i < length; i++) {
      if ((compact[i] - compact[i - 1] + 10) % 10 != 1) {
        return false;
      }
    }
    return true;
  }
}
