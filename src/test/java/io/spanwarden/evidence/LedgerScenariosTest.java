package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Severity;
import io.spanwarden.score.AgentScore;
import io.spanwarden.score.Aivss;
import io.spanwarden.score.Reference;
import io.spanwarden.score.Scorer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The worked scenarios, from requests to scores. */
final class LedgerScenariosTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** Without grace, so that the last window counts at the very moment that was worked out. */
  private final EvidenceParameters parameters =
      Sightings.parameters(Duration.ZERO, Duration.ofDays(90));

  private final FakeClock clock = new FakeClock();
  private final Ledger ledger = new Ledger(parameters, clock, 1_000, new MemoryLog());
  private final Scorer scorer = new Scorer(parameters, Aivss.V0_8);

  @ParameterizedTest
  @CsvFileSource(resources = "/score/scenarios.csv", numLinesToSkip = 1)
  void givesTheWorkedScores(String scenario, String name, BigDecimal mitigation, BigDecimal score) {
    var agent = new AgentId(name);
    switch (scenario) {
      case "S0" -> {}
      case "S1" -> watch(agent, 4, 10);
      case "S2" -> watch(agent, 24, 10);
      case "S3" -> leakAfterADay(agent);
      case "S4" -> {
        leakAfterADay(agent);
        watch(agent, 72, 10);
      }
      case "S7" -> watch(agent, 24, 0);
      case "S8" -> {
        watch(agent, 24, 10);
        clock.advance(Duration.ofDays(3));
      }
      case "S9" -> {
        leakAfterADay(agent);
        clock.advance(Duration.ofDays(3));
      }
      // Their confidences are none that a detector has; the pure model covers them.
      case "S5", "S6" -> {
        return;
      }
      default -> throw new IllegalArgumentException(scenario);
    }
    AgentEvidence seen = ledger.evidence(agent);
    AgentScore scored =
        scorer.score(Reference.agent(name), scenario.equals("S7") ? seen : asIfAllExercised(seen));
    // In S4 the window of the leak itself is neither clean nor healing, which was not worked out.
    BigDecimal tolerance = new BigDecimal(scenario.equals("S4") ? "0.0006" : "0");
    assertThat(scored.mitigationFactor().subtract(mitigation).abs())
        .as("%s is %s", scenario, scored.mitigationFactor())
        .isLessThanOrEqualTo(tolerance);
    assertThat(scored.posture()).hasValue(score);
  }

  private void watch(AgentId agent, int hours, int contentFields) {
    for (int i = 0; i < hours * 12; i++) {
      ledger.record(clean(agent, TLS, 10, contentFields));
      clock.advance(WINDOW);
    }
  }

  private void leakAfterADay(AgentId agent) {
    watch(agent, 24, 10);
    ledger.record(found(secret(agent, "k", Severity.HIGH)));
  }

  /** Lends the controls that nothing observes yet the clean windows of one that is. */
  private static AgentEvidence asIfAllExercised(AgentEvidence seen) {
    var clean = new EnumMap<Control, Double>(Control.class);
    for (Control control : Control.values()) {
      Control lender = control.compareTo(Control.AUTHN) <= 0 ? control : Control.TRANSPORT;
      clean.put(control, Objects.requireNonNull(seen.cleanWindows().getOrDefault(lender, 0.0)));
    }
    return new AgentEvidence(
        seen.agent(),
        seen.status(),
        seen.lastSeen(),
        seen.redactionProven(),
        clean,
        seen.violations());
  }

  @Test
  void givesTheSameFactor_whateverTheOrderOfRequests() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      keys.add("k" + i % 37);
    }
    var random = new Random(5);
    AgentScore expected = scoreOf(keys);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(keys, random);
      AgentScore shuffled = scoreOf(keys);
      assertThat(shuffled.mitigationFactor()).isEqualTo(expected.mitigationFactor());
      assertThat(shuffled.headline()).isEqualTo(expected.headline());
    }
  }

  private AgentScore scoreOf(List<String> keys) {
    var time = new FakeClock();
    var own = new Ledger(parameters, time, 1_000, new MemoryLog());
    for (int i = 0; i < 48; i++) {
      own.record(clean(CLAUDE, TLS, 10, 10));
      time.advance(WINDOW);
    }
    for (String key : keys) {
      Severity severity = key.length() == 2 ? Severity.LOW : Severity.MEDIUM;
      own.record(found(secret(CLAUDE, key, severity)));
    }
    time.advance(Duration.ofHours(30));
    return scorer.score(Reference.agent(CLAUDE.name()), own.evidence(CLAUDE));
  }

  @Test
  void givesTheSameEvidence_whenAgentsAreSharedAmongLedgers() {
    var shard = new Ledger(parameters, clock, 1_000, new MemoryLog());
    for (int i = 0; i < 100; i++) {
      for (AgentId agent : new AgentId[] {CLAUDE, Sightings.DASH0}) {
        ledger.record(clean(agent, TLS, 10, 10));
        ledger.record(found(secret(agent, "k" + i % 3, Severity.HIGH)));
      }
      shard.record(clean(CLAUDE, TLS, 10, 10));
      shard.record(found(secret(CLAUDE, "k" + i % 3, Severity.HIGH)));
      clock.advance(Duration.ofMinutes(7));
    }
    var profile = Reference.agent(CLAUDE.name());
    assertThat(scorer.score(profile, shard.evidence(CLAUDE)).mitigationFactor())
        .isEqualTo(scorer.score(profile, ledger.evidence(CLAUDE)).mitigationFactor());
  }

  @Test
  void givesTheSameEvidence_whenRequestsAreReplayed_howeverOftenSomebodyLooked() {
    var random = new Random(6);
    var time = new FakeClock();
    var replayed = new Ledger(parameters, time, 1_000, new MemoryLog());
    for (int i = 0; i < 3_000; i++) {
      clock.advance(Duration.ofSeconds(random.nextInt(300)));
      Observation observation =
          random.nextInt(10) == 0
              ? found(secret(CLAUDE, "k" + random.nextInt(20), Severity.HIGH))
              : clean(CLAUDE, TLS, 10, 10);
      ledger.record(observation);
      ledger.version();
      ledger.evidence(CLAUDE);
      time.set(clock.instant());
      replayed.record(observation);
    }
    AgentEvidence live = ledger.evidence(CLAUDE);
    AgentEvidence again = replayed.evidence(CLAUDE);
    assertThat(again.cleanWindows()).isEqualTo(live.cleanWindows());
    assertThat(again.violations())
        .extracting(Violation::occurrences)
        .isEqualTo(live.violations().stream().map(Violation::occurrences).toList());
    var profile = Reference.agent(CLAUDE.name());
    assertThat(scorer.score(profile, again).mitigationFactor())
        .isEqualTo(scorer.score(profile, live).mitigationFactor());
  }
}
