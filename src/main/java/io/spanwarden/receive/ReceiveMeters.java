package io.spanwarden.receive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * The receiver's own metrics. Thread-safe. Every series is there from the start, at 0: a series
 * born at 1 never shows an increase.
 *
 * <p>{@code otlp_requests} counts each export request that was answered, once; one whose client
 * went away before its body was complete, or that named no signal, is not counted. {@code
 * otlp_items} counts what the handler accepted; of a request that is refused as a whole the items
 * are not known.
 */
final class ReceiveMeters {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(25)
  };

  private final MeterRegistry registry;
  private final ByEnum<Signal, SignalMeters> signals;
  private final ByEnum<TransportSecurity, ByEnum<PeerClass, PeerMeters>> peers;
  private final ByEnum<Listener, ByEnum<AuthFailure, Counter>> authFailures;

  ReceiveMeters(MeterRegistry registry, Admission admission, ScanPool pool) {
    this.registry = registry;
    this.signals = ByEnum.of(Signal.class, SignalMeters::new);
    this.peers =
        ByEnum.of(
            TransportSecurity.class,
            security -> ByEnum.of(PeerClass.class, peer -> new PeerMeters(security, peer)));
    this.authFailures =
        ByEnum.of(
            Listener.class,
            listener -> ByEnum.of(AuthFailure.class, reason -> authFailure(listener, reason)));
    registerQueue(pool);
    registerBudget(admission);
  }

  /** Counts an answered request, which took {@code nanos} from its head to its answer. */
  void answered(Signal signal, Transport transport, Outcome outcome, long nanos) {
    TransportMeters meters = signals.get(signal).transports.get(transport);
    meters.outcomes.get(outcome).increment();
    meters.duration.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Counts the items that the handler accepted. */
  void accepted(Signal signal, long items) {
    signals.get(signal).accepted.increment((double) items);
  }

  /** Counts a complete body, as sent. */
  void received(Signal signal, Compression compression, int bytes) {
    signals.get(signal).received.get(compression).increment(bytes);
  }

  /** Counts a message that the handler gets. */
  void decompressed(Signal signal, int bytes) {
    signals.get(signal).decompressed.increment(bytes);
  }

  /** Counts how a request arrived. */
  void arrived(TransportSecurity security, PeerClass peer) {
    peers.get(security).get(peer).arrived.increment();
  }

  /** Returns the number of open connections of a kind, to be changed. */
  AtomicInteger connections(Transport transport, TransportSecurity security, PeerClass peer) {
    return peers.get(security).get(peer).connections.get(transport);
  }

  /** Counts a credential that did not do. */
  void authFailed(Listener listener, AuthFailure reason) {
    authFailures.get(listener).get(reason).increment();
  }

  private Counter authFailure(Listener listener, AuthFailure reason) {
    return counter(
        "spanwarden.auth.failures",
        "Requests without a credential that would do",
        "listener",
        listener.label(),
        "reason",
        reason.label());
  }

  private void registerQueue(ScanPool pool) {
    gauge("spanwarden.queue.items", "Requests waiting to be scanned", pool, ScanPool::queued);
    gauge(
        "spanwarden.queue.capacity.items",
        "Requests that may wait to be scanned",
        pool,
        ScanPool::capacity);
  }

  private void registerBudget(Admission admission) {
    gauge(
        "spanwarden.otlp.in.flight.bytes",
        "Bytes that requests hold, as sent and decompressed",
        admission,
        budget -> (double) budget.used());
    gauge(
        "spanwarden.otlp.in.flight.limit.bytes",
        "Bytes that requests may hold before they are throttled",
        admission,
        budget -> (double) budget.limit());
  }

  private <T> void gauge(
      String name, String help, T owner, ToDoubleFunction<T> value, String... tags) {
    Gauge.builder(name, owner, value)
        .description(help)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private Counter counter(String name, String help, String... tags) {
    return Counter.builder(name).description(help).tags(tags).register(registry);
  }

  /** The meters of one signal. */
  private final class SignalMeters {
    private final ByEnum<Transport, TransportMeters> transports;
    private final ByEnum<Compression, Counter> received;
    private final Counter decompressed;
    private final Counter accepted;

    SignalMeters(Signal signal) {
      String label = signal.label();
      transports = ByEnum.of(Transport.class, transport -> new TransportMeters(label, transport));
      received = ByEnum.of(Compression.class, compression -> received(label, compression));
      decompressed =
          counter(
              "spanwarden.otlp.decompressed.bytes",
              "Bytes of messages after decompression",
              "signal",
              label);
      accepted = items(label, "accepted");
      items(label, "rejected");
      items(label, "dropped");
    }

    private Counter received(String signal, Compression compression) {
      return counter(
          "spanwarden.otlp.received.bytes",
          "Bytes of complete request bodies, as sent",
          "signal",
          signal,
          "encoding",
          compression.label());
    }

    private Counter items(String signal, String outcome) {
      return counter(
          "spanwarden.otlp.items",
          "Spans, log records and data points",
          "signal",
          signal,
          "outcome",
          outcome);
    }
  }

  /** The meters of one signal by one transport. */
  private final class TransportMeters {
    private final ByEnum<Outcome, Counter> outcomes;
    private final Timer duration;

    TransportMeters(String signal, Transport transport) {
      outcomes = ByEnum.of(Outcome.class, outcome -> requests(signal, transport, outcome));
      duration =
          Timer.builder("spanwarden.otlp.request.duration")
              .description("Time from the head of an export request to its answer")
              .tags("signal", signal, "transport", transport.label())
              .serviceLevelObjectives(BOUNDS)
              .register(registry);
    }

    private Counter requests(String signal, Transport transport, Outcome outcome) {
      return counter(
          "spanwarden.otlp.requests",
          "Export requests answered",
          "signal",
          signal,
          "transport",
          transport.label(),
          "outcome",
          outcome.label());
    }
  }

  /** The meters of one protection and one place of the sender. */
  private final class PeerMeters {
    private final Counter arrived;
    private final ByEnum<Transport, AtomicInteger> connections;

    PeerMeters(TransportSecurity security, PeerClass peer) {
      arrived =
          counter(
              "spanwarden.otlp.transport.requests",
              "Export requests by protection and place of the sender",
              "security",
              security.label(),
              "peer",
              peer.label());
      connections = ByEnum.of(Transport.class, transport -> open(transport, security, peer));
    }

    private AtomicInteger open(Transport transport, TransportSecurity security, PeerClass peer) {
      AtomicInteger open = new AtomicInteger();
      gauge(
          "spanwarden.otlp.connections",
          "Open connections, by the transport of their first export request",
          open,
          AtomicInteger::get,
          "transport",
          transport.label(),
          "security",
          security.label(),
          "peer",
          peer.label());
      return open;
    }
  }
}
