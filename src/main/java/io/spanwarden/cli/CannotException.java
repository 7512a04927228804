package io.spanwarden.cli;

/** Something that a command cannot do, and why, in words for the user. */
final class CannotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotException(String message) {
    super(message);
  }
}
