package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Requests to console, API and metrics without a token that would do. Thread-safe. */
final class AuthFailures {
  private final Counter missing;
  private final Counter invalid;

  AuthFailures(MeterRegistry registry) {
    missing = counter(registry, "missing");
    invalid = counter(registry, "invalid");
  }

  private static Counter counter(MeterRegistry registry, String reason) {
    return Counter.builder("spanwarden.auth.failures")
        .description("Requests without a credential that would do")
        .tag("listener", "console")
        .tag("reason", reason)
        .register(registry);
  }

  void count(HttpRequest request) {
    (request.headers().contains("authorization") ? invalid : missing).increment();
  }
}
