package io.spanwarden.detect.allow;

import io.spanwarden.event.AgentId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks an {@link AllowList} of matches. Not thread-safe: each thread has its own. */
public final class AllowCheck {
  private final List<AllowEntry> entries;
  private final List<AllowedValues.Test> tests;
  private final InstantSource clock;

  AllowCheck(List<AllowEntry> entries, InstantSource clock) {
    this.entries = entries;
    this.tests = entries.stream().map(entry -> entry.values().newTest()).toList();
    this.clock = clock;
  }

  /**
   * Returns the entries that exempt a value of a rule, whatever place they ask for; mostly none.
   *
   * @param rule the rule's id
   * @param value decoded
   */
  public List<AllowEntry> entriesFor(String rule, byte[] value, String fingerprint) {
    List<AllowEntry> found = List.of();
    for (int i = 0; i < entries.size(); i++) {
      AllowEntry entry = entries.get(i);
      if (entry.speaksOf(rule) && tests.get(i).holds(value, fingerprint) && counts(entry)) {
        found = found.isEmpty() ? new ArrayList<>(1) : found;
        found.add(entry);
      }
    }
    return found;
  }

  private boolean counts(AllowEntry entry) {
    return entry.expires().isEmpty()
        || !LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isAfter(entry.expires().get());
  }

  /** Returns whether one of {@code found} counts at a place; see {@link AllowEntry#covers}. */
  public static boolean covers(List<AllowEntry> found, String path, Optional<AgentId> agent) {
    for (AllowEntry entry : found) {
      if (entry.covers(path, agent)) {
        return true;
      }
    }
    return false;
  }
}
