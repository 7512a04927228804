package io.spanwarden.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.FakeClock;
import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Client;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.Credential;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.Observation;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.rules.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final RuleBook RULES = RuleBook.load(Optional.empty());
  private static final AgentId AGENT = new AgentId("claude-code-otel");
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final FakeClock clock = new FakeClock();
  private final Ledger ledger = new Ledger(RULES.evidence(), clock, 1000);

  private static Source source(TransportSecurity security, PeerClass peer, boolean authenticated) {
    return new Source(
        "otlp_http",
        Transport.HTTP_PROTOBUF,
        security,
        peer,
        false,
        authenticated
            ? Optional.of(new Credential("token:a", true, Optional.of(AGENT)))
            : Optional.empty(),
        Client.OTEL_JAVASCRIPT,
        Optional.empty());
  }

  private static final Source SAFE = source(TransportSecurity.TLS_1_3, PeerClass.PRIVATE, true);
  private static final Source LOOPBACK =
      source(TransportSecurity.PLAINTEXT, PeerClass.LOOPBACK, false);

  static Finding finding(String evidenceKey, Severity severity, FindingClass findingClass) {
    var kind = RULES.kinds().get("secret_in_telemetry");
    if (kind == null) {
      throw new IllegalStateException("secret_in_telemetry");
    }
    var rule = new RuleInfo("a-rule", 1, "A rule", kind, Set.of(Severity.values()), List.of());
    var context =
        new FindingContext(
            Signal.TRACES,
            AGENT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "span.name",
            "",
            0,
            1,
            "plain");
    return new Finding(
        rule,
        severity,
        Confidence.HIGH,
        findingClass,
        AGENT,
        true,
        context,
        Optional.empty(),
        evidenceKey,
        SAFE);
  }

  private static Observation observation(Source source, long records, Finding... findings) {
    return new Observation(
        source,
        records,
        List.of(new AgentTally(AGENT, true, records, records)),
        List.of(findings),
        "");
  }

  private void watch(Source source, Duration duration) {
    for (long i = 0; i < duration.dividedBy(WINDOW); i++) {
      ledger.record(observation(source, 10));
      clock.advance(WINDOW);
    }
  }

  private double windows(Control control) {
    return ledger.evidence(AGENT).cleanWindows().getOrDefault(control, 0.0);
  }

  private double occurrences() {
    return ledger.evidence(AGENT).violations().get(0).occurrences();
  }

  private void leak() {
    ledger.record(observation(SAFE, 1, finding("key", Severity.HIGH, FindingClass.REAL)));
  }

  @Test
  void anAgentThatWasNeverSeenIsUnobserved() {
    AgentEvidence evidence = ledger.evidence(AGENT);
    assertThat(evidence.status()).isEqualTo(Status.UNOBSERVED);
    assertThat(evidence.violations()).isEmpty();
    assertThat(ledger.agents()).isEmpty();
  }

  /** Four hours and a day of clean windows: the decayed counts of scenarios S1 and S2. */
  @Test
  void cleanWindowsAddUpAndGoStale() {
    watch(SAFE, Duration.ofHours(4));
    clock.advance(Duration.ofSeconds(30));
    assertThat(windows(Control.REDACTION)).isCloseTo(45.3857, within(0.06));
    assertThat(windows(Control.TRANSPORT)).isCloseTo(45.3857, within(0.06));
    assertThat(windows(Control.AUTHN)).isCloseTo(45.3857, within(0.06));
    assertThat(windows(Control.COVERAGE)).isZero();
    assertThat(ledger.evidence(AGENT).status()).isEqualTo(Status.LEARNING);
    watch(SAFE, Duration.ofHours(20));
    clock.advance(Duration.ofSeconds(30));
    assertThat(windows(Control.REDACTION)).isCloseTo(207.9982, within(0.3));
    double before = windows(Control.REDACTION);
    clock.advance(Duration.ofDays(1));
    assertThat(windows(Control.REDACTION)).isCloseTo(before / 2, within(0.01));
    assertThat(ledger.evidence(AGENT).status()).isEqualTo(Status.STALE);
  }

  @Test
  void aMillionRecordsAreOneWindow() {
    for (int i = 0; i < 1000; i++) {
      ledger.record(observation(SAFE, 1000));
    }
    clock.advance(WINDOW.plusSeconds(31));
    assertThat(windows(Control.REDACTION)).isCloseTo(1, within(0.001));
  }

  @Test
  void aWindowWithTooFewRecordsProvesNothing() {
    ledger.record(observation(SAFE, 2));
    clock.advance(WINDOW.plusSeconds(31));
    assertThat(windows(Control.REDACTION)).isZero();
    assertThat(ledger.evidence(AGENT).status()).isEqualTo(Status.UNOBSERVED);
  }

  @Test
  void onLoopbackTransportAndAuthenticationAreNotExercised() {
    watch(LOOPBACK, Duration.ofHours(1));
    clock.advance(Duration.ofSeconds(31));
    assertThat(windows(Control.TRANSPORT)).isZero();
    assertThat(windows(Control.AUTHN)).isZero();
    assertThat(windows(Control.REDACTION)).isGreaterThan(11);
  }

  @Test
  void onePlaintextRequestSpoilsTheWindowForTransport() {
    ledger.record(observation(SAFE, 10));
    ledger.record(observation(source(TransportSecurity.PLAINTEXT, PeerClass.PRIVATE, true), 10));
    clock.advance(WINDOW.plusSeconds(31));
    assertThat(windows(Control.TRANSPORT)).isZero();
    assertThat(windows(Control.AUTHN)).isCloseTo(1, within(0.001));
  }

  @Test
  void aLeakSpoilsTheWindowForRedaction() {
    ledger.record(observation(SAFE, 10, finding("key", Severity.HIGH, FindingClass.REAL)));
    clock.advance(WINDOW.plusSeconds(31));
    assertThat(windows(Control.REDACTION)).isZero();
    assertThat(windows(Control.TRANSPORT)).isCloseTo(1, within(0.001));
  }

  @Test
  void theSameFindingIsKeptOnce_withACount() {
    leak();
    clock.advance(Duration.ofSeconds(5));
    List<LedgerChange> changes =
        ledger.record(observation(SAFE, 1, finding("key", Severity.CRITICAL, FindingClass.REAL)));
    assertThat(changes).singleElement().satisfies(c -> assertThat(c.opened()).isFalse());
    FindingRecord record = ledger.findings(0, 10).get(0);
    assertThat(ledger.findings(0, 10)).hasSize(1);
    assertThat(record.count()).isEqualTo(2);
    assertThat(Duration.between(record.firstSeen(), record.lastSeen())).hasSeconds(5);
    assertThat(record.finding().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(ledger.finding(record.id())).contains(record);
  }

  @Test
  void whatIsNotRealOrOnlyInformationWeighsNothing() {
    ledger.record(observation(SAFE, 1, finding("a", Severity.HIGH, FindingClass.PLACEHOLDER)));
    ledger.record(observation(SAFE, 1, finding("b", Severity.INFO, FindingClass.REAL)));
    ledger.record(observation(SAFE, 1, finding("c", Severity.HIGH, FindingClass.RESERVED)));
    assertThat(ledger.findings(0, 10)).hasSize(3);
    assertThat(ledger.evidence(AGENT).violations()).isEmpty();
  }

  /** Watched and clean, a high finding halves in three days; silent, it takes ten times as long. */
  @Test
  void guiltAgesWhileWatchedAndClean_andHardlyInSilence() {
    leak();
    clock.advance(WINDOW);
    watch(SAFE, Duration.ofDays(3));
    assertThat(occurrences()).isCloseTo(0.5, within(0.002));
    Ledger silent = new Ledger(RULES.evidence(), clock, 1000);
    silent.record(observation(SAFE, 1, finding("key", Severity.HIGH, FindingClass.REAL)));
    clock.advance(Duration.ofDays(3));
    assertThat(silent.evidence(AGENT).violations().get(0).occurrences())
        .isCloseTo(0.93303, within(0.0001));
  }

  @Test
  void evidenceIsForgottenAfterNinetyDays() {
    leak();
    clock.advance(Duration.ofDays(90).plusSeconds(1));
    assertThat(ledger.evidence(AGENT).violations()).isEmpty();
  }

  @Test
  void aClockThatJumpsBackChangesNothing() {
    watch(SAFE, Duration.ofHours(2));
    leak();
    AgentEvidence before = ledger.evidence(AGENT);
    clock.advance(Duration.ofDays(-400));
    assertThat(ledger.evidence(AGENT)).isEqualTo(before);
    leak();
    assertThat(ledger.findings(0, 1).get(0).count()).isEqualTo(2);
  }

  @Test
  void aRedeliveryCountsNothing() {
    var findings = List.of(finding("key", Severity.HIGH, FindingClass.REAL));
    var first = new Observation(SAFE, 1, List.of(), findings, "digest");
    assertThat(ledger.record(first)).hasSize(1);
    assertThat(ledger.record(first)).isEmpty();
    assertThat(ledger.findings(0, 1).get(0).count()).isEqualTo(1);
    var other = new Observation(LOOPBACK, 1, List.of(), findings, "digest");
    assertThat(ledger.record(other)).as("another sender").hasSize(1);
    clock.advance(Duration.ofMinutes(11));
    assertThat(ledger.record(first)).as("much later").hasSize(1);
  }

  @Test
  void pagesAreStableWhileFindingsArrive() {
    for (int i = 0; i < 5; i++) {
      ledger.record(observation(SAFE, 1, finding("key" + i, Severity.HIGH, FindingClass.REAL)));
    }
    List<FindingRecord> first = ledger.findings(0, 3);
    ledger.record(observation(SAFE, 1, finding("late", Severity.HIGH, FindingClass.REAL)));
    List<FindingRecord> second = ledger.findings(first.get(2).sequence(), 10);
    assertThat(second).extracting(FindingRecord::sequence).containsExactly(4L, 5L, 6L);
    assertThat(ledger.findings(6, 10)).isEmpty();
    assertThat(first).extracting(FindingRecord::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void keepsTheSevereOnes_whenThereAreTooMany() {
    var small = new Ledger(RULES.evidence(), clock, 10);
    small.record(observation(SAFE, 1, finding("severe", Severity.HIGH, FindingClass.REAL)));
    for (int i = 0; i < 100; i++) {
      small.record(observation(SAFE, 1, finding("info" + i, Severity.INFO, FindingClass.REAL)));
    }
    assertThat(small.findings(0, 100)).hasSize(10);
    assertThat(small.findings(0, 100).get(0).finding().evidenceKey()).isEqualTo("severe");
    assertThat(small.dropped()).isEqualTo(91);
  }

  @Test
  void threadsLoseNothing() throws Exception {
    try (var pool = new ClosingPool(8)) {
      pool.run(
          () -> {
            IntStream.range(0, 2000).forEach(i -> leak());
            return null;
          });
    }
    assertThat(ledger.findings(0, 10)).hasSize(1);
    assertThat(ledger.findings(0, 10).get(0).count()).isEqualTo(16_000);
  }

  /** A pool of as many threads as tasks. */
  private static final class ClosingPool implements AutoCloseable {
    private final int size;
    private final java.util.concurrent.ExecutorService threads;

    ClosingPool(int size) {
      this.size = size;
      this.threads = Executors.newFixedThreadPool(size);
    }

    void run(Callable<Object> task) throws Exception {
      var tasks = new ArrayList<Callable<Object>>();
      for (int i = 0; i < size; i++) {
        tasks.add(task);
      }
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    }

    @Override
    public void close() {
      threads.shutdown();
    }
  }
}
