package io.spanwarden.detect.content;

import java.util.List;

/** How a rule recognises its values. Immutable. */
public sealed interface Recognition {
  /**
   * By a pattern.
   *
   * @param keywords literals of three bytes or more; where one stands, the pattern must match from
   *     its first byte
   * @param caseInsensitive whether keywords disregard ASCII case (the pattern says for itself)
   * @param text RE2 syntax; group 1 is the value if there is one, else the whole match
   * @param span how many bytes from the keyword the match may reach, at most 32,768
   */
  record Pattern(List<String> keywords, boolean caseInsensitive, String text, int span)
      implements Recognition {
    public Pattern {
      keywords = List.copyOf(keywords);
    }
  }

  /**
   * By a matcher that is written by hand.
   *
   * @param matcher its name
   */
  record Named(String matcher) implements Recognition {}

  /**
   * By a written form, a check and words near.
   *
   * @param forms how it may be written, as {@link io.spanwarden.detect.identifier.Form} has it
   * @param alone those forms that need no word near; may be empty
   * @param check the name of what its issuer publishes of its numbers
   * @param words that name it and nothing else
   * @param shared words that name it and others; may be empty
   * @param countries names of its country and its people; may be empty
   */
  record Identifier(
      List<String> forms,
      List<String> alone,
      String check,
      List<String> words,
      List<String> shared,
      List<String> countries)
      implements Recognition {
    public Identifier {
      forms = List.copyOf(forms);
      alone = List.copyOf(alone);
      words = List.copyOf(words);
      shared = List.copyOf(shared);
      countries = List.copyOf(countries);
    }
  }
}
