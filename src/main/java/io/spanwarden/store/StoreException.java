package io.spanwarden.store;

/** The database cannot be used. The message names the file and what was expected. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates it with a message for people. */
  public StoreException(String message) {
    super(message);
  }

  /** Creates it with a message for people and what it comes from. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
