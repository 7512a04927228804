package io.spanwarden.detect;

import io.spanwarden.event.AgentId;
import java.util.ArrayList;
import java.util.List;

/** How much of each agent one request brought. Not thread-safe; reused for each request. */
final class Tallies {
  private final List<Tally> tallies = new ArrayList<>();

  void clear() {
    tallies.clear();
  }

  void add(AgentId agent, long records, long contentFields, int abilities) {
    if (records == 0) {
      return;
    }
    for (Tally tally : tallies) {
      if (tally.agent.equals(agent)) {
        tally.records += records;
        tally.contentFields += contentFields;
        tally.abilities |= abilities;
        return;
      }
    }
    tallies.add(new Tally(agent, records, contentFields, abilities));
  }

  void addAll(Tallies others) {
    for (Tally other : others.tallies) {
      add(other.agent, other.records, other.contentFields, other.abilities);
    }
  }

  List<Tally> all() {
    return tallies;
  }

  long records() {
    return tallies.stream().mapToLong(tally -> tally.records).sum();
  }

  /** One agent's part. */
  static final class Tally {
    final AgentId agent;
    long records;
    long contentFields;

    /** What its records show that it can do, as bits. */
    int abilities;

    private Tally(AgentId agent, long records, long contentFields, int abilities) {
      this.agent = agent;
      this.records = records;
      this.contentFields = contentFields;
      this.abilities = abilities;
    }
  }
}
