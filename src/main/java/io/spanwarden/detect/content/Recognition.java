package io.spanwarden.detect.content;

import io.spanwarden.detect.secret.ValueForm;
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
}
