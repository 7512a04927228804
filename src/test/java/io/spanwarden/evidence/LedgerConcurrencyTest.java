package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.DASH0;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LedgerConcurrencyTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 2_000;
  private final FakeClock clock = new FakeClock();
  private final Ledger ledger = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());

  @Test
  void countsExactly_whenManyThreadsRecord() throws Exception {
    var opened = new AtomicLong();
    inParallel(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            ledger.record(clean(CLAUDE, TLS, 1, 1));
            var changes = ledger.record(found(secret(DASH0, "k" + i % 10, Severity.HIGH)));
            opened.addAndGet(changes.stream().filter(LedgerChange::opened).count());
            ledger.version();
            ledger.evidence(DASH0);
          }
        });
    assertThat(opened).hasValue(10);
    assertThat(ledger.findings(0, 100))
        .hasSize(10)
        .allSatisfy(record -> assertThat(record.count()).isEqualTo((long) THREADS * ROUNDS / 10));
    AgentEvidence evidence = ledger.evidence(DASH0);
    assertThat(evidence.violations())
        .extracting(Violation::occurrences)
        .allSatisfy(n -> assertThat(n).isCloseTo(THREADS * ROUNDS / 10.0, within(1e-9)));
    clock.advance(Duration.ofMinutes(6));
    assertThat(ledger.evidence(CLAUDE).cleanWindows().get(Control.TRANSPORT)).isBetween(.99, 1.0);
  }

  @Test
  void countsEveryWindowOnce_whenTheyChangeUnderLoad() throws Exception {
    var rounds = new AtomicLong();
    inParallel(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            if (rounds.incrementAndGet() % 1_000 == 0) {
              synchronized (clock) {
                clock.advance(Duration.ofMinutes(5));
              }
            }
            ledger.record(clean(CLAUDE, TLS, 10, 10));
            ledger.evidence(CLAUDE);
          }
        });
    ledger.record(clean(CLAUDE, TLS, 10, 10));
    clock.advance(Duration.ofMinutes(6));
    double windows = ledger.evidence(CLAUDE).cleanWindows().getOrDefault(Control.TRANSPORT, 0.0);
    assertThat(windows).isGreaterThan(1).isLessThanOrEqualTo(17);
  }

  @Test
  void countsARedeliveryOnce_whenItRacesWithTheFirst() throws Exception {
    inParallel(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            ledger.record(found("d" + i, secret(CLAUDE, "k", Severity.HIGH)));
          }
        });
    assertThat(ledger.findings(0, 1).get(0).count()).isEqualTo(ROUNDS);
    assertThat(ledger.redeliveries()).isEqualTo((long) (THREADS - 1) * ROUNDS);
  }

  private static void inParallel(Runnable work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      var start = new CountDownLatch(1);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  work.run();
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
