package io.spanwarden.expose;

import java.util.Optional;

/** Decides who may do what, where the console is reachable from the network. Thread-safe. */
@FunctionalInterface
public interface Access {
  /** What somebody wants to do. */
  enum Area {
    /** Reading console and API. */
    CONSOLE,
    /** Changing the status of findings. */
    TRIAGE,
    /** Scraping the metrics. */
    METRICS
  }

  /**
   * Returns the name of whoever sent an {@code Authorization} header, if that lets them into an
   * area.
   */
  Optional<String> admit(String authorization, Area area);
}
