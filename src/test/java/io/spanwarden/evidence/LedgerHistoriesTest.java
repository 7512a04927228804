package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.DASH0;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.finding;
import static io.spanwarden.evidence.Sightings.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.Told.Evidence;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens in whatever order: the live ledger, the journal from its beginning, and a
 * checkpoint with what came after tell the same doubles.
 */
final class LedgerHistoriesTest {
  private static final int STEPS = 2_000;
  private static final int LOOK = 100;
  private static final int MAX_FINDINGS = 25;
  private static final int KEYS = 60;
  private static final List<AgentId> AGENTS = List.of(CLAUDE, DASH0, new AgentId("codex"));
  private static final Set<AgentId> ALL = Set.copyOf(AGENTS);

  private final FakeClock clock = new FakeClock();
  private final MemoryLog log = new MemoryLog();
  private Ledger ledger = open(log);

  private Ledger open(MemoryLog from) {
    return new Ledger(Reference.PARAMETERS, clock, MAX_FINDINGS, from);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void areToldTheSame_liveAndAfterARestart(long seed) {
    var random = new SplittableRandom(seed);
    for (int step = 1; step <= STEPS; step++) {
      act(random);
      switch (random.nextInt(200)) {
        case 0 -> ledger = open(log); // killed
        case 1 -> {
          ledger.checkpoint();
          ledger = open(log);
        }
        case 2 -> ledger.checkpoint();
        case 3 -> clock.set(clock.instant().minusSeconds(random.nextLong(3_600)));
        default -> ledger.maintain();
      }
      if (step % LOOK == 0) {
        Told live = Told.by(ledger, ALL);
        assertThat(Told.by(open(log.copy()), ALL)).as("step %d", step).isEqualTo(live);
        assertThat(Told.by(open(log.withoutCheckpoints()), ALL))
            .as("step %d, from the beginning", step)
            .isEqualTo(live);
      }
    }
    assertThat(ledger.evicted()).isPositive();
    assertThat(ledger.findings(0, 100)).hasSize(MAX_FINDINGS);
  }

  @Test
  void areToldTheSame_whenAskedAboutThePast() {
    var random = new SplittableRandom(7);
    assertThat(ledger.at(FakeClock.START.minusMillis(1))).isEmpty();
    var told = new LinkedHashMap<Instant, Map<AgentId, Evidence>>();
    for (int step = 1; step <= STEPS; step++) {
      act(random);
      if (random.nextInt(150) == 0) {
        ledger.checkpoint();
      }
      if (step % LOOK == 0) {
        told.put(clock.instant(), Told.by(ledger, ALL).evidence());
        clock.advance(Duration.ofMillis(1));
      }
    }
    told.forEach(
        (time, live) -> {
          PastEvidence past = ledger.at(time).orElseThrow();
          assertThat(past.at()).isEqualTo(time);
          for (AgentId agent : ALL) {
            assertThat(Evidence.of(past.evidence(agent)))
                .as("%s at %s", agent, time)
                .isEqualTo(live.get(agent));
          }
        });
    assertThat(ledger.at(FakeClock.START.minusMillis(1))).isEmpty();
    assertThat(ledger.at(clock.instant().plusSeconds(9)).map(PastEvidence::at))
        .hasValue(clock.instant());
  }

  private void act(SplittableRandom random) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> ledger.record(leaks(random));
      case 5 -> decide(random);
      case 6 -> clock.advance(Duration.ofMillis(random.nextLong(86_400_000)));
      case 7, 8, 9, 10 -> clock.advance(Duration.ofMillis(random.nextLong(600_000)));
      default -> ledger.record(clean(agent(random), TLS, random.nextLong(9), random.nextLong(9)));
    }
  }

  private static AgentId agent(SplittableRandom random) {
    return any(AGENTS, random);
  }

  private static <T> T any(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static io.spanwarden.event.Observation leaks(SplittableRandom random) {
    var leaks = new ArrayList<Finding>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Severity severity = any(List.of(Severity.values()), random);
      Confidence confidence = any(List.of(Confidence.values()), random);
      FindingClass real = random.nextInt(4) > 0 ? FindingClass.REAL : FindingClass.PLACEHOLDER;
      leaks.add(finding(agent(random), "k" + random.nextInt(KEYS), severity, confidence, real));
    }
    String digest = random.nextInt(3) == 0 ? "digest-" + random.nextInt(20) : "";
    return found(digest, leaks.toArray(Finding[]::new));
  }

  private void decide(SplittableRandom random) {
    List<FindingRecord> findings = ledger.findings(0, MAX_FINDINGS);
    if (findings.isEmpty()) {
      return;
    }
    String id = findings.get(random.nextInt(findings.size())).id();
    // The ledger's clock may be ahead of ours.
    Instant until = clock.instant().plus(Duration.ofHours(2 + random.nextLong(2_000)));
    Optional<FindingRecord> decided =
        switch (random.nextInt(4)) {
          case 0 -> ledger.resolve(id, "ann", "rotated");
          case 1 -> ledger.suppress(id, "bob", "a sample", until);
          case 2 -> ledger.reopen(id, "eve", "the wrong one");
          default -> {
            ledger.canaryProven(agent(random), "ann", "came back masked");
            yield ledger.finding(id);
          }
        };
    assertThat(decided).isPresent();
  }
}
