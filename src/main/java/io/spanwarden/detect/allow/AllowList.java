package io.spanwarden.detect.allow;

import java.time.InstantSource;
import java.util.List;

/** The entries of an allow-list. Immutable; each thread asks through a {@link AllowCheck}. */
public final class AllowList {
  private final List<AllowEntry> entries;
  private final InstantSource clock;

  /**
   * Creates one.
   *
   * @param clock tells which entries have expired
   */
  public AllowList(List<AllowEntry> entries, InstantSource clock) {
    this.entries = List.copyOf(entries);
    this.clock = clock;
  }

  /** Returns what a thread asks. */
  public AllowCheck newCheck() {
    return new AllowCheck(entries, clock);
  }
}
