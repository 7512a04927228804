package io.spanwarden.detect.text;

import java.util.Locale;

/** Why a candidate is not reported. A closed set: it is the label of a metric. */
public enum Suppression {
  PLACEHOLDER("was written in place of a value"),
  REFERENCE("names where the value is: a variable, a template, an expression"),
  NOT_RANDOM("does not look drawn by a machine"),
  FORM("does not have the form of its kind"),
  STRUCTURE("does not decode to what its form promises"),
  CHECK_DIGITS("its check digits are wrong"),
  BOUNDARY("is part of a longer word"),
  IDENTIFIER("is part of an id, a hash, a time, a version or a measure"),
  NO_CONTEXT("no word near it, and not its key, names its kind"),
  NOT_A_SECRET_NAME("its name promises no secret"),
  OVERLAPPED("a more specific rule took the place"),
  ALLOWED("an allow-list names it");

  private final String explanation;

  Suppression(String explanation) {
    this.explanation = explanation;
  }

  /** Returns the metric label: lower case, underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the second half of a sentence that begins with the candidate. */
  public String explanation() {
    return explanation;
  }
}
