package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.stream.SubscriptionOption;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Takes in a body within the limits. Runs on the event loop of its connection.
 *
 * <p>A body that is refused is still read, and dropped, up to twice the limit before the answer: a
 * client in the middle of sending would otherwise see a reset stream in place of the reason.
 */
final class BodyCollector implements Subscriber<HttpObject> {
  /** What becomes of a body. Exactly one method is called, once. */
  interface Listener {
    /** The body is complete; it and its lease now belong to the listener. */
    void complete(ReceivedBody body, Admission.Lease lease);

    /** The body was refused, and everything it held is given back. */
    void refused(Refusal refusal);

    /** The client went away or the time was up, and everything is given back. */
    void aborted();
  }

  private final int limit;
  private final Admission.Lease lease;
  private final Listener listener;
  private final ReceivedBody body = new ReceivedBody();
  private @Nullable Refusal refusal;
  private long received;
  private boolean answered;

  BodyCollector(int limit, Admission.Lease lease, Listener listener) {
    this.limit = limit;
    this.lease = lease;
    this.listener = listener;
  }

  /** Returns a collector that drops everything and ends in {@code refusal}. */
  static BodyCollector refusing(
      Refusal refusal, int limit, Admission.Lease lease, Listener listener) {
    BodyCollector collector = new BodyCollector(limit, lease, listener);
    collector.refuse(refusal);
    return collector;
  }

  /** Starts to take in the body of {@code request}. */
  void collect(ServiceRequestContext ctx, HttpRequest request) {
    request.subscribe(this, ctx.eventLoop(), SubscriptionOption.WITH_POOLED_OBJECTS);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject object) {
    if (!(object instanceof HttpData piece)) {
      return; // trailers
    }
    received += piece.length();
    if (refusal == null && received > limit) {
      refuse(Refusal.TOO_LARGE);
    }
    if (refusal == null && !lease.tryReserve(piece.length())) {
      refuse(Refusal.OVERLOADED);
    }
    if (refusal == null) {
      body.add(piece);
      return;
    }
    piece.close();
    if (received > 2L * limit) {
      answer(refusal);
    }
  }

  @Override
  public void onComplete() {
    if (refusal != null) {
      answer(refusal);
    } else {
      answered = true;
      listener.complete(body, lease);
    }
  }

  @Override
  public void onError(Throwable cause) {
    letGo();
    if (!answered) {
      answered = true;
      listener.aborted();
    }
  }

  private void refuse(Refusal reason) {
    refusal = reason;
    letGo();
  }

  private void letGo() {
    body.close();
    lease.close();
  }

  private void answer(Refusal reason) {
    if (!answered) {
      answered = true;
      listener.refused(reason);
    }
  }
}
