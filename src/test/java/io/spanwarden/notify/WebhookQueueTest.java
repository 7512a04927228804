package io.spanwarden.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, when, and in which order. */
class WebhookQueueTest {
  private final SkippingTimer timer = new SkippingTimer();
  private final List<String> sent = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    timer.stop();
  }

  private WebhookQueue queue(Function<Notice, Integer> status) {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), () -> 1);
    return new WebhookQueue(
        "http://there",
        notice -> {
          sent.add(notice.findingId() + ":" + notice.count());
          return CompletableFuture.completedFuture(
              new Answer(status.apply(notice), Optional.empty()));
        },
        timer,
        timer,
        backoff,
        100);
  }

  @Test
  void waitsDoubleFromASecondToFiveMinutesForADay() throws Exception {
    WebhookQueue queue = queue(notice -> 503);
    queue.accept(Notices.of("f1"));
    Notices.await(() -> queue.dropped() == 1);
    assertThat(timer.waits.subList(0, 11))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    assertThat(timer.waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(5));
    assertThat(queue.retried()).isEqualTo(sent.size());
    assertThat(queue.oldest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410, 413, 422})
  void aRefusalIsFinal(int status) throws Exception {
    WebhookQueue queue = queue(notice -> status);
    queue.accept(Notices.of("f1"));
    Notices.await(() -> queue.dropped() == 1);
    assertThat(sent).containsExactly("f1:1");
    assertThat(queue.retried()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 404, 408, 429, 500, 504})
  void everythingElseIsTriedAgain(int status) throws Exception {
    WebhookQueue queue = queue(notice -> sent.size() < 3 ? status : 202);
    queue.accept(Notices.of("f1"));
    Notices.await(() -> queue.delivered() == 1);
    assertThat(sent).hasSize(3);
    assertThat(queue.dropped()).isZero();
  }

  @Test
  void theNoticesOfAFindingStayInOrderAndOthersPassBy() throws Exception {
    WebhookQueue queue =
        queue(
            notice -> {
              if (!notice.findingId().equals("bad") || sent.contains("good:1")) {
                return 200;
              }
              LockSupport.parkNanos(1_000_000); // else a day of tries is over before "good" is here
              return 500;
            });
    queue.accept(Notices.of("bad"));
    queue.accept(
        Notices.of(
            "bad", 7, Notices.finding(Severity.CRITICAL, FindingClass.REAL, Optional.empty())));
    queue.accept(Notices.of("good"));
    Notices.await(() -> queue.delivered() == 3);
    assertThat(sent.indexOf("bad:7")).isGreaterThan(sent.lastIndexOf("bad:1"));
    assertThat(sent.indexOf("good:1")).isLessThan(sent.lastIndexOf("bad:1"));
  }

  @Test
  void aNoticeWhoseDocumentCannotBeMadeIsDropped() throws Exception {
    WebhookQueue queue =
        queue(
            notice -> {
              if (notice.findingId().equals("broken")) {
                throw new IllegalStateException("made up");
              }
              return 200;
            });
    queue.accept(Notices.of("broken"));
    queue.accept(Notices.of("f1"));
    Notices.await(() -> queue.delivered() == 1);
    assertThat(queue.dropped()).isEqualTo(1);
  }
}
