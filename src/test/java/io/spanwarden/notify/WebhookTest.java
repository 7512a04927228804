package io.spanwarden.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Webhooks against real HTTP servers. */
class WebhookTest {
  private static final String SECRET = "k".repeat(32);

  private static Webhook webhook(URI... urls) {
    return Webhook.start(WebhookSettings.of(urls), "1.2", InstantSource.system());
  }

  /** Waits are skipped. */
  private static Webhook impatient(SkippingTimer timer, URI... urls) {
    return Webhook.start(WebhookSettings.of(urls), "1.2", timer, name -> timer);
  }

  @Test
  void aGraveFindingIsPostedWithinASecondInItsEnvelope() throws Exception {
    try (var receiver = new Receiver((n, exchange) -> 204);
        Webhook webhook = webhook(receiver.url())) {
      long start = System.nanoTime();
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> !receiver.posts.isEmpty());
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      System.out.println("webhook: delivered after " + latency.toMillis() + " ms");
      assertThat(latency).isLessThan(Duration.ofSeconds(1));
      Receiver.Post post = receiver.posts.get(0);
      assertThat(post.method()).isEqualTo("POST");
      assertThat(post.path()).isEqualTo(Receiver.SECRET_PATH + "?key=hidden-key");
      assertThat(post.header("Content-Type")).isEqualTo("application/json");
      assertThat(post.header("User-Agent")).isEqualTo("spanwarden/1.2");
      assertThat(post.header("Idempotency-Key")).isEqualTo("f1:1");
      assertThat(post.headers()).doesNotContainKey("Spanwarden-signature");
      JsonNode body = new ObjectMapper().readTree(post.body());
      assertThat(body.get("schema").asText()).isEqualTo("spanwarden.notification/v1");
      assertThat(body.get("event").asText()).isEqualTo("finding.opened");
      assertThat(Instant.parse(body.get("sent_at").asText())).isBeforeOrEqualTo(Instant.now());
      assertThat(body.get("finding").get("id").asText()).isEqualTo("f1");
      Notices.await(() -> webhook.stats().delivered() == 1);
      assertThat(webhook.stats()).isEqualTo(new ChannelStats(1, 0, 0, Optional.empty()));
    }
  }

  @Test
  void theSignatureIsTheHmacOfTimeAndBody() throws Exception {
    try (var receiver = new Receiver((n, exchange) -> 200)) {
      var settings =
          new WebhookSettings(
              List.of(receiver.url()), Severity.HIGH, Optional.of(SECRET), false, Optional.empty());
      try (Webhook webhook = Webhook.start(settings, "1.2", InstantSource.system())) {
        webhook.accept(Notices.of("f1"));
        Notices.await(() -> !receiver.posts.isEmpty());
      }
      Receiver.Post post = receiver.posts.get(0);
      String[] parts = post.header("Spanwarden-Signature").split("[=,]", -1);
      assertThat(parts).hasSize(4).startsWith("t").contains("v1");
      assertThat(Long.parseLong(parts[1]))
          .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(10L));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = parts[1] + "." + new String(post.body(), StandardCharsets.UTF_8);
      byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      assertThat(parts[3]).isEqualTo(String.format("%064x", new java.math.BigInteger(1, expected)));
    }
  }

  @Test
  void whatIsNotRealOrNotGraveIsNotPosted() throws Exception {
    try (var receiver = new Receiver((n, exchange) -> 204);
        Webhook webhook = webhook(receiver.url())) {
      webhook.accept(Notices.of("mild", Severity.MEDIUM));
      webhook.accept(
          Notices.of(
              "example",
              1,
              Notices.finding(Severity.CRITICAL, FindingClass.PLACEHOLDER, Optional.empty())));
      webhook.accept(Notices.of("grave", Severity.HIGH));
      Notices.await(() -> webhook.stats().delivered() == 1);
      assertThat(receiver.posts)
          .extracting(post -> post.header("Idempotency-Key"))
          .containsExactly("grave:1");
    }
  }

  @Test
  void anUnavailableServerGetsItAgain() throws Exception {
    var timer = new SkippingTimer();
    try (var receiver = new Receiver((n, exchange) -> n <= 2 ? 503 : 200);
        Webhook webhook = impatient(timer, receiver.url())) {
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> webhook.stats().delivered() == 1);
      assertThat(webhook.stats()).isEqualTo(new ChannelStats(1, 2, 0, Optional.empty()));
      assertThat(receiver.posts)
          .extracting(post -> post.header("Idempotency-Key"))
          .containsExactly("f1:1", "f1:1", "f1:1");
    }
  }

  @Test
  void aServerThatComesUpLaterGetsIt() throws Exception {
    int port = Receiver.freePort();
    try (Webhook webhook = webhook(URI.create("http://127.0.0.1:" + port + "/"))) {
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> webhook.stats().retried() == 1);
      assertThat(webhook.stats().oldestPending()).isPresent();
      try (var receiver = new Receiver(port, (n, exchange) -> 200)) {
        Notices.await(() -> webhook.stats().delivered() == 1);
        assertThat(receiver.posts).hasSize(1);
      }
    }
  }

  @Test
  void retryAfterIsHonouredUpToAnHour() throws Exception {
    var timer = new SkippingTimer();
    Receiver.Behaviour busy =
        (n, exchange) -> {
          if (n <= 2) {
            exchange.getResponseHeaders().set("Retry-After", n == 1 ? "90" : "999999");
          }
          return n <= 2 ? 429 : 200;
        };
    try (var receiver = new Receiver(busy);
        Webhook webhook = impatient(timer, receiver.url())) {
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> webhook.stats().delivered() == 1);
      assertThat(timer.waits).containsExactly(Duration.ofSeconds(90), Duration.ofHours(1));
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    var timer = new SkippingTimer();
    try (var elsewhere = new Receiver((n, exchange) -> 200);
        var receiver =
            new Receiver(
                (n, exchange) -> {
                  exchange.getResponseHeaders().set("Location", elsewhere.url().toString());
                  return n == 1 ? 307 : 200;
                });
        Webhook webhook = impatient(timer, receiver.url())) {
      webhook.accept(Notices.of("f1"));
      Notices.await(() -> webhook.stats().delivered() == 1);
      assertThat(webhook.stats().retried()).isEqualTo(1);
      assertThat(elsewhere.posts).isEmpty();
    }
  }

  @Test
  void aSlowServerDelaysNoOther() throws Exception {
    try (var slow =
            new Receiver(
                (n, exchange) -> {
                  Thread.sleep(60_000);
                  return 200;
                });
        var quick = new Receiver((n, exchange) -> 200)) {
      Webhook webhook = webhook(slow.url(), quick.url());
      long start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        webhook.accept(Notices.of("f" + i));
      }
      Notices.await(() -> quick.posts.size() == 20);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(slow.posts).hasSize(1);
      long closing = System.nanoTime();
      webhook.close();
      assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(6));
      assertThat(webhook.stats()).isEqualTo(new ChannelStats(20, 0, 20, Optional.empty()));
    }
  }

  @Test
  void closingDeliversWhatWaits() throws Exception {
    try (var receiver = new Receiver((n, exchange) -> 200)) {
      Webhook webhook = webhook(receiver.url());
      for (int i = 0; i < 50; i++) {
        webhook.accept(Notices.of("f" + i));
      }
      webhook.close();
      assertThat(receiver.posts).hasSize(50);
      assertThat(webhook.stats()).isEqualTo(new ChannelStats(50, 0, 0, Optional.empty()));
      webhook.accept(Notices.of("late"));
      assertThat(webhook.stats().dropped()).isEqualTo(1);
    }
  }

  @Test
  void noLogLineHoldsPathOrQuery() throws Exception {
    PrintStream err = System.err;
    var log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    var timer = new SkippingTimer();
    try (var receiver = new Receiver(WebhookTest::misbehave)) {
      URI refused = URI.create("http://127.0.0.1:" + Receiver.freePort() + Receiver.SECRET_PATH);
      try (Webhook webhook = impatient(timer, receiver.url(), refused)) {
        for (int i = 0; i < 3; i++) {
          webhook.accept(Notices.of("f" + i));
        }
        Notices.await(() -> webhook.stats().delivered() >= 2 && webhook.stats().retried() >= 2);
      }
    } finally {
      System.setErr(err);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("webhook http://127.0.0.1:")
        .doesNotContain("hidden");
  }

  private static int misbehave(int n, com.sun.net.httpserver.HttpExchange exchange)
      throws IOException {
    if (n == 1) {
      exchange.close();
    }
    return n == 2 ? 500 : n == 3 ? 422 : 200;
  }
}
