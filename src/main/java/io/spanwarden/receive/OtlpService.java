package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;

/** Tells OTLP/gRPC, OTLP/HTTP and mistakes apart, and answers the mistakes. Thread-safe. */
final class OtlpService implements HttpService {
  private final Receiver receiver;
  private final GrpcProtocol grpc;

  OtlpService(Receiver receiver) {
    this.receiver = receiver;
    this.grpc = new GrpcProtocol(receiver);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
    return ContentTypes.isGrpc(type) ? grpc.serve(ctx, request) : serveHttp(ctx, request);
  }

  private HttpResponse serveHttp(ServiceRequestContext ctx, HttpRequest request) {
    String path = ctx.path();
    Optional<HttpAnswers> known = ContentTypes.of(request.headers());
    HttpAnswers answers = known.orElse(HttpAnswers.JSON);
    if (ExportPath.isMedia(path)) {
      return HttpAnswers.JSON.refusal(Refusal.MEDIA, Refusal.MEDIA.message());
    }
    Optional<ExportPath> export = ExportPath.of(path);
    if (export.isEmpty()) {
      Refusal refusal = GrpcProtocol.owns(path) ? Refusal.CONTENT_TYPE : Refusal.UNKNOWN_PATH;
      HttpResponse answer = answers.refusal(refusal, refusal.message());
      return FixedAnswer.after(receiver, ctx, request, receiver.settings().wireLimit(), answer);
    }
    Exchange exchange = new Exchange(receiver, ctx, Call.of(export.get(), answers));
    if (request.method() != HttpMethod.POST) {
      return exchange.refuse(request, Refusal.WRONG_METHOD);
    }
    if (known.isEmpty()) {
      return exchange.refuse(request, Refusal.CONTENT_TYPE);
    }
    String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING);
    return exchange.receive(request, Compression.of(encoding));
  }
}
