package io.spanwarden.receive;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns the errors that Armeria finds itself into what OTLP wants, a Status in the encoding of the
 * request. Armeria's own descriptions quote the request, so they are dropped. Thread-safe.
 */
final class StatusErrors implements ServerErrorHandler {
  private final FailureLog failures;

  StatusErrors(FailureLog failures) {
    this.failures = failures;
  }

  @Override
  public HttpResponse onServiceException(ServiceRequestContext ctx, Throwable cause) {
    boolean timedOut = cause instanceof RequestTimeoutException;
    if (!timedOut && !ctx.isCancelled()) {
      failures.report(cause);
    }
    Refusal refusal = timedOut ? Refusal.TIMED_OUT : Refusal.UNAVAILABLE;
    RequestHeaders headers = ctx.request().headers();
    Exchange.of(ctx).ifPresent(exchange -> exchange.ended(refusal));
    return answers(headers).refusal(refusal, refusal.message());
  }

  @Override
  public AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return render(headers, status);
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext ctx,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return render(headers, status);
  }

  private static Answers answers(@Nullable RequestHeaders headers) {
    if (headers != null && ContentTypes.isGrpc(headers.get(HttpHeaderNames.CONTENT_TYPE))) {
      return GrpcAnswers.INSTANCE;
    }
    return ContentTypes.of(headers).orElse(HttpAnswers.JSON);
  }

  private static AggregatedHttpResponse render(
      @Nullable RequestHeaders headers, HttpStatus status) {
    // A 500 makes OTLP clients drop what they sent.
    HttpStatus answered = status.code() == 500 ? HttpStatus.SERVICE_UNAVAILABLE : status;
    RpcCode code = rpcCode(answered.code());
    String message = answered.reasonPhrase();
    if (answers(headers) instanceof HttpAnswers answers) {
      byte[] body = answers.body(code, message);
      return AggregatedHttpResponse.of(
          answers.head(answered, body.length).build(), HttpData.wrap(body));
    }
    return AggregatedHttpResponse.of(GrpcAnswers.trailersOnly(code, message).build());
  }

  private static RpcCode rpcCode(int status) {
    return switch (status) {
      case 401 -> RpcCode.UNAUTHENTICATED;
      case 403 -> RpcCode.PERMISSION_DENIED;
      case 404 -> RpcCode.NOT_FOUND;
      case 405, 501 -> RpcCode.UNIMPLEMENTED;
      case 413 -> RpcCode.RESOURCE_EXHAUSTED;
      case 429, 502, 503, 504 -> RpcCode.UNAVAILABLE;
      default -> status < 500 ? RpcCode.INVALID_ARGUMENT : RpcCode.INTERNAL;
    };
  }
}
