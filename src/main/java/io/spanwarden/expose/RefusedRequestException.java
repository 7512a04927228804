package io.spanwarden.expose;

/** Something in a request that cannot be used, and what was expected. */
final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_VALUE = 60;

  RefusedRequestException(String message) {
    super(message);
  }

  /** Returns one about a value, which is quoted as far as it is short. */
  static RefusedRequestException of(String name, String value, String expected) {
    String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    return new RefusedRequestException(name + ": " + shown + " (expected: " + expected + ")");
  }
}
