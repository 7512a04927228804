package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletableFuture;

/** Reads and drops a body, then gives an answer that does not depend on it. */
final class FixedAnswer implements BodyCollector.Listener {
  private final CompletableFuture<HttpResponse> response = new CompletableFuture<>();
  private final HttpResponse answer;

  private FixedAnswer(HttpResponse answer) {
    this.answer = answer;
  }

  /** Answers {@code request} after at most twice {@code limit} bytes of its body. */
  static HttpResponse after(
      Receiver receiver,
      ServiceRequestContext ctx,
      HttpRequest request,
      int limit,
      HttpResponse answer) {
    if (request.headers().contentLength() > 2L * limit) {
      return answer;
    }
    FixedAnswer listener = new FixedAnswer(answer);
    BodyCollector.refusing(Refusal.UNKNOWN_PATH, limit, receiver.admission().open(), listener)
        .collect(ctx, request);
    return HttpResponse.of(listener.response);
  }

  @Override
  public void complete(ReceivedBody body, Admission.Lease lease) {
    throw new IllegalStateException("a dropped body is complete");
  }

  @Override
  public void refused(Refusal refusal) {
    response.complete(answer);
  }

  @Override
  public void aborted() {
    response.complete(answer);
  }
}
