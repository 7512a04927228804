package io.spanwarden.event;

import java.util.Locale;

/** What kind of value was matched. Only {@link #REAL} weighs anything. */
public enum FindingClass {
  REAL,
  /** Set aside by a standard or an issuer for examples and tests. */
  RESERVED,
  /** Written by a person in place of a value. */
  PLACEHOLDER,
  TEST;

  /** Returns the word in findings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
