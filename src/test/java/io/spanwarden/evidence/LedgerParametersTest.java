package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.EvidenceParameters.Operators;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Reference;
import io.spanwarden.store.EntryKind;
import java.time.Duration;
import java.util.EnumMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changed parameters change what evidence will be worth, never what it is worth now. */
final class LedgerParametersTest {
  private static final EvidenceParameters OLD = Reference.PARAMETERS;
  private static final Duration WINDOW = OLD.window();

  private final FakeClock clock = new FakeClock();
  private final MemoryLog log = new MemoryLog();
  private Ledger ledger = new Ledger(OLD, clock, 1_000, log);

  private static EvidenceParameters changed(
      Duration halfLife, double silentAgeing, double resolvedAgeing, Duration window) {
    var halfLives = new EnumMap<Severity, Duration>(OLD.halfLives());
    halfLives.put(Severity.HIGH, halfLife);
    return new EvidenceParameters(
        OLD.version(),
        "01",
        OLD.mitigationFloor(),
        OLD.weights(),
        OLD.caps(),
        OLD.bits(),
        halfLives,
        window,
        OLD.grace(),
        OLD.minimumRecords(),
        OLD.cleanHalfLife(),
        OLD.credit(),
        silentAgeing,
        OLD.hardExpiry(),
        OLD.staleAfter(),
        OLD.activeFrom(),
        OLD.threatFrom(),
        new Operators(
            resolvedAgeing,
            OLD.operators().maxSuppression(),
            OLD.operators().canaryValidity(),
            OLD.operators().provenCap()),
        OLD.floors());
  }

  private void restart(EvidenceParameters parameters) {
    ledger.checkpoint();
    ledger = new Ledger(parameters, clock, 1_000, log);
  }

  private double occurrences() {
    return ledger.evidence(CLAUDE).violations().stream().mapToDouble(Violation::occurrences).sum();
  }

  @Test
  void keepsTheValue_andDecaysAnew_whenAHalfLifeIsChanged() {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(Duration.ofDays(20));
    double before = occurrences();
    restart(changed(Duration.ofDays(6), .1, 4, WINDOW));
    assertThat(occurrences()).isCloseTo(before, within(1e-12));
    clock.advance(Duration.ofDays(60));
    assertThat(occurrences()).isCloseTo(before / 2, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.05, .2, 1})
  void keepsTheValue_andAgesAnew_whenSilentAgeingIsChanged(double ageing) {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH), secret(CLAUDE, "r", Severity.HIGH)));
    ledger.resolve(ledger.findings(0, 2).get(1).id(), "ann", "rotated");
    clock.advance(Duration.ofDays(5));
    double before = occurrences();
    double resolved = ledger.evidence(CLAUDE).violations().get(1).occurrences();
    restart(changed(Duration.ofDays(3), ageing, 4, WINDOW));
    assertThat(occurrences()).isCloseTo(before, within(1e-9));
    clock.advance(Duration.ofDays(3));
    assertThat(ledger.evidence(CLAUDE).violations().get(1).occurrences())
        .isCloseTo(resolved * Math.pow(2, -4 * ageing), within(1e-9));
  }

  @Test
  void doesNotLeap_whenTheAgeingOfResolvedFindingsIsChanged() {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    ledger.resolve(ledger.findings(0, 1).get(0).id(), "ann", "rotated");
    clock.advance(Duration.ofDays(5));
    double before = occurrences();
    restart(changed(Duration.ofDays(3), .1, 10, WINDOW));
    assertThat(occurrences()).isCloseTo(before, within(1e-12));
    clock.advance(Duration.ofDays(3));
    assertThat(occurrences()).isCloseTo(before * Math.pow(2, -1), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void goesOnEarning_whenTheLengthOfAWindowIsChanged(int minutes) {
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    clock.advance(Duration.ofMinutes(6));
    double before = ledger.evidence(CLAUDE).cleanWindows().getOrDefault(Control.AUTHN, 0.0);
    assertThat(before).isBetween(.99, 1.0);
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    EvidenceParameters other = changed(Duration.ofDays(3), .1, 4, Duration.ofMinutes(minutes));
    MemoryLog crashed = log.copy();
    restart(other);
    assertEarns();
    ledger = new Ledger(other, clock, 1_000, crashed);
    assertThat(occurrences()).isBetween(.9, 1.0);
    assertEarns();
  }

  private void assertEarns() {
    double before = ledger.evidence(CLAUDE).cleanWindows().getOrDefault(Control.AUTHN, 0.0);
    assertThat(before).isBetween(.9, 1.0);
    clock.advance(Duration.ofMinutes(20));
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    clock.advance(Duration.ofMinutes(11));
    assertThat(ledger.evidence(CLAUDE).cleanWindows().getOrDefault(Control.AUTHN, 0.0))
        .isBetween(before + .9, before + 1);
  }

  @Test
  void saysWhichParametersAreInForce_onlyWhenTheyChange() {
    restart(OLD);
    restart(changed(Duration.ofDays(6), .1, 4, WINDOW));
    restart(changed(Duration.ofDays(6), .1, 4, WINDOW));
    assertThat(log.entries()).filteredOn(e -> e.kind() == EntryKind.PARAMETERS).hasSize(2);
  }
}
