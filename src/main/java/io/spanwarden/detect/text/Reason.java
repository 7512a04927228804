package io.spanwarden.detect.text;

import java.util.Locale;

/** Why a candidate is believed to be what its rule says: shown to people who ask. */
public enum Reason {
  ISSUER_FORMAT("has the prefix, alphabet and length that the issuer gives"),
  CHECK_DIGITS("its check digits are right"),
  CHECK_DIGITS_DIFFER("its checksum is wrong: a sample, a cut or a masked value"),
  DECODES("decodes to what its form promises"),
  LOOKS_RANDOM("looks drawn by a machine"),
  LOOKS_CHOSEN("looks like a password that a person chose"),
  STANDS_AS_CREDENTIAL("stands where a credential stands"),
  VALID_FORM("is valid for its kind"),
  WORD_NEAR("a word near it, or the key, names its kind"),
  UNMISTAKABLE_FORM("is written as nothing else is"),
  CUT("touches the end of a text that was cut"),
  RESERVED_VALUE("is set aside for examples and tests"),
  STAND_IN("was written in place of a value");

  private final String explanation;

  Reason(String explanation) {
    this.explanation = explanation;
  }

  /** Returns the word in output for programs: lower case, underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the second half of a sentence that begins with the value. */
  public String explanation() {
    return explanation;
  }
}
