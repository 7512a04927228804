package io.spanwarden.evidence;

import static io.spanwarden.evidence.Happenings.draw;
import static io.spanwarden.evidence.Happenings.evidence;
import static io.spanwarden.evidence.Happenings.factor;
import static io.spanwarden.evidence.Happenings.ledger;
import static io.spanwarden.evidence.Happenings.occurrences;
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
import io.spanwarden.event.Severity;
import io.spanwarden.evidence.Happenings.Happening;
import io.spanwarden.evidence.Happenings.What;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold for any history, from requests to the factor, on seeded random ones. */
final class LedgerPropertiesTest {
  private static final int HISTORIES = 200;
  private static final What[] SEEN = {What.CLEAN, What.CLEAN, What.LEAK};
  private static final What[] ALL = {
    What.CLEAN, What.CLEAN, What.CLEAN, What.LEAK, What.LEAK, What.RESOLVE, What.SUPPRESS
  };

  private final Random random = new Random(11);

  /** Finding ids are drawn anew in each ledger, so they are left out. */
  private static void assertSame(AgentEvidence one, AgentEvidence other) {
    assertThat(one.cleanWindows()).isEqualTo(other.cleanWindows());
    assertThat(one.status()).isEqualTo(other.status());
    assertThat(one.lastSeen()).isEqualTo(other.lastSeen());
    assertThat(occurrences(one)).isEqualTo(occurrences(other));
    assertThat(factor(one)).isEqualTo(factor(other));
  }

  private static List<Double> sorted(AgentEvidence evidence) {
    return occurrences(evidence).stream().sorted().toList();
  }

