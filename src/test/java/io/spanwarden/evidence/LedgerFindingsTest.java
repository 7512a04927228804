package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.DASH0;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.finding;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LedgerFindingsTest {
  private final FakeClock clock = new FakeClock();
  private final Ledger ledger = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());

  @Test
  void keepsEachFindingOnce_withCountAndTimes() {
    LedgerChange first = ledger.record(found(secret(CLAUDE, "k1", Severity.HIGH))).get(0);
    clock.advance(Duration.ofMinutes(2));
    LedgerChange second = ledger.record(found(secret(CLAUDE, "k1", Severity.HIGH))).get(0);
    assertThat(first.opened()).isTrue();
    assertThat(second.opened()).isFalse();
    FindingRecord record = second.record();
    assertThat(record.id()).isEqualTo(first.record().id());
    assertThat(record.sequence()).isEqualTo(1);
    assertThat(record.count()).isEqualTo(2);
    assertThat(record.firstSeen()).isEqualTo(FakeClock.START);
    assertThat(record.lastSeen()).isEqualTo(FakeClock.START.plusSeconds(120));
    assertThat(ledger.finding(record.id())).hasValue(record);
    assertThat(ledger.finding("01ARYZ6S41")).isEmpty();
  }

  @Test
  void tellsFindingsApart_byKeyAndAgent() {
    List<LedgerChange> changes =
        ledger.record(
            found(
                secret(CLAUDE, "k1", Severity.HIGH),
                secret(CLAUDE, "k2", Severity.HIGH),
                secret(DASH0, "k1", Severity.HIGH),
                secret(CLAUDE, "k1", Severity.HIGH)));
    assertThat(changes).extracting(LedgerChange::opened).containsExactly(true, true, true, false);
    assertThat(ledger.findings(0, 10)).extracting(FindingRecord::count).containsExactly(2L, 1L, 1L);
    assertThat(ledger.agents()).containsExactlyInAnyOrder(CLAUDE, DASH0);
  }

  @Test
  void keepsTheHighestSeverityAndConfidence() {
    for (Severity severity : new Severity[] {Severity.LOW, Severity.CRITICAL, Severity.MEDIUM}) {
      Confidence confidence = severity == Severity.MEDIUM ? Confidence.HIGH : Confidence.LOW;
      ledger.record(found(finding(CLAUDE, "k", severity, confidence, FindingClass.REAL)));
    }
    assertThat(ledger.findings(0, 10))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.finding().severity()).isEqualTo(Severity.CRITICAL);
              assertThat(record.finding().confidence()).isEqualTo(Confidence.HIGH);
            });
  }

  @Test
  void letsARealValuePrevailOverAPlaceholder() {
    ledger.record(
        found(finding(CLAUDE, "k", Severity.CRITICAL, Confidence.HIGH, FindingClass.PLACEHOLDER)));
    ledger.record(found(finding(CLAUDE, "k", Severity.LOW, Confidence.LOW, FindingClass.REAL)));
    ledger.record(
        found(finding(CLAUDE, "k", Severity.CRITICAL, Confidence.HIGH, FindingClass.TEST)));
    FindingRecord record = ledger.findings(0, 1).get(0);
    assertThat(record.finding().findingClass()).isEqualTo(FindingClass.REAL);
    assertThat(record.finding().severity()).isEqualTo(Severity.LOW);
    assertThat(record.count()).isEqualTo(3);
    assertThat(ledger.evidence(CLAUDE).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.occurrences()).isCloseTo(1, within(1e-12)));
  }

  @ParameterizedTest
  @EnumSource(
      value = FindingClass.class,
      names = {"RESERVED", "PLACEHOLDER", "TEST"})
  void weighsNothing_whenTheValueIsNotReal(FindingClass findingClass) {
    long version = ledger.version();
    ledger.record(found(secret(CLAUDE, "info", Severity.INFO)));
    long withAgent = ledger.version();
    ledger.record(found(finding(CLAUDE, "k", Severity.HIGH, Confidence.HIGH, findingClass)));
    assertThat(ledger.findings(0, 10)).hasSize(2);
    assertThat(ledger.evidence(CLAUDE).violations()).isEmpty();
    assertThat(withAgent).isGreaterThan(version);
    assertThat(ledger.version()).isEqualTo(withAgent);
  }

  @Test
  void countsNothing_whenAMessageIsDeliveredAgain() {
    assertThat(ledger.record(found("d1", secret(CLAUDE, "k", Severity.HIGH)))).hasSize(1);
    clock.advance(Duration.ofMinutes(9));
    assertThat(ledger.record(found("d1", secret(CLAUDE, "k", Severity.HIGH)))).isEmpty();
    assertThat(ledger.findings(0, 1).get(0).count()).isEqualTo(1);
    assertThat(ledger.redeliveries()).isEqualTo(1);
    ledger.record(found("d2", secret(CLAUDE, "k", Severity.HIGH)));
    clock.advance(Duration.ofMinutes(1));
    ledger.record(found("d1", secret(CLAUDE, "k", Severity.HIGH)));
    assertThat(ledger.findings(0, 1).get(0).count()).isEqualTo(3);
  }

  @Test
  void countsBoth_whenAnotherSenderSendsTheSameMessage() {
    var mine = found("d", secret(CLAUDE, "k", Severity.HIGH));
    var other = new Observation(Sightings.LOOPBACK, 1, mine.tallies(), mine.findings(), "d");
    ledger.record(mine);
    assertThat(ledger.record(other)).hasSize(1);
  }

  @Test
  void pagesStayStable_whileNewFindingsArrive() {
    for (int i = 0; i < 25; i++) {
      ledger.record(found(secret(CLAUDE, "k" + i, Severity.HIGH)));
    }
    List<FindingRecord> read = new ArrayList<>();
    List<FindingRecord> page = ledger.findings(0, 10);
    while (!page.isEmpty()) {
      read.addAll(page);
      if (read.size() == 10) {
        ledger.record(found(secret(CLAUDE, "k3", Severity.CRITICAL)));
        ledger.record(found(secret(CLAUDE, "late", Severity.CRITICAL)));
      }
      page = ledger.findings(read.get(read.size() - 1).sequence(), 10);
    }
    assertThat(read).extracting(FindingRecord::sequence).isSorted().hasSize(26);
    assertThat(read).extracting(FindingRecord::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void dropsTheOldestOfTheLeastSevere_whenThereAreTooMany() {
    var small = new Ledger(Reference.PARAMETERS, clock, 3, new MemoryLog());
    small.record(found(secret(CLAUDE, "high", Severity.HIGH)));
    small.record(found(secret(CLAUDE, "info1", Severity.INFO)));
    small.record(found(secret(CLAUDE, "low", Severity.LOW)));
    small.record(
        found(finding(CLAUDE, "fake", Severity.HIGH, Confidence.HIGH, FindingClass.PLACEHOLDER)));
    small.record(found(secret(CLAUDE, "medium", Severity.MEDIUM)));
    small.record(found(secret(CLAUDE, "critical", Severity.CRITICAL)));
    assertThat(small.findings(0, 10))
        .extracting(record -> record.finding().evidenceKey())
        .containsExactly("high", "medium", "critical");
    assertThat(small.evidence(CLAUDE).violations()).hasSize(3);
    assertThat(small.evicted()).isEqualTo(3);
  }

  @Test
  void followsASeverityThatRises_whenMakingRoom() {
    var small = new Ledger(Reference.PARAMETERS, clock, 2, new MemoryLog());
    small.record(found(secret(CLAUDE, "risen", Severity.LOW)));
    small.record(found(secret(CLAUDE, "medium", Severity.MEDIUM)));
    small.record(found(secret(CLAUDE, "risen", Severity.CRITICAL)));
    small.record(found(secret(CLAUDE, "high", Severity.HIGH)));
    assertThat(small.findings(0, 10))
        .extracting(record -> record.finding().evidenceKey())
        .containsExactly("risen", "high");
  }

  @Test
  void staysBounded_underAFloodOfDistinctFindings() {
    for (int i = 0; i < 20_000; i++) {
      ledger.record(found("d" + i, secret(CLAUDE, "k" + i, Severity.HIGH)));
    }
    assertThat(ledger.findings(0, 30_000)).hasSize(1_000);
    assertThat(ledger.evidence(CLAUDE).violations()).hasSize(1_000);
    assertThat(ledger.evicted()).isEqualTo(19_000);
  }

  @Test
  void foldsAgentsIntoUnknown_whenThereAreTooMany() {
    for (int i = 0; i < 150; i++) {
      var agent = new AgentId("agent" + i);
      ledger.record(clean(agent, Sightings.TLS, 1, 1));
      ledger.record(found(secret(agent, "k" + i, Severity.HIGH)));
    }
    assertThat(ledger.agents()).hasSize(101).contains(AgentId.UNKNOWN);
    assertThat(ledger.folded()).isEqualTo(100);
    assertThat(ledger.evidence(AgentId.UNKNOWN).violations()).hasSize(50);
    assertThat(ledger.findings(149, 1).get(0).finding().agent()).isEqualTo(AgentId.UNKNOWN);
    assertThat(ledger.evidence(new AgentId("agent0")).violations()).hasSize(1);
  }

  @Test
  void rejectsABoundBelowOne() {
    assertThatThrownBy(() -> new Ledger(Reference.PARAMETERS, clock, 0, new MemoryLog()))
        .hasMessage("max_findings: 0 (expected: at least 1)");
  }
}
