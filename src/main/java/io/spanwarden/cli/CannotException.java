package io.spanwarden.cli;

import java.net.URI;

/** Something that a command cannot do, and why, in words for the user. */
final class CannotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int FAILED = 1;
  private static final int UNHEALTHY = 3;

  private final int exitCode;

  CannotException(String message) {
    this(message, FAILED);
  }

  CannotException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Returns one about an instance that does not answer. */
  static CannotException noAnswer(URI from) {
    return new CannotException(
        from + ": no answer (expected: a running instance; start it with ./spanwarden)", UNHEALTHY);
  }

  /** Returns what the command exits with. */
  int exitCode() {
    return exitCode;
  }
}