  @Test
  void isTheSame_inWhateverOrderThingsOfOneTimeArrive() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> history = draw(random, SEEN);
      var shuffled = new ArrayList<>(history);
      Collections.shuffle(shuffled, random);
      shuffled.sort(Comparator.comparing(Happening::at));
      AgentEvidence one = evidence(history);
      AgentEvidence other = evidence(shuffled);
      assertThat(other.cleanWindows()).isEqualTo(one.cleanWindows());
      assertThat(factor(other)).isEqualTo(factor(one));
      assertThat(sorted(other)).hasSameSizeAs(sorted(one));
      for (int j = 0; j < sorted(one).size(); j++) {
        assertThat(sorted(other).get(j)).isCloseTo(sorted(one).get(j), within(1e-12));
      }
    }
  }

  @Test
  void isTheSame_howeverOftenSomebodyLooked() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> history = draw(random, ALL);
      var watched = new ArrayList<Happening>();
      for (Happening happening : history) {
        watched.add(Happenings.one(random, happening.at(), What.LOOK));
        watched.add(happening);
      }
      assertSame(evidence(watched), evidence(history));
    }
  }

  @Test
  void neverFalls_whenAFindingOccurs() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> history = draw(random, SEEN);
      List<Happening> worse = inserted(history, What.LEAK);
      assertThat(factor(evidence(worse))).isGreaterThanOrEqualTo(factor(evidence(history)));
    }
  }

  @Test
  void neverRises_whenCleanTimeIsWatched() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> history = draw(random, ALL);
      List<Happening> better = inserted(history, What.CLEAN);
      assertThat(factor(evidence(better))).isLessThanOrEqualTo(factor(evidence(history)));
    }
  }

  @Test
  void neverRises_whenAFindingIsResolvedOrSuppressed() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> history = draw(random, SEEN);
      for (What decision : List.of(What.RESOLVE, What.SUPPRESS)) {
        assertThat(factor(evidence(inserted(history, decision))))
            .isLessThanOrEqualTo(factor(evidence(history)));
      }
    }
  }

  private List<Happening> inserted(List<Happening> history, What what) {
    int index = random.nextInt(history.size());
    var more = new ArrayList<>(history);
    more.add(index + 1, Happenings.one(random, history.get(index).at(), what));
    return more;
  }

  @Test
  void isTheSame_whenAgentsAreSharedAmongLedgers() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> mine = draw(random, ALL);
      var both = new ArrayList<>(mine);
      draw(random, ALL).forEach(happening -> both.add(happening.of(DASH0)));
      both.sort(Comparator.comparing(Happening::at));
      var last = both.get(both.size() - 1);
      var alone = new ArrayList<>(mine);
      alone.add(new Happening(last.at(), What.LOOK, CLAUDE, "", Severity.INFO));
      assertSame(ledger(both, FakeClock.START).evidence(CLAUDE), evidence(alone));
    }
  }

  /** The occurrences of a finding are a sum, so that of two ledgers is the sum of theirs. */
  @Test
  void isTheSame_whenTheOccurrencesOfAFindingAreSharedAmongLedgers() {
    for (int i = 0; i < HISTORIES; i++) {
      var clock = new FakeClock();
      var whole = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());
      var shards =
          List.of(
              new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog()),
              new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog()));
      for (int j = 0; j < 10; j++) {
        clock.advance(Duration.ofMinutes(random.nextInt(1_000)));
        var finding = secret(CLAUDE, "k" + random.nextInt(3), Severity.HIGH);
        whole.record(found(finding));
        shards.get(random.nextInt(2)).record(found(finding));
      }
      var merged = byKey(shards.get(0));
      byKey(shards.get(1)).forEach((key, n) -> merged.merge(key, n, Double::sum));
      byKey(whole).forEach((key, n) -> assertThat(merged.get(key)).isCloseTo(n, within(1e-12)));
      assertThat(merged).hasSameSizeAs(byKey(whole));
    }
  }

  private static Map<String, Double> byKey(Ledger ledger) {
    Map<String, Double> byId =
        ledger.evidence(CLAUDE).violations().stream()
            .collect(Collectors.toMap(Violation::findingId, Violation::occurrences));
    var byKey = new TreeMap<String, Double>();
    for (FindingRecord record : ledger.findings(0, 100)) {
      byKey.put(record.finding().evidenceKey(), byId.getOrDefault(record.id(), 0.0));
    }
    return byKey;
  }

  @Test
  void isTheSame_whenTheClockGoesBackAndForth() {
    for (int i = 0; i < HISTORIES; i++) {
      var steady = new ArrayList<Happening>();
      var jumping = new ArrayList<Happening>();
      Duration latest = Duration.ZERO;
      for (Happening happening : draw(random, SEEN)) {
        boolean back = !steady.isEmpty() && random.nextInt(3) == 0;
        Duration shown = back ? happening.at().minusDays(random.nextInt(400)) : happening.at();
        latest = latest.compareTo(shown) > 0 ? latest : shown;
        jumping.add(at(happening, shown));
        steady.add(at(happening, latest));
      }
      jumping.add(new Happening(latest, What.LOOK, CLAUDE, "", Severity.INFO));
      assertSame(evidence(jumping), evidence(steady));
    }
  }

  private static Happening at(Happening happening, Duration at) {
    return new Happening(
        at, happening.what(), happening.agent(), happening.key(), happening.severity());
  }

  @Test
  void isTheSame_whenThirtyTwoBitsOfSecondsOverflow() {
    Instant shortly = Instant.parse("2038-01-18T00:00:00Z");
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> history = draw(random, ALL);
      AgentEvidence then = ledger(history, shortly).evidence(CLAUDE);
      AgentEvidence now = ledger(history, FakeClock.START).evidence(CLAUDE);
      assertThat(factor(then)).isEqualTo(factor(now));
      for (int j = 0; j < now.violations().size(); j++) {
        assertThat(occurrences(then).get(j)).isCloseTo(occurrences(now).get(j), within(1e-9));
      }
    }
  }

  @Test
  void isTheSame_whateverAnUnverifiedSenderForges() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Happening> mine = draw(random, ALL);
      var forged = new ArrayList<>(mine);
      for (Happening happening : draw(random, SEEN)) {
        if (happening.at().compareTo(mine.get(mine.size() - 1).at()) <= 0) {
          forged.add(happening.of(CLAUDE.unverified()));
        }
      }
      forged.sort(Comparator.comparing(Happening::at));
      assertSame(
          ledger(endingWith(mine, forged), FakeClock.START).evidence(CLAUDE), evidence(mine));
    }
  }

  /** Lets the forged history end when the true one does. */
  private static List<Happening> endingWith(List<Happening> mine, List<Happening> forged) {
    forged.add(at(forged.get(0), mine.get(mine.size() - 1).at()).of(CLAUDE.unverified()));
    return forged;
  }

  @Test
  void countsAMillionCleanSpansAsOneWindow_inTheFactor() {
    var clock = new FakeClock();
    var few = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());
    var many = new Ledger(Reference.PARAMETERS, clock, 1_000, new MemoryLog());
    few.record(clean(CLAUDE, TLS, 5, 5));
    many.record(clean(CLAUDE, TLS, 1_000_000, 1_000_000));
    clock.advance(Duration.ofMinutes(10));
    assertSame(many.evidence(CLAUDE), few.evidence(CLAUDE));
  }
}
