package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.DASH0;
import static io.spanwarden.evidence.Sightings.LOOPBACK;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static io.spanwarden.evidence.Sightings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.score.Reference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LedgerEvidenceTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration WINDOW_AND_GRACE = Duration.ofSeconds(330);
  private final FakeClock clock = new FakeClock();
  private final Ledger ledger = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());

  private double windows(Control control) {
    return ledger.evidence(CLAUDE).cleanWindows().getOrDefault(control, 0.0);
  }

  private double occurrences() {
    return ledger.evidence(CLAUDE).violations().stream().mapToDouble(Violation::occurrences).sum();
  }

  private void watch(Duration duration) {
    for (Duration left = duration; left.compareTo(WINDOW) >= 0; left = left.minus(WINDOW)) {
      ledger.record(clean(CLAUDE, TLS, 10, 10));
      clock.advance(WINDOW);
    }
  }

  @Test
  void closesAWindow_afterItsEndAndTheGrace() {
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    clock.advance(WINDOW_AND_GRACE.minusMillis(1));
    assertThat(windows(Control.TRANSPORT)).isZero();
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.UNOBSERVED);
    long version = ledger.version();
    clock.advance(Duration.ofMillis(1));
    assertThat(ledger.version()).isGreaterThan(version);
    assertThat(windows(Control.TRANSPORT)).isCloseTo(Math.pow(2, -30.0 / 86_400), within(1e-9));
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.LEARNING);
  }

  @Test
  void countsAWindowFromItsEnd_howeverLateSomebodyLooks() {
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    clock.advance(WINDOW.plusHours(24));
    assertThat(windows(Control.TRANSPORT)).isCloseTo(.5, within(1e-9));
  }

  @Test
  void countsOneWindow_whateverTheVolume() {
    for (int i = 0; i < 1_000_000; i++) {
      ledger.record(clean(CLAUDE, TLS, 1, 1));
    }
    clock.advance(WINDOW_AND_GRACE);
    for (Control control : new Control[] {Control.REDACTION, Control.TRANSPORT, Control.AUTHN}) {
      assertThat(windows(control)).isBetween(.99, 1.0);
    }
    for (Control control :
        new Control[] {Control.COVERAGE, Control.EGRESS, Control.INTEGRITY, Control.RATE}) {
      assertThat(windows(control)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_3,   PRIVATE,  true,  false, 1, 1",
    "TLS_1_2,   LOOPBACK, true,  false, 1, 1",
    "TLS_1_3,   PUBLIC,   false, false, 1, 0",
    "TLS_1_3,   LOOPBACK, false, false, 1, 0",
    "PLAINTEXT, LOOPBACK, false, false, 0, 0",
    "PLAINTEXT, LOOPBACK, true,  false, 0, 1",
    "PLAINTEXT, PRIVATE,  true,  false, 0, 1",
    "PLAINTEXT, PRIVATE,  false, false, 0, 0",
    "TLS_1_3,   PRIVATE,  true,  true,  0, 1"
  })
  void exercisesTransportAndAuthentication_byHowRequestsCame(
      TransportSecurity security,
      PeerClass peer,
      boolean authenticated,
      boolean proxied,
      long transport,
      long authn) {
    ledger.record(clean(CLAUDE, source(security, peer, authenticated, proxied), 10, 0));
    clock.advance(WINDOW_AND_GRACE);
    assertThat(Math.round(windows(Control.TRANSPORT))).isEqualTo(transport);
    assertThat(Math.round(windows(Control.AUTHN))).isEqualTo(authn);
    assertThat(windows(Control.REDACTION)).isZero();
  }

  @Test
  void isNotClean_whenOneRequestOfManyIsNot() {
    Source plain = source(TransportSecurity.PLAINTEXT, PeerClass.PUBLIC, false, false);
    ledger.record(clean(CLAUDE, TLS, 100, 100));
    ledger.record(clean(CLAUDE, plain, 1, 1));
    clock.advance(WINDOW_AND_GRACE);
    assertThat(windows(Control.TRANSPORT)).isZero();
    assertThat(windows(Control.AUTHN)).isZero();
    assertThat(windows(Control.REDACTION)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"4, 4, 0", "5, 4, 0", "5, 5, 1"})
  void countsNothing_belowTheMinimum(long records, long fields, long redaction) {
    ledger.record(clean(CLAUDE, TLS, records, fields));
    clock.advance(WINDOW_AND_GRACE);
    assertThat(Math.round(windows(Control.REDACTION))).isEqualTo(redaction);
    assertThat(Math.round(windows(Control.TRANSPORT))).isEqualTo(records < 5 ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"INFO, 1", "LOW, 0", "HIGH, 0"})
  void losesTheWindow_whenAFindingWeighs(Severity severity, long redaction) {
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    ledger.record(found(secret(CLAUDE, "k", severity)));
    clock.advance(WINDOW_AND_GRACE);
    assertThat(Math.round(windows(Control.REDACTION))).isEqualTo(redaction);
    assertThat(Math.round(windows(Control.TRANSPORT))).isEqualTo(1);
  }

  @Test
  void movesNobodyElsesControls_whenASenderIsNotVerified() {
    AgentId claimed = CLAUDE.unverified();
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    ledger.record(clean(claimed, LOOPBACK, 10, 10));
    ledger.record(found(secret(claimed, "k", Severity.CRITICAL)));
    clock.advance(WINDOW_AND_GRACE);
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    assertThat(windows(Control.REDACTION)).isPositive();
    assertThat(ledger.evidence(claimed).violations()).hasSize(1);
    assertThat(ledger.evidence(claimed).cleanWindows().get(Control.REDACTION)).isZero();
  }

  @Test
  void goesFromUnobservedToStale() {
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.UNOBSERVED);
    assertThat(ledger.agents()).isEmpty();
    watch(Duration.ofHours(4));
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.LEARNING);
    // Three controls weigh 0.6: with A = 48 that takes 80 clean windows, and some for their decay.
    watch(Duration.ofHours(8));
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.OBSERVED);
    clock.advance(Duration.ofHours(6).minus(WINDOW).minusMillis(1));
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.OBSERVED);
    clock.advance(Duration.ofMillis(1));
    assertThat(ledger.evidence(CLAUDE).status()).isEqualTo(Status.STALE);
    long version = ledger.version();
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    assertThat(ledger.version()).isGreaterThan(version);
    assertThat(ledger.evidence(CLAUDE).status()).isNotEqualTo(Status.STALE);
  }

  @Test
  void healsTenTimesSlower_whileNobodyWatches() {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(Duration.ofDays(3));
    assertThat(occurrences()).isCloseTo(Math.pow(2, -.1), within(1e-9));
  }

  @Test
  void healsInWatchedCleanTime() {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(WINDOW);
    watch(Duration.ofDays(3).minus(WINDOW));
    clock.advance(Duration.ofSeconds(30));
    double age = .1 * (259_200 + 30) + .9 * (259_200 - 300);
    assertThat(occurrences()).isCloseTo(Math.pow(2, -age / 259_200), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"LOW, 0.9", "MEDIUM, 0"})
  void doesNotHeal_whileFindingsOfMediumOrMoreCome(Severity severity, double watchedShare) {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(WINDOW);
    for (int i = 0; i < 288; i++) {
      ledger.record(clean(CLAUDE, TLS, 10, 10));
      ledger.record(found(secret(CLAUDE, "again", severity)));
      clock.advance(WINDOW);
    }
    clock.advance(Duration.ofSeconds(30));
    double age = .1 * (86_400 + 330) + watchedShare * 86_400;
    double first = ledger.evidence(CLAUDE).violations().get(0).occurrences();
    assertThat(first).isCloseTo(Math.pow(2, -age / 259_200), within(1e-9));
  }

  @Test
  void weighsTheSame_inWhateverOrderSeveritiesCame() {
    var other = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());
    Severity[] severities = {Severity.LOW, Severity.HIGH, Severity.MEDIUM};
    for (int i = 0; i < 3; i++) {
      ledger.record(found(secret(CLAUDE, "k", severities[i])));
      other.record(found(secret(CLAUDE, "k", severities[2 - i])));
      clock.advance(Duration.ofHours(20));
    }
    assertThat(other.evidence(CLAUDE).violations().get(0).occurrences())
        .isCloseTo(occurrences(), within(1e-12));
  }

  @Test
  void forgets_afterTheHardExpiry() {
    ledger.record(found(secret(CLAUDE, "k", Severity.CRITICAL)));
    clock.advance(Duration.ofDays(90).minusMillis(1));
    assertThat(occurrences()).isPositive();
    clock.advance(Duration.ofMillis(1));
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    assertThat(ledger.findings(0, 10)).hasSize(1);
    ledger.record(found(secret(CLAUDE, "k", Severity.CRITICAL)));
    assertThat(occurrences()).isCloseTo(1, within(1e-12));
  }

  @Test
  void changesNothing_whenTheClockGoesBack() {
    watch(Duration.ofHours(1));
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    AgentEvidence before = ledger.evidence(CLAUDE);
    long version = ledger.version();
    clock.advance(Duration.ofDays(-400));
    assertThat(ledger.evidence(CLAUDE)).isEqualTo(before);
    assertThat(ledger.version()).isEqualTo(version);
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    FindingRecord again = ledger.record(found(secret(CLAUDE, "k", Severity.HIGH))).get(0).record();
    assertThat(again.lastSeen()).isEqualTo(FakeClock.START.plus(Duration.ofHours(1)));
    assertThat(ledger.evidence(CLAUDE).cleanWindows()).isEqualTo(before.cleanWindows());
    assertThat(occurrences()).isCloseTo(2, within(1e-12));
  }

  @Test
  void staysFinite_whenTheClockLeapsAhead() {
    watch(Duration.ofHours(1));
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(Duration.ofDays(36_500));
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    assertThat(windows(Control.TRANSPORT)).isBetween(0.0, 1e-9);
    watch(Duration.ofHours(1));
    clock.advance(WINDOW_AND_GRACE);
    assertThat(windows(Control.TRANSPORT)).isBetween(11.0, 12.0);
  }

  @Test
  void movesItsVersion_withEvidenceAndWithTime() {
    long empty = ledger.version();
    assertThat(ledger.version()).isEqualTo(empty);
    ledger.record(found(secret(DASH0, "k", Severity.LOW)));
    long one = ledger.version();
    assertThat(one).isGreaterThan(empty);
    clock.advance(Duration.ofSeconds(10));
    assertThat(ledger.version()).isGreaterThan(one);
  }
}
