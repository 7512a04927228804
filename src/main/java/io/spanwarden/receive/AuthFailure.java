package io.spanwarden.receive;

/** Why a credential did not do, as metric label. */
enum AuthFailure {
  MISSING("missing", Refusal.UNAUTHENTICATED),
  INVALID("invalid", Refusal.UNAUTHENTICATED),
  /** No credential of ours expires yet; the series is there for those that will. */
  EXPIRED("expired", Refusal.UNAUTHENTICATED),
  FORBIDDEN("forbidden", Refusal.FORBIDDEN);

  private final String label;
  private final Refusal refusal;

  AuthFailure(String label, Refusal refusal) {
    this.label = label;
    this.refusal = refusal;
  }

  String label() {
    return label;
  }

  Refusal refusal() {
    return refusal;
  }
}
