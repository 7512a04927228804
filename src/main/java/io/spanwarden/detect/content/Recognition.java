package io.spanwarden.detect.content;

import io.spanwarden.detect.secret.ValueForm;
import java.util.List;

/** How a rule recognises its values. Immutable. */
public sealed interface Recognition {
  /**
   * By a pattern, searched for by the literals that every match of it contains.
   *
   * @param text RE2 syntax; group 1 is the value if there is one, else the whole match
   * @param span how many bytes a match may reach from its start, at most 32,768
   */
  record Pattern(String text, int span) implements Recognition {}

  /**
   * By the issuer's name before a value of the issuer's form.
   *
   * @param words the issuer's name as names and sentences hold it, three bytes or more each, found
   *     without regard to ASCII case
   * @param form the alphabet and lengths of the values
   */
  record VendorWords(List<String> words, ValueForm form) implements Recognition {
    public VendorWords {
      words = List.copyOf(words);
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
