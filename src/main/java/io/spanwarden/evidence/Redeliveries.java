package io.spanwarden.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Remembers the messages with findings of the last ten minutes, to tell those that an exporter
 * sends again because it missed our answer. Bounded: under a flood the oldest are forgotten early,
 * and a repetition of them counts. Thread-safe.
 */
final class Redeliveries {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MAX_MESSAGES = 65_536;

  private final Cache<Message, Long> messages;

  Redeliveries(SteadyClock clock) {
    this.messages =
        Caffeine.newBuilder()
            .maximumSize(MAX_MESSAGES)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /** Returns whether a message was received before, not too long ago. */
  boolean repeats(Message message, long now) {
    Long received = messages.getIfPresent(message);
    // The cache counts from when it was told, which after a restart is later.
    return received != null && now - received < REMEMBERED.toMillis();
  }

  /** Remembers a message that was recorded, if it was received not too long ago. */
  void remember(Message message, long received, long now) {
    if (now - received < REMEMBERED.toMillis()) {
      messages.put(message, received);
    }
  }

  /** Returns what is remembered, with the times of receipt. */
  Map<Message, Long> remembered() {
    return Map.copyOf(messages.asMap());
  }
}
