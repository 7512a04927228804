package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Aivss;
import io.spanwarden.score.Reference;
import io.spanwarden.score.Scorer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random histories of an agent, and what a ledger makes of them. */
final class Happenings {
  private static final Scorer SCORER = new Scorer(Reference.PARAMETERS, Aivss.V0_8);
  private static final Severity[] SEVERITIES = Severity.values();

  private Happenings() {}

  enum What {
    CLEAN,
    LEAK,
    RESOLVE,
    SUPPRESS,
    LOOK
  }

  /** What happens at a time after the start. */
  record Happening(Duration at, What what, AgentId agent, String key, Severity severity) {
    Happening of(AgentId other) {
      return new Happening(at, what, other, key, severity);
    }

    private void applyTo(Ledger ledger, Map<String, String> ids, Instant now) {
      switch (what) {
        case CLEAN -> ledger.record(clean(agent, TLS, 10, 10));
        case LEAK -> {
          FindingRecord record = ledger.record(found(secret(agent, key, severity))).get(0).record();
          ids.put(agent + key, record.id());
        }
        case RESOLVE -> ledger.resolve(ids.getOrDefault(agent + key, ""), "ann", "rotated");
        case SUPPRESS ->
            ledger.suppress(
                ids.getOrDefault(agent + key, ""), "ann", "sample", now.plus(Duration.ofHours(9)));
        case LOOK -> {
          ledger.version();
          ledger.evidence(agent);
        }
      }
    }
  }

  /** Returns a history of about a week; several things may happen at one time. */
  static List<Happening> draw(Random random, What... kinds) {
    var drawn = new ArrayList<Happening>();
    Duration at = Duration.ZERO;
    for (int i = 0; i < 30; i++) {
      if (random.nextInt(3) > 0) {
        boolean soon = random.nextBoolean();
        at = at.plusMillis(random.nextInt(soon ? 400_000 : 40_000_000));
      }
      drawn.add(one(random, at, kinds[random.nextInt(kinds.length)]));
    }
    return drawn;
  }

  static Happening one(Random random, Duration at, What what) {
    Severity severity = SEVERITIES[random.nextInt(SEVERITIES.length)];
    return new Happening(at, what, CLAUDE, "k" + random.nextInt(4), severity);
  }

  /** Returns the ledger after all of it and a day and a half more. */
  static Ledger ledger(Iterable<Happening> history, Instant start) {
    var clock = new FakeClock();
    clock.set(start);
    var ledger = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());
    var ids = new TreeMap<String, String>();
    Duration last = Duration.ZERO;
    for (Happening happening : history) {
      clock.set(start.plus(happening.at()));
      happening.applyTo(ledger, ids, clock.instant());
      last = happening.at();
    }
    clock.set(start.plus(last).plus(Duration.ofHours(36)));
    return ledger;
  }

  static AgentEvidence evidence(List<Happening> history) {
    return ledger(history, FakeClock.START).evidence(CLAUDE);
  }

  static BigDecimal factor(AgentEvidence evidence) {
    return SCORER.score(Reference.agent(CLAUDE.name()), evidence).mitigationFactor();
  }

  /** Returns what is left of each finding, in the order in which they came. */
  static List<Double> occurrences(AgentEvidence evidence) {
    return evidence.violations().stream().map(Violation::occurrences).toList();
  }
}
