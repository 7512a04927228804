package io.spanwarden.receive;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A handler that keeps what it gets; protobuf that does not parse is malformed. */
final class RecordingHandler implements ExportHandler {
  /** A copy of an export, and the thread that handed it over. */
  @SuppressWarnings("ArrayRecordComponent") // compared by the tests, not by equals
  record Seen(Signal signal, Encoding encoding, byte[] message, Source source, String thread) {}

  /** Returns the items of an export. */
  @FunctionalInterface
  interface Behaviour {
    long handle(Export export) throws MalformedTelemetryException;
  }

  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private volatile Behaviour behaviour = export -> 1;

  /** Does {@code behaviour} from now on, after keeping a copy. */
  void behave(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  @Override
  public CompletionStage<Long> handle(Export export) throws MalformedTelemetryException {
    byte[] message = Arrays.copyOf(export.bytes(), export.length());
    if (export.encoding() == Encoding.PROTOBUF) {
      check(export.signal(), message);
    }
    String thread = Thread.currentThread().getName();
    seen.add(new Seen(export.signal(), export.encoding(), message, export.source(), thread));
    return CompletableFuture.completedStage(behaviour.handle(export));
  }

  /** Returns the next export, within ten seconds. */
  Seen next() throws InterruptedException {
    Seen next = seen.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no export came in");
    }
    return next;
  }

  int waiting() {
    return seen.size();
  }

  private static void check(Signal signal, byte[] message) throws MalformedTelemetryException {
    try {
      MessageLite parsed =
          switch (signal) {
            case TRACES -> ExportTraceServiceRequest.parseFrom(message);
            case LOGS -> ExportLogsServiceRequest.parseFrom(message);
            case METRICS -> ExportMetricsServiceRequest.parseFrom(message);
          };
      Objects.requireNonNull(parsed);
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedTelemetryException("resource_spans[0]: cut short (expected: a message)");
    }
  }
}
