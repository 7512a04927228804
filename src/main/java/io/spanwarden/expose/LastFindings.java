package io.spanwarden.expose;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spanwarden.event.Category;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** When a finding that weighs was last seen, by category. Thread-safe. */
final class LastFindings {
  private final Map<Category, AtomicLong> millis = new EnumMap<>(Category.class);

  LastFindings(MeterRegistry registry) {
    for (Category category : Category.values()) {
      var last = new AtomicLong();
      millis.put(category, last);
      Gauge.builder("spanwarden.finding.last.timestamp.seconds", last, at -> at.get() / 1000.0)
          .description("When a finding that weighs was last seen, 0 = never")
          .tag("category", category.label())
          .strongReference(true)
          .register(registry);
    }
  }

  void seen(Category category, Instant when) {
    Objects.requireNonNull(millis.get(category)).accumulateAndGet(when.toEpochMilli(), Math::max);
  }
}
