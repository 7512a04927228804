package io.spanwarden.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What a webhook's receiver said.
 *
 * @param status of HTTP
 * @param retryAfter the header of that name
 */
record Answer(int status, Optional<String> retryAfter) {
  /** The request itself is at fault, so that sending it again cannot help; or nobody wants it. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 410, 413, 422);

  private static final Duration LONGEST = Duration.ofHours(1);

  boolean delivered() {
    return status >= 200 && status < 300;
  }

  boolean refused() {
    return FOR_GOOD.contains(status);
  }

  /** Returns how long the receiver wants to be left alone, at most an hour; zero if unsaid. */
  Duration pause(Instant now) {
    Duration asked = retryAfter.map(text -> parse(text.strip(), now)).orElse(Duration.ZERO);
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration parse(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration until = Duration.between(now, date.toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
