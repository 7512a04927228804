package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.finding;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.LedgerChange.Effect;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerDecisionsTest {
  private static final double HALF_LIFE = Duration.ofDays(3).toMillis();

  private final FakeClock clock = new FakeClock();
  private final Ledger ledger = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());

  private LedgerChange leak() {
    return ledger.record(found(secret(CLAUDE, "k", Severity.HIGH))).get(0);
  }

  private double occurrences() {
    return ledger.evidence(CLAUDE).violations().stream().mapToDouble(Violation::occurrences).sum();
  }

  /** Returns what is left of an occurrence after silent days, of which some were resolved. */
  private static double left(double days, double resolvedDays) {
    double age = .1 * Duration.ofDays(1).toMillis() * (days + 3 * resolvedDays);
    return Math.pow(2, -age / HALF_LIFE);
  }

  @Test
  void isNew_untilSomebodyDecides() {
    FindingRecord record = leak().record();
    assertThat(record.status()).isEqualTo(FindingStatus.NEW);
    assertThat(record.decision()).isEmpty();
  }

  @Test
  void agesFourTimesFaster_fromTheTimeItWasResolved() {
    String id = leak().record().id();
    clock.advance(Duration.ofDays(10));
    FindingRecord resolved = ledger.resolve(id, "ann", "rotated").orElseThrow();
    assertThat(resolved.status()).isEqualTo(FindingStatus.RESOLVED);
    assertThat(resolved.decision())
        .hasValue(
            new Decision(
                FindingStatus.RESOLVED, "ann", "rotated", clock.instant(), Optional.empty()));
    assertThat(occurrences()).isCloseTo(left(10, 0), within(1e-12));
    clock.advance(Duration.ofDays(5));
    assertThat(occurrences()).isCloseTo(left(15, 5), within(1e-12));
    ledger.resolve(id, "bob", "and revoked");
    clock.advance(Duration.ofDays(5));
    assertThat(occurrences()).isCloseTo(left(20, 10), within(1e-12));
  }

  @Test
  void reopens_whenItOccursAgain() {
    String id = leak().record().id();
    ledger.resolve(id, "ann", "rotated");
    clock.advance(Duration.ofDays(5));
    LedgerChange again = leak();
    assertThat(again.effect()).isEqualTo(Effect.REOPENED);
    assertThat(again.news()).isTrue();
    assertThat(again.record().id()).isEqualTo(id);
    assertThat(again.record().status()).isEqualTo(FindingStatus.NEW);
    assertThat(again.record().decision()).isPresent();
    assertThat(occurrences()).isCloseTo(1 + left(5, 5), within(1e-12));
    clock.advance(Duration.ofDays(5));
    assertThat(occurrences()).isCloseTo(left(5, 0) * (1 + left(5, 5)), within(1e-12));
    assertThat(leak().effect()).isEqualTo(Effect.REPEATED);
  }

  @Test
  void agesAsBefore_whenTheDecisionIsTakenBack() {
    String id = leak().record().id();
    ledger.resolve(id, "ann", "rotated");
    clock.advance(Duration.ofDays(5));
    FindingRecord open = ledger.reopen(id, "ann", "the wrong one").orElseThrow();
    assertThat(open.status()).isEqualTo(FindingStatus.NEW);
    clock.advance(Duration.ofDays(5));
    assertThat(occurrences()).isCloseTo(left(10, 5), within(1e-12));
  }

  @Test
  void weighsNothing_whileItIsSuppressed() {
    String id = leak().record().id();
    Instant until = clock.instant().plus(Duration.ofDays(30));
    FindingRecord record = ledger.suppress(id, "ann", "a sample", until).orElseThrow();
    assertThat(record.status()).isEqualTo(FindingStatus.SUPPRESSED);
    assertThat(record.decision().flatMap(Decision::until)).hasValue(until);
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    LedgerChange again = ledger.record(found(secret(CLAUDE, "k", Severity.CRITICAL))).get(0);
    assertThat(again.effect()).isEqualTo(Effect.SUPPRESSED);
    assertThat(again.news()).isFalse();
    assertThat(again.record().count()).isEqualTo(2);
    clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(ledger.finding(id).orElseThrow().status()).isEqualTo(FindingStatus.NEW);
    assertThat(occurrences()).isCloseTo(2 * Math.pow(2, -3.0 / 7), within(1e-12));
    assertThat(leak().effect()).isEqualTo(Effect.REPEATED);
  }

  @Test
  void losesNoWindow_toAFalseAlarm() {
    String id = leak().record().id();
    ledger.suppress(id, "ann", "a sample", clock.instant().plus(Duration.ofDays(1)));
    clock.advance(Duration.ofMinutes(5));
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    leak();
    clock.advance(Duration.ofSeconds(330));
    assertThat(ledger.evidence(CLAUDE).cleanWindows().get(Control.REDACTION)).isPositive();
  }

  @Test
  void movesTheVersion_andOnlyWhatItNames() {
    String id = leak().record().id();
    ledger.record(found(secret(CLAUDE, "other", Severity.HIGH)));
    long version = ledger.version();
    ledger.suppress(id, "ann", "a sample", clock.instant().plusSeconds(60));
    assertThat(ledger.version()).isGreaterThan(version);
    assertThat(occurrences()).isEqualTo(1);
    version = ledger.version();
    assertThat(ledger.resolve("01ARYZ6S41", "ann", "rotated")).isEmpty();
    assertThat(ledger.version()).isEqualTo(version);
  }

  @Test
  void demandsAnEndOfASuppression_notTooFarAway() {
    String id = leak().record().id();
    Instant now = clock.instant();
    assertThatThrownBy(() -> ledger.suppress(id, "ann", "a sample", now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("until: " + now + " (expected: after ");
    Instant latest = now.plus(Duration.ofDays(180));
    assertThatThrownBy(() -> ledger.suppress(id, "ann", "a sample", latest.plusMillis(1)))
        .hasMessageEndingWith("(expected: at most " + latest + ")");
    assertThat(ledger.suppress(id, "ann", "a sample", latest)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void demandsANameAndAReason(String words) {
    String id = leak().record().id();
    assertThatThrownBy(() -> ledger.resolve(id, words, "rotated")).hasMessageStartingWith("actor:");
    assertThatThrownBy(() -> ledger.reopen(id, "ann", words)).hasMessageStartingWith("reason:");
    assertThatThrownBy(() -> ledger.resolve(id, "ann", "r".repeat(501)))
        .hasMessage("reason: 501 characters (expected: 1 to 500, not blank)");
    assertThatThrownBy(() -> ledger.canaryProven(CLAUDE, words, "tried"))
        .hasMessageStartingWith("actor:");
  }

  @Test
  void provesRedaction_forSevenDays() {
    assertThat(ledger.canaryProven(CLAUDE, "ann", "tried")).isFalse();
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    assertThat(ledger.evidence(CLAUDE).redactionProven()).isFalse();
    long version = ledger.version();
    assertThat(ledger.canaryProven(CLAUDE, "ann", "tried")).isTrue();
    assertThat(ledger.version()).isGreaterThan(version);
    clock.advance(Duration.ofDays(7).minusMillis(1));
    assertThat(ledger.evidence(CLAUDE).redactionProven()).isTrue();
    assertThat(ledger.evidence(new AgentId("dash0")).redactionProven()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(ledger.evidence(CLAUDE).redactionProven()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"REAL, INFO, PLACEHOLDER, HIGH", "PLACEHOLDER, HIGH, REAL, INFO"})
  void weighsNothing_whenNoOccurrenceDoes(
      FindingClass first, Severity firstSeverity, FindingClass then, Severity thenSeverity) {
    ledger.record(found(finding(CLAUDE, "k", firstSeverity, Confidence.HIGH, first)));
    LedgerChange change =
        ledger.record(found(finding(CLAUDE, "k", thenSeverity, Confidence.HIGH, then))).get(0);
    assertThat(change.record().finding().weighs()).isFalse();
    assertThat(change.effect()).isEqualTo(Effect.REPEATED);
  }
}
