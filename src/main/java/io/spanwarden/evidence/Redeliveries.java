package io.spanwarden.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.spanwarden.event.Credential;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Source;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Remembers the messages with findings of the last ten minutes, to tell those that an exporter
 * sends again because it missed our answer. Bounded: under a flood the oldest are forgotten early,
 * and a repetition of them counts. Thread-safe.
 */
final class Redeliveries {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MAX_MESSAGES = 65_536;

  private final Cache<Message, Boolean> messages;

  Redeliveries(SteadyClock clock) {
    this.messages =
        Caffeine.newBuilder()
            .maximumSize(MAX_MESSAGES)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /** Returns whether the same sender has already sent this message, and remembers it. */
  boolean repeats(Observation observation) {
    if (observation.digest().isEmpty()) {
      return false;
    }
    var message = new Message(sender(observation.source()), observation.digest());
    return messages.asMap().putIfAbsent(message, true) != null;
  }

  private static String sender(Source source) {
    return source
        .credential()
        .map(Credential::reference)
        .orElseGet(() -> "peer:" + source.peer().label());
  }

  private record Message(String sender, String digest) {}
}
