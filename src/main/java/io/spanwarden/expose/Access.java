package io.spanwarden.expose;

import java.util.Optional;

/** Decides who may read, where the console is reachable from the network. Thread-safe. */
@FunctionalInterface
public interface Access {
  /** What somebody wants to read. */
  enum Area {
    /** Console and API. */
    CONSOLE,
    METRICS
  }

  /** Returns whether the sender of an {@code Authorization} header may read an area. */
  boolean allows(Optional<String> authorization, Area area);
}
