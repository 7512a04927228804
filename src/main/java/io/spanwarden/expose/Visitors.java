package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpRequest;
import java.util.Optional;

/**
 * Tells who sends a request. On loopback nobody needs a token; one that is sent counts there too,
 * so that a token that may only read does not write either. Thread-safe.
 */
final class Visitors {
  /** Who needs no token. */
  static final String LOCAL = "local";

  private final boolean loopback;
  private final Access access;

  /** Creates it; {@code loopback} is whether only this machine reaches the port. */
  Visitors(boolean loopback, Access access) {
    this.loopback = loopback;
    this.access = access;
  }

  /** Returns whether only this machine reaches the port. */
  boolean loopback() {
    return loopback;
  }

  /** Returns the name of the sender, if they may enter an area. */
  Optional<String> admit(HttpRequest request, Access.Area area) {
    String authorization = request.headers().get("authorization");
    if (authorization != null) {
      return access.admit(authorization, area);
    }
    return loopback ? Optional.of(LOCAL) : Optional.empty();
  }
}
