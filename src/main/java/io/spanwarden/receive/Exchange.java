package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Export;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.NotRecordedException;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One export request, from its head to its answer.
 *
 * <p>The event loop checks the head and takes in the body; a scanning thread unfolds it, calls the
 * handler and answers. What the request holds is given back before the answer leaves.
 */
final class Exchange {
  private static final AttributeKey<Exchange> KEY =
      AttributeKey.valueOf(Exchange.class, "EXCHANGE");

  private final Receiver receiver;
  private final ServiceRequestContext ctx;
  private final Call call;
  private final long started = System.nanoTime();
  private final CompletableFuture<HttpResponse> response = new CompletableFuture<>();
  private final AtomicBoolean counted = new AtomicBoolean();

  Exchange(Receiver receiver, ServiceRequestContext ctx, Call call) {
    this.receiver = receiver;
    this.ctx = ctx;
    this.call = call;
    ctx.setAttr(KEY, this);
  }

  /** Returns the exchange that a request belongs to, if it got that far. */
  static Optional<Exchange> of(ServiceRequestContext ctx) {
    return Optional.ofNullable(ctx.attr(KEY));
  }

  Answers answers() {
    return call.answers();
  }

  /** Takes in a request whose path, method and content type are right. */
  HttpResponse receive(HttpRequest request, Optional<Compression> compression) {
    Sender sender = Sender.of(receiver, ctx, call.transport());
    Authenticator.Verdict verdict =
        receiver
            .authenticator()
            .check(
                request.headers().get(HttpHeaderNames.AUTHORIZATION),
                sender.connection().certificate());
    if (verdict.failure().isPresent()) {
      receiver.meters().authFailed(sender.listener(), verdict.failure().get());
      return refuse(request, verdict.failure().get().refusal());
    }
    if (compression.isEmpty()) {
      return refuse(request, Refusal.COMPRESSION);
    }
    Source source = sender.source(call, verdict.credential());
    return collect(request, new Intake(source, compression.get()), null);
  }

  /** Refuses a request by its head. */
  HttpResponse refuse(HttpRequest request, Refusal refusal) {
    return collect(request, new Drain(), refusal);
  }

  /** Counts a request that ended without an answer of ours, such as a timeout. */
  void ended(Refusal refusal) {
    count(refusal.outcome());
  }

  private HttpResponse collect(
      HttpRequest request, BodyCollector.Listener listener, @Nullable Refusal refusal) {
    int limit = receiver.settings().wireLimit() + call.framing();
    if (request.headers().contentLength() > 2L * limit) {
      listener.refused(refusal != null ? refusal : Refusal.TOO_LARGE);
      return HttpResponse.of(response);
    }
    Admission.Lease lease = receiver.admission().open();
    BodyCollector collector =
        refusal == null
            ? new BodyCollector(limit, lease, listener)
            : BodyCollector.refusing(refusal, limit, lease, listener);
    collector.collect(ctx, request);
    return HttpResponse.of(response);
  }

  private void scan(Workbench workbench, ReceivedBody body, Admission.Lease lease, Intake intake) {
    CompletionStage<Ending> ending;
    try (body;
        lease) {
      // Answered with a timeout already: the client sends it again.
      ending =
          ctx.isTimedOut()
              ? CompletableFuture.completedStage(ending(Refusal.TIMED_OUT))
              : handle(workbench, body, lease, intake);
    } finally {
      workbench.clear();
    }
    // What it holds is given back before it waits for the disk.
    var unused = ending.thenAccept(this::finish);
  }

  private CompletionStage<Ending> handle(
      Workbench workbench, ReceivedBody body, Admission.Lease lease, Intake intake) {
    Ending refused;
    try {
      Compression compression = intake.compression;
      if (call.transport() == Transport.GRPC && !GrpcFrame.compressed(body, compression)) {
        compression = Compression.NONE;
      }
      int limit = receiver.settings().messageLimit();
      MessageBuffer message = workbench.unfold(body, call.framing(), compression, limit, lease);
      receiver.meters().decompressed(call.signal(), message.length());
      Encoding encoding =
          call.transport() == Transport.HTTP_JSON ? Encoding.JSON : Encoding.PROTOBUF;
      Export export =
          new Export(call.signal(), encoding, message.array(), message.length(), intake.source);
      return receiver.handler().handle(export).handle(this::recorded);
    } catch (RefusedException e) {
      refused = ending(e.refusal());
    } catch (MalformedTelemetryException e) {
      String message = Refusal.MALFORMED.message() + ": " + e.getMessage();
      refused = new Ending(Outcome.MALFORMED, call.answers().refusal(Refusal.MALFORMED, message));
    } catch (NotRecordedException e) {
      refused = ending(Refusal.UNAVAILABLE); // a meter of its own tells that nothing can be written
    } catch (RuntimeException | Error e) {
      // Our own fault, so the client must send it again; OTLP clients do not after a 500.
      receiver.failures().report(e);
      refused = ending(Refusal.UNAVAILABLE);
    }
    return CompletableFuture.completedStage(refused);
  }

  private Ending recorded(@Nullable Long items, @Nullable Throwable problem) {
    if (items == null) {
      return ending(Refusal.UNAVAILABLE);
    }
    receiver.meters().accepted(call.signal(), items);
    return new Ending(Outcome.ACCEPTED, call.answers().success());
  }

  private Ending ending(Refusal refusal) {
    return new Ending(refusal.outcome(), call.answers().refusal(refusal, refusal.message()));
  }

  private void finish(Ending ending) {
    count(ending.outcome);
    response.complete(ending.answer);
  }

  private void count(Outcome outcome) {
    if (counted.compareAndSet(false, true)) {
      long nanos = System.nanoTime() - started;
      receiver.meters().answered(call.signal(), call.transport(), outcome, nanos);
    }
  }

  /** How a request ends. */
  private record Ending(Outcome outcome, HttpResponse answer) {}

  /** Drops a body and answers with the reason. */
  private class Drain implements BodyCollector.Listener {
    @Override
    public void complete(ReceivedBody body, Admission.Lease lease) {
      throw new IllegalStateException("a refused body is complete");
    }

    @Override
    public void refused(Refusal refusal) {
      finish(ending(refusal));
    }

    @Override
    public void aborted() {
      response.complete(HttpResponse.of(499)); // nobody is there to read it
    }
  }

  /** Hands a complete body to the scanning threads. */
  private final class Intake extends Drain {
    private final Source source;
    private final Compression compression;

    Intake(Source source, Compression compression) {
      this.source = source;
      this.compression = compression;
    }

    @Override
    public void complete(ReceivedBody body, Admission.Lease lease) {
      receiver.meters().received(call.signal(), compression, body.length());
      if (!receiver.pool().offer(workbench -> scan(workbench, body, lease, this))) {
        body.close();
        lease.close();
        finish(ending(Refusal.OVERLOADED));
      }
    }
  }
}
