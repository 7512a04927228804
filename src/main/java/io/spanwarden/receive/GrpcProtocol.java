package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.spanwarden.event.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The three unary Export methods and the health check, by our own framing (gRPC over HTTP/2,
 * "Requests"). Thread-safe.
 *
 * <p>The health check needs no credential, so that a load balancer can ask, and does not look at
 * the service that is asked for: all share one server.
 */
final class GrpcProtocol {
  private static final String COLLECTOR = "/opentelemetry.proto.collector.";
  private static final String HEALTH = "/grpc.health.v1.Health/";
  private static final Map<String, Signal> EXPORTS =
      Map.of(
          COLLECTOR + "trace.v1.TraceService/Export", Signal.TRACES,
          COLLECTOR + "logs.v1.LogsService/Export", Signal.LOGS,
          COLLECTOR + "metrics.v1.MetricsService/Export", Signal.METRICS);

  private static final int LARGEST_HEALTH_REQUEST = 4096;

  /** HealthCheckResponse: field 1, status, is SERVING (1), as long as there is an answer at all. */
  private static final byte[] SERVING = {8, 1};

  private final Receiver receiver;

  GrpcProtocol(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Returns whether {@code path} is one of ours, so that only gRPC may ask for it. */
  static boolean owns(String path) {
    return path.startsWith(COLLECTOR) || path.startsWith(HEALTH);
  }

  HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    if (request.method() != HttpMethod.POST) {
      return refuse(ctx, request, Refusal.WRONG_METHOD, HttpAnswers.JSON);
    }
    shorten(ctx, request.headers().get("grpc-timeout"));
    Signal signal = EXPORTS.get(ctx.path());
    if (signal != null) {
      Exchange exchange = new Exchange(receiver, ctx, Call.grpc(signal));
      return exchange.receive(request, Compression.of(request.headers().get("grpc-encoding")));
    }
    if (ctx.path().equals(HEALTH + "Check")) {
      HttpResponse healthy = GrpcAnswers.success(SERVING);
      return FixedAnswer.after(receiver, ctx, request, LARGEST_HEALTH_REQUEST, healthy);
    }
    return refuse(ctx, request, Refusal.UNKNOWN_METHOD, GrpcAnswers.INSTANCE);
  }

  private HttpResponse refuse(
      ServiceRequestContext ctx, HttpRequest request, Refusal refusal, Answers answers) {
    HttpResponse answer = answers.refusal(refusal, refusal.message());
    return FixedAnswer.after(receiver, ctx, request, receiver.settings().wireLimit(), answer);
  }

  private void shorten(ServiceRequestContext ctx, @Nullable String header) {
    Optional<Duration> wanted = header == null ? Optional.empty() : GrpcTimeout.parse(header);
    if (wanted.isPresent() && wanted.get().compareTo(receiver.settings().requestTimeout()) < 0) {
      ctx.setRequestTimeout(TimeoutMode.SET_FROM_START, wanted.get());
    }
  }
}
