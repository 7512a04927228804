package io.spanwarden.evidence;

import static io.spanwarden.evidence.Sightings.CLAUDE;
import static io.spanwarden.evidence.Sightings.DASH0;
import static io.spanwarden.evidence.Sightings.TLS;
import static io.spanwarden.evidence.Sightings.clean;
import static io.spanwarden.evidence.Sightings.found;
import static io.spanwarden.evidence.Sightings.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.StateJson.GroupJson;
import io.spanwarden.score.Reference;
import io.spanwarden.store.Checkpoint;
import io.spanwarden.store.EntryKind;
import io.spanwarden.store.JournalListener;
import io.spanwarden.store.Store;
import io.spanwarden.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCheckTest {
  private static final int MOST = 1_000;
  private static final JournalListener NOBODY =
      new JournalListener() {
        @Override
        public void written(EntryKind kind) {}

        @Override
        public void dropped(Exception problem) {}

        @Override
        public void failed(Exception problem) {}

        @Override
        public void committed(long nanos) {}
      };

  @TempDir private Path directory;

  private Store open() {
    return Store.open(directory, Long.MAX_VALUE, NOBODY);
  }

  /** Lives through half a day of an agent with secrets and another without. */
  private void live(FakeClock clock, EvidenceParameters parameters) {
    try (Store store = open()) {
      Ledger ledger = Ledger.open(parameters, clock, MOST, store);
      for (int i = 0; i < 30; i++) {
        clock.advance(Duration.ofSeconds(37));
        ledger.record(clean(DASH0, TLS, 100, 100));
        if (i % 3 == 0) {
          ledger.record(found(secret(CLAUDE, "key" + i % 4, Severity.HIGH)));
        }
        ledger.maintain();
        if (i == 10 || i == 20) {
          ledger.checkpoint();
        }
      }
      String id = ledger.findings(0, 1).get(0).id();
      assertThat(ledger.resolve(id, "ann", "rotated")).isPresent();
      ledger.canaryProven(DASH0, "ann", "planted");
      clock.advance(Duration.ofHours(1));
      ledger.record(found(secret(CLAUDE, "late", Severity.CRITICAL)));
      ledger.checkpoint();
      store.journal().durable().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  private JournalCheck.Outcome check(EvidenceParameters parameters) {
    try (StoreReader reader = StoreReader.open(Store.file(directory))) {
      return JournalCheck.of(reader, parameters, MOST);
    }
  }

  @Test
  void entriesLeadToTheCheckpointToTheLastBit() {
    var clock = new FakeClock();
    live(clock, Reference.PARAMETERS);
    live(clock, Reference.PARAMETERS);
    JournalCheck.Outcome outcome = check(Reference.PARAMETERS);
    assertThat(outcome.skipped()).isEmpty();
    assertThat(outcome.difference()).isEmpty();
    assertThat(outcome.entries()).isGreaterThan(20);
  }

  @Test
  void aCheckpointThatSaysSomethingElseIsNamed() {
    live(new FakeClock(), Reference.PARAMETERS);
    String id;
    try (Store store = open()) {
      Checkpoint newest = store.checkpoints().latest().orElseThrow();
      StateJson json = EntryJson.read(newest.state(), StateJson.class);
      GroupJson first = json.findings().get(0);
      id = first.id();
      String forged =
          new String(newest.state(), UTF_8)
              .replaceFirst("\"count\":" + first.count(), "\"count\":1000");
      long now = newest.atMillis();
      store.journal().checkpoint(store.journal().lastSequence(), now, now, forged.getBytes(UTF_8));
    }
    assertThat(check(Reference.PARAMETERS).difference()).hasValue("finding " + id + " differs");
  }

  @Test
  void otherParametersAreNotCompared() {
    var clock = new FakeClock();
    live(clock, Reference.PARAMETERS);
    EvidenceParameters other = withHash("01");
    assertThat(check(other).skipped()).hasValueSatisfying(r -> assertThat(r).contains("other"));
    try (Store store = open()) {
      Ledger.open(other, clock, MOST, store);
    }
    assertThat(check(other).skipped())
        .hasValueSatisfying(reason -> assertThat(reason).contains("parameters changed"));
    live(clock, other);
    JournalCheck.Outcome outcome = check(other);
    assertThat(outcome.skipped()).isEmpty();
    assertThat(outcome.difference()).isEmpty();
  }

  @Test
  void aLedgerWithoutACheckpointIsNotCompared() {
    try (Store store = open()) {
      Ledger.open(Reference.PARAMETERS, new FakeClock(), MOST, store);
    }
    JournalCheck.Outcome outcome = check(Reference.PARAMETERS);
    assertThat(outcome.skipped()).hasValue("there is no checkpoint yet");
    assertThat(outcome.difference()).isEmpty();
  }

  private static EvidenceParameters withHash(String hash) {
    EvidenceParameters p = Reference.PARAMETERS;
    return new EvidenceParameters(
        p.version(),
        hash,
        p.mitigationFloor(),
        p.weights(),
        p.caps(),
        p.bits(),
        p.halfLives(),
        p.window(),
        p.grace(),
        p.minimumRecords(),
        p.cleanHalfLife(),
        p.credit(),
        p.silentAgeing(),
        p.hardExpiry(),
        p.staleAfter(),
        p.activeFrom(),
        p.threatFrom(),
        p.operators(),
        p.floors());
  }
}
