package io.spanwarden.receive;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each kind of unexpected failure once, by its class and place in the code. Never its message:
 * that may quote telemetry. Thread-safe.
 */
final class FailureLog {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final int MOST_KINDS = 100;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  void report(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String kind = failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    if (seen.size() < MOST_KINDS && seen.add(kind)) {
      LOG.error("export request failed, clients send it again: {}", kind);
    }
  }
}
