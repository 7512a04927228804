package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.Control;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.NotRecordedException;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be written has not happened, and happens once when it comes again. */
final class LedgerFailureTest {
  private final FakeClock clock = new FakeClock();
  private final MemoryLog log = new MemoryLog();
  private final Ledger ledger = new Ledger(Reference.PARAMETERS, clock, 1_000, log);
  private final Observation leak = found("digest", secret(CLAUDE, "k", Severity.HIGH));

  /** How a log fails. */
  private enum Way {
    /** It says so. */
    FAILING,
    /** It has no room, and only appending tells. */
    FULL;

    void set(MemoryLog log, boolean on) {
      switch (this) {
        case FAILING -> log.fail(on);
        case FULL -> log.fill(on);
      }
    }

    void begin(MemoryLog log) {
      set(log, true);
    }

    void end(MemoryLog log) {
      set(log, false);
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsNothing_thenOnce(Way way) {
    way.begin(log);
    int entries = log.entries().size();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> ledger.record(leak))
          .isInstanceOf(NotRecordedException.class)
          .hasMessage("the ledger cannot be written at the moment");
    }
    assertThat(ledger.findings(0, 10)).isEmpty();
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    assertThat(log.entries()).hasSize(entries);
    way.end(log);
    assertThat(ledger.record(leak)).hasSize(1);
    assertThat(ledger.record(leak)).isEmpty();
    assertThat(ledger.redeliveries()).isEqualTo(1);
    assertThat(ledger.findings(0, 10))
        .singleElement()
        .satisfies(record -> assertThat(record.count()).isEqualTo(1));
    assertThat(Told.by(new Ledger(Reference.PARAMETERS, clock, 1_000, log), Set.of(CLAUDE)))
        .isEqualTo(Told.by(ledger, Set.of(CLAUDE)));
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWatching_andClosesWindowsLater(Way way) {
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    way.begin(log);
    clock.advance(Duration.ofMinutes(6));
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    ledger.maintain();
    assertThat(ledger.evidence(CLAUDE).cleanWindows().get(Control.AUTHN)).isZero();
    assertThat(ledger.version()).isPositive();
    way.end(log);
    clock.advance(Duration.ofMinutes(6));
    assertThat(ledger.evidence(CLAUDE).cleanWindows().get(Control.AUTHN)).isBetween(1.98, 2.0);
    assertThat(Told.by(new Ledger(Reference.PARAMETERS, clock, 1_000, log), Set.of(CLAUDE)))
        .isEqualTo(Told.by(ledger, Set.of(CLAUDE)));
  }

  @ParameterizedTest
  @EnumSource
  void refusesDecisions_andKeepsWhatWasDecided(Way way) {
    String id = ledger.record(leak).get(0).record().id();
    way.begin(log);
    assertThatThrownBy(() -> ledger.resolve(id, "ann", "rotated"))
        .isInstanceOf(NotRecordedException.class);
    assertThatThrownBy(() -> ledger.canaryProven(CLAUDE, "ann", "tried"))
        .isInstanceOf(NotRecordedException.class);
    assertThat(ledger.finding(id).orElseThrow().status()).isEqualTo(FindingStatus.NEW);
    assertThat(ledger.evidence(CLAUDE).redactionProven()).isFalse();
    way.end(log);
    assertThat(ledger.resolve(id, "ann", "rotated").orElseThrow().status())
        .isEqualTo(FindingStatus.RESOLVED);
  }
}
