package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.DASH0;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.finding;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingStatus;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Reference;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** After a restart a ledger tells what it told before. */
final class LedgerRestartTest {
  private static final Set<AgentId> AGENTS = Set.of(CLAUDE, DASH0, AgentId.UNKNOWN);

  private final FakeClock clock = new FakeClock();
  private final MemoryLog log = new MemoryLog();
  private Ledger ledger = open(log, 1_000);

  private Ledger open(MemoryLog from, int maxFindings) {
    return new Ledger(Reference.PARAMETERS, clock, maxFindings, from);
  }

  private void restart() {
    ledger = open(log, 1_000);
  }

  private double windows(Control control) {
    return ledger.evidence(CLAUDE).cleanWindows().getOrDefault(control, 0.0);
  }

  private void assertOutlivesARestart() {
    Told before = Told.by(ledger, AGENTS);
    assertThat(Told.by(open(log.withoutCheckpoints(), 1_000), AGENTS)).isEqualTo(before);
    assertThat(Told.by(open(log.copy(), 1_000), AGENTS)).isEqualTo(before);
    ledger.checkpoint();
    assertThat(Told.by(open(log.copy(), 1_000), AGENTS)).isEqualTo(before);
  }

  @Test
  void tellsTheSame_inTheMiddleOfAWindow() {
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    clock.advance(Duration.ofSeconds(337));
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH), secret(DASH0, "k", Severity.LOW)));
    clock.advance(Duration.ofMillis(61_803));
    ledger.record(found(secret(CLAUDE, "k", Severity.CRITICAL)));
    assertThat(windows(Control.TRANSPORT)).isPositive();
    assertOutlivesARestart();
    assertThat(ledger.findings(0, 10)).extracting(FindingRecord::count).containsExactly(2L, 1L);
  }

  @Test
  void tellsTheSame_afterDecisions() {
    for (String key : List.of("resolved", "again", "suppressed", "ended", "reopened")) {
      ledger.record(found(secret(CLAUDE, key, Severity.HIGH)));
      clock.advance(Duration.ofMinutes(7));
    }
    List<String> ids = ledger.findings(0, 10).stream().map(FindingRecord::id).toList();
    ledger.resolve(ids.get(0), "ann", "rotated");
    ledger.resolve(ids.get(1), "ann", "rotated");
    ledger.suppress(ids.get(2), "bob", "a sample", clock.instant().plus(Duration.ofDays(9)));
    ledger.suppress(ids.get(3), "bob", "a sample", clock.instant().plusSeconds(5));
    ledger.resolve(ids.get(4), "eve", "rotated");
    ledger.canaryProven(CLAUDE, "ann", "came back masked");
    clock.advance(Duration.ofMillis(12_345_678));
    ledger.reopen(ids.get(4), "ann", "the wrong one");
    ledger.record(found(secret(CLAUDE, "again", Severity.HIGH)));
    ledger.record(found(secret(CLAUDE, "suppressed", Severity.HIGH)));
    clock.advance(Duration.ofMillis(3_141_592));
    assertOutlivesARestart();
    assertThat(ledger.findings(0, 10))
        .extracting(FindingRecord::status)
        .containsExactly(
            FindingStatus.RESOLVED,
            FindingStatus.NEW,
            FindingStatus.SUPPRESSED,
            FindingStatus.NEW,
            FindingStatus.NEW);
  }

  @Test
  void tellsTheSame_fromACheckpointAndWhatCameAfter() {
    ledger.record(found(secret(CLAUDE, "a", Severity.HIGH)));
    ledger.checkpoint();
    clock.advance(Duration.ofMinutes(3));
    ledger.record(found(secret(CLAUDE, "a", Severity.HIGH), secret(DASH0, "b", Severity.MEDIUM)));
    ledger.resolve(ledger.findings(0, 1).get(0).id(), "ann", "rotated");
    clock.advance(Duration.ofHours(3));
    assertOutlivesARestart();
  }

  @Test
  void addsUpInTheSameOrder_whateverWeighedFirst() {
    ledger.record(found(finding(CLAUDE, "a", Severity.HIGH, Confidence.HIGH, PLACEHOLDER)));
    ledger.record(found(secret(CLAUDE, "b", Severity.HIGH)));
    ledger.record(found(secret(CLAUDE, "a", Severity.HIGH)));
    assertThat(ledger.evidence(CLAUDE).violations()).hasSize(2);
    assertOutlivesARestart();
  }

  private static final FindingClass PLACEHOLDER = FindingClass.PLACEHOLDER;

  @Test
  void tellsARule_asItWasWhenItSpoke() {
    Finding first = secret(CLAUDE, "k", Severity.HIGH);
    ledger.record(found(first));
    restart();
    Finding heavier = by(first, new RuleInfo("rule", 2, "A better rule", kind(.5), SEVERE, ADVICE));
    ledger.record(found(heavier));
    ledger.record(found(by(secret(DASH0, "k", Severity.HIGH), heavier.rule())));
    assertThat(ledger.findings(0, 10))
        .extracting(record -> record.finding().rule())
        .containsExactly(first.rule(), heavier.rule());
    assertOutlivesARestart();
    restart();
    ledger.record(found(heavier, first));
    assertThat(log.entries()).filteredOn(entry -> entry.kind() == EntryKind.RULE).hasSize(2);
  }

  private static final Set<Severity> SEVERE = Set.of(Severity.HIGH);
  private static final List<String> ADVICE = List.of("Rotate it.");

  private static io.spanwarden.event.RiskKind kind(double weight) {
    return Reference.kind(Control.REDACTION, weight, "8.30");
  }

  private static Finding by(Finding finding, RuleInfo rule) {
    return new Finding(
        rule,
        finding.severity(),
        finding.confidence(),
        finding.findingClass(),
        finding.agent(),
        finding.verified(),
        finding.context(),
        finding.match(),
        finding.evidenceKey(),
        finding.source());
  }

  @Test
  void numbersOn_andKeepsIdsInOrder() {
    ledger.record(found(secret(CLAUDE, "a", Severity.HIGH)));
    restart();
    clock.advance(Duration.ofMillis(1));
    ledger.record(found(secret(CLAUDE, "b", Severity.HIGH)));
    List<FindingRecord> findings = ledger.findings(0, 10);
    assertThat(findings).extracting(FindingRecord::sequence).containsExactly(1L, 2L);
    assertThat(findings.get(1).id()).isGreaterThan(findings.get(0).id());
    assertOutlivesARestart();
  }

  @Test
  void keepsAWindowUnclean_thatHadAFinding() {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    restart();
    clock.advance(Duration.ofMinutes(1));
    ledger.record(clean(CLAUDE, TLS, 100, 100));
    clock.advance(Duration.ofMinutes(5));
    assertThat(windows(Control.REDACTION)).isZero();
    assertThat(log.entries())
        .filteredOn(entry -> entry.kind() == EntryKind.WINDOW)
        .map(JournalEntry::body)
        .map(body -> EntryJson.read(body, ClosedWindow.class))
        .singleElement()
        .satisfies(
            window -> {
              assertThat(window.clean()).isFalse();
              assertThat(window.shown()).doesNotContain(Control.REDACTION);
            });
  }

  @Test
  void earnsNothing_byAWindowThatWasHalfWatched() {
    ledger.record(clean(CLAUDE, TLS, 100, 100));
    clock.advance(Duration.ofSeconds(1));
    restart();
    ledger.record(clean(CLAUDE, TLS, 100, 100));
    clock.advance(Duration.ofMinutes(5));
    ledger.record(clean(CLAUDE, TLS, 100, 100));
    clock.advance(Duration.ofSeconds(30));
    assertThat(windows(Control.TRANSPORT)).isZero();
    clock.advance(Duration.ofMinutes(5));
    assertThat(windows(Control.TRANSPORT)).isPositive();
  }

  @Test
  void closesNoWindowTwice_thatTheCheckpointHeld() {
    ledger.record(found(secret(CLAUDE, "k", Severity.HIGH)));
    ledger.checkpoint();
    restart();
    clock.advance(Duration.ofMinutes(6));
    restart();
    ledger.evidence(CLAUDE);
    restart();
    ledger.evidence(CLAUDE);
    assertThat(log.entries()).filteredOn(e -> e.kind() == EntryKind.WINDOW).hasSize(1);
  }

  @Test
  void knowsADelivery_forTenMinutesFromItsReceipt() {
    ledger.record(found("digest", secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(Duration.ofMinutes(9));
    ledger.checkpoint();
    restart();
    assertThat(ledger.record(found("digest", secret(CLAUDE, "k", Severity.HIGH)))).isEmpty();
    clock.advance(Duration.ofSeconds(59));
    restart();
    assertThat(ledger.record(found("digest", secret(CLAUDE, "k", Severity.HIGH)))).isEmpty();
    assertThat(ledger.findings(0, 1).get(0).count()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(ledger.record(found("digest", secret(CLAUDE, "k", Severity.HIGH)))).hasSize(1);
    assertThat(ledger.record(found("digest", secret(CLAUDE, "k", Severity.HIGH)))).isEmpty();
  }

  @Test
  void tellsTheSame_whenThereWereTooManyAgentsAndFindings() {
    ledger = open(log, 10);
    for (int i = 0; i < 130; i++) {
      var agent = new AgentId("agent-" + i);
      ledger.record(found(secret(agent, "k" + i, i % 7 == 0 ? Severity.CRITICAL : Severity.LOW)));
      clock.advance(Duration.ofMillis(i));
    }
    // The first goes for the others, and comes back.
    ledger.record(
        found(
            secret(CLAUDE, "x", Severity.CRITICAL),
            secret(CLAUDE, "y", Severity.CRITICAL),
            secret(CLAUDE, "x", Severity.CRITICAL)));
    assertThat(ledger.folded()).isPositive();
    assertThat(ledger.evicted()).isGreaterThan(100);
    assertThat(ledger.agents()).hasSize(Ledger.MAX_AGENTS + 1).contains(AgentId.UNKNOWN);
    var agents = new TreeSet<>(ledger.agents());
    Told before = Told.by(ledger, agents);
    assertThat(before.findings()).hasSize(10);
    Ledger again = open(log.withoutCheckpoints(), 10);
    assertThat(Told.by(again, agents)).isEqualTo(before);
    assertThat(again.agents()).isEqualTo(agents);
    ledger.checkpoint();
    assertThat(Told.by(open(log.copy(), 10), agents)).isEqualTo(before);
  }

  @Test
  void losesNoOccurrence_ofAFindingThatGoesForAnotherInTheSameRequest() {
    ledger = open(log, 1);
    ledger.record(found(secret(CLAUDE, "a", Severity.LOW)));
    assertThat(
            ledger.record(
                found(secret(CLAUDE, "b", Severity.LOW), secret(CLAUDE, "a", Severity.LOW))))
        .extracting(LedgerChange::effect)
        .containsExactly(LedgerChange.Effect.OPENED, LedgerChange.Effect.OPENED);
    assertThat(ledger.findings(0, 10))
        .singleElement()
        .satisfies(record -> assertThat(record.finding().evidenceKey()).isEqualTo("a"));
    assertThat(Told.by(open(log.copy(), 1), AGENTS)).isEqualTo(Told.by(ledger, AGENTS));
  }

  @Test
  void keepsNoMoreFindings_thanItMayAfterARestart() {
    for (int i = 0; i < 20; i++) {
      ledger.record(found(secret(CLAUDE, "k" + i, Severity.HIGH)));
    }
    ledger.checkpoint();
    ledger = open(log, 5);
    assertThat(ledger.findings(0, 100)).hasSize(5);
    assertThat(ledger.evicted()).isEqualTo(15);
  }
}
