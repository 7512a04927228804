package io.spanwarden.receive;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads {@code grpc-timeout}: at most eight digits and a unit. */
final class GrpcTimeout {
  private static final int MOST_DIGITS = 8;
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private GrpcTimeout() {}

  /** Returns the timeout, at least a millisecond; empty if it is not one. */
  static Optional<Duration> parse(String header) {
    int digits = header.length() - 1;
    if (digits < 1 || digits > MOST_DIGITS) {
      return Optional.empty();
    }
    long amount = 0;
    for (int i = 0; i < digits; i++) {
      char c = header.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      amount = amount * 10 + (c - '0');
    }
    Duration timeout = amount == 0 ? SHORTEST : times(amount, header.charAt(digits));
    if (timeout.isZero()) {
      return Optional.empty();
    }
    return Optional.of(timeout.compareTo(SHORTEST) < 0 ? SHORTEST : timeout);
  }

  /** Returns zero if {@code unit} is none. */
  private static Duration times(long amount, char unit) {
    return switch (unit) {
      case 'H' -> Duration.ofHours(amount);
      case 'M' -> Duration.ofMinutes(amount);
      case 'S' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMillis(amount);
      case 'u' -> Duration.of(amount, ChronoUnit.MICROS);
      case 'n' -> Duration.ofNanos(amount);
      default -> Duration.ZERO;
    };
  }
}
