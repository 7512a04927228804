package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.nio.charset.StandardCharsets;

/** OTLP/HTTP answers: the content type of the request, and a Status as the body of every error. */
final class HttpAnswers implements Answers {
  static final HttpAnswers PROTOBUF = new HttpAnswers(MediaType.X_PROTOBUF, new byte[0]);
  static final HttpAnswers JSON =
      new HttpAnswers(MediaType.JSON, "{}".getBytes(StandardCharsets.UTF_8));

  private final MediaType type;
  private final ResponseHeaders successHeaders;
  private final HttpData successBody;

  private HttpAnswers(MediaType type, byte[] success) {
    this.type = type;
    this.successBody = HttpData.wrap(success);
    this.successHeaders =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(type)
            .contentLength(success.length)
            .build();
  }

  @Override
  public HttpResponse success() {
    return HttpResponse.of(successHeaders, successBody);
  }

  @Override
  public HttpResponse refusal(Refusal refusal, String message) {
    byte[] body = body(refusal.rpcCode(), message);
    ResponseHeadersBuilder headers = head(HttpStatus.valueOf(refusal.httpStatus()), body.length);
    if (refusal.retryable()) {
      headers.set(HttpHeaderNames.RETRY_AFTER, String.valueOf(Refusal.RETRY_SECONDS));
    }
    switch (refusal) {
      case WRONG_METHOD -> headers.set(HttpHeaderNames.ALLOW, "POST");
      case UNAUTHENTICATED -> headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
      case COMPRESSION -> headers.set(HttpHeaderNames.ACCEPT_ENCODING, "gzip, zstd");
      default -> {}
    }
    return HttpResponse.of(headers.build(), HttpData.wrap(body));
  }

  /** Starts the head of an answer in this encoding. */
  ResponseHeadersBuilder head(HttpStatus status, int length) {
    return ResponseHeaders.builder(status).contentType(type).contentLength(length);
  }

  /** Returns a Status in this encoding. */
  byte[] body(RpcCode code, String message) {
    return this == JSON ? StatusMessage.json(code, message) : StatusMessage.protobuf(code, message);
  }
}
