package io.spanwarden.detect;

/** Tells where the text stands that is being scanned. Asked only when something was found. */
interface Place {
  /** Returns the field, such as {@code span.full_command}. */
  String path();

  /** Returns the place inside a structured value, such as {@code $.parts[0].content}; or empty. */
  String pointer();
}
