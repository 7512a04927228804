package io.spanwarden.expose;

import io.prometheus.metrics.tracer.common.SpanContext;
import io.spanwarden.event.FindingContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the counters which leak they count, so that a scrape in OpenMetrics carries the trace and
 * span id of one. Thread-safe.
 *
 * <p>Only ids of the form that W3C Trace Context gives them get in: whatever a sender writes in
 * their place stays out of the metrics.
 */
public final class Exemplars implements SpanContext {
  // What one thread counts at this moment, whichever server it belongs to.
  private static final ThreadLocal<@Nullable FindingContext> CURRENT = new ThreadLocal<>();

  /** Runs something that counts a finding. */
  void during(FindingContext context, Runnable counting) {
    if (context.traceId().filter(id -> isHex(id, 32)).isEmpty()
        || context.spanId().filter(id -> isHex(id, 16)).isEmpty()) {
      counting.run();
      return;
    }
    CURRENT.set(context);
    try {
      counting.run();
    } finally {
      CURRENT.remove();
    }
  }

  private static boolean isHex(String id, int length) {
    return id.length() == length
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public @Nullable String getCurrentTraceId() {
    FindingContext context = CURRENT.get();
    return context == null ? null : context.traceId().orElse(null);
  }

  @Override
  public @Nullable String getCurrentSpanId() {
    FindingContext context = CURRENT.get();
    return context == null ? null : context.spanId().orElse(null);
  }

  @Override
  public boolean isCurrentSpanSampled() {
    return CURRENT.get() != null;
  }

  @Override
  public void markCurrentSpanAsExemplar() {
    // The span is the agent's: nothing of ours can mark it.
  }
}
