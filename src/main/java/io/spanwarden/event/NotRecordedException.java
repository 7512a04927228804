package io.spanwarden.event;

/** A request was not recorded, through no fault of its own: its sender must send it again. */
public final class NotRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates it with what is wrong, without payload. */
  public NotRecordedException(String message) {
    super(message);
  }
}
