package io.spanwarden.notify;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Category;
import io.spanwarden.event.Client;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.Match;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Notices for tests. */
final class Notices {
  static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN_ID = "b7ad6b7169203331";

  private Notices() {}

  static Notice of(String id) {
    return of(id, Severity.CRITICAL);
  }

  static Notice of(String id, Severity severity) {
    return of(id, 1, finding(severity, FindingClass.REAL, Optional.of(TRACE_ID)));
  }

  static Notice of(String id, long count, Finding finding) {
    byte[] json = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
    return new Notice(
        id,
        finding,
        count == 1 ? Change.OPENED : Change.RAISED,
        Instant.parse("2026-11-24T10:00:00Z"),
        Instant.parse("2026-11-24T10:00:01Z"),
        count,
        () -> json);
  }

  static Finding finding(Severity severity, FindingClass findingClass, Optional<String> traceId) {
    var kind =
        new RiskKind(
            "secret_in_telemetry",
            Category.SECRET,
            Optional.empty(),
            MaestroLayer.L5,
            List.of(),
            List.of(),
            List.of(),
            "",
            BigDecimal.TEN,
            1,
            false);
    var rule = new RuleInfo("made-up", 1, "Made-up token", kind, Set.of(severity), List.of());
    var context =
        new FindingContext(
            Signal.TRACES,
            new AgentId("feeder"),
            Optional.of("session-1"),
            traceId,
            Optional.of(SPAN_ID),
            Optional.of("Bash"),
            Optional.empty(),
            "span.attributes[tool.output]",
            "",
            0,
            20,
            "plain");
    var source =
        new Source(
            "otlp_grpc",
            Transport.GRPC,
            TransportSecurity.TLS_1_3,
            PeerClass.LOOPBACK,
            false,
            Optional.empty(),
            Client.OTHER,
            Optional.empty());
    return new Finding(
        rule,
        severity,
        Confidence.HIGH,
        findingClass,
        new AgentId("worker"),
        true,
        context,
        Optional.of(new Match("made_***", "hmac-sha256:k1:00", 20)),
        "hmac-sha256:k1:00",
        source);
  }

  /** Waits until {@code condition} holds, at most ten seconds. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the condition did not come true");
      }
      Thread.sleep(2);
    }
  }
}
