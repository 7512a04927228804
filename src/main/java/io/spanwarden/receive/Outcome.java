package io.spanwarden.receive;

/** How an export request ended, as metric label. */
enum Outcome {
  ACCEPTED("accepted"),
  /** Part of the items was turned away. */
  PARTIAL("partial"),
  /** Turned away because too much is in flight; the client sends again. */
  THROTTLED("throttled"),
  /** No valid credential, or one that may not export. */
  UNAUTHENTICATED("unauthenticated"),
  TOO_LARGE("too_large"),
  MALFORMED("malformed"),
  /** Not recorded by our own fault; the client sends again. */
  UNAVAILABLE("unavailable");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
