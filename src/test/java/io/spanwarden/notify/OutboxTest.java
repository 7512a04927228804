package io.spanwarden.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What waits, and what has to go. */
class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private static List<String> drain(Outbox outbox) {
    List<String> ids = new ArrayList<>();
    for (Outbox.Entry entry = outbox.take(NOW); entry != null; entry = outbox.take(NOW)) {
      ids.add(entry.notice.findingId());
      outbox.done(entry);
    }
    return ids;
  }

  @Test
  void theMostSevereGoesFirstThenTheOldest() {
    var outbox = new Outbox(10);
    outbox.add(Notices.of("h1", Severity.HIGH), NOW);
    outbox.add(Notices.of("c1", Severity.CRITICAL), NOW);
    outbox.add(Notices.of("h2", Severity.HIGH), NOW);
    outbox.add(Notices.of("c2", Severity.CRITICAL), NOW);
    assertThat(drain(outbox)).containsExactly("c1", "c2", "h1", "h2");
  }

  @Test
  void overTheCapTheOldestOfTheLeastSevereGoes() {
    var outbox = new Outbox(3);
    assertThat(outbox.add(Notices.of("h1", Severity.HIGH), NOW)).isZero();
    assertThat(outbox.add(Notices.of("c1", Severity.CRITICAL), NOW)).isZero();
    assertThat(outbox.add(Notices.of("h2", Severity.HIGH), NOW)).isZero();
    assertThat(outbox.add(Notices.of("c2", Severity.CRITICAL), NOW)).isEqualTo(1);
    assertThat(outbox.add(Notices.of("c3", Severity.CRITICAL), NOW)).isEqualTo(1);
    assertThat(outbox.add(Notices.of("h3", Severity.HIGH), NOW)).isEqualTo(1);
    assertThat(drain(outbox)).containsExactly("c1", "c2", "c3");
  }

  @Test
  void whatIsUnderWayDoesNotGo() {
    var outbox = new Outbox(1);
    outbox.add(Notices.of("f1"), NOW);
    Outbox.Entry underWay = Objects.requireNonNull(outbox.take(NOW));
    assertThat(outbox.add(Notices.of("f2"), NOW)).isEqualTo(1);
    assertThat(outbox.oldest()).contains(NOW);
    outbox.done(underWay);
    assertThat(outbox.oldest()).isEmpty();
  }
}
