package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Unary gRPC answers (gRPC over HTTP/2, "Responses"): one message and trailers, or trailers only.
 */
final class GrpcAnswers implements Answers {
  static final GrpcAnswers INSTANCE = new GrpcAnswers();

  static final AsciiString GRPC_STATUS = AsciiString.cached("grpc-status");
  static final AsciiString GRPC_MESSAGE = AsciiString.cached("grpc-message");
  private static final AsciiString GRPC_DETAILS = AsciiString.cached("grpc-status-details-bin");
  private static final AsciiString GRPC_ACCEPT_ENCODING =
      AsciiString.cached("grpc-accept-encoding");
  private static final String TYPE = "application/grpc";
  private static final ResponseHeaders HEAD =
      ResponseHeaders.builder(HttpStatus.OK).set(HttpHeaderNames.CONTENT_TYPE, TYPE).build();
  private static final HttpHeaders OK_TRAILERS = HttpHeaders.of(GRPC_STATUS, "0");
  private static final HttpData EMPTY_MESSAGE = frame(new byte[0]);

  private GrpcAnswers() {}

  @Override
  public HttpResponse success() {
    return HttpResponse.of(HEAD, EMPTY_MESSAGE, OK_TRAILERS);
  }

  /** Returns a successful answer with {@code message}. */
  static HttpResponse success(byte[] message) {
    return HttpResponse.of(HEAD, frame(message), OK_TRAILERS);
  }

  @Override
  public HttpResponse refusal(Refusal refusal, String message) {
    return HttpResponse.of(trailersOnly(refusal, message));
  }

  static ResponseHeaders trailersOnly(Refusal refusal, String message) {
    ResponseHeadersBuilder headers = trailersOnly(refusal.rpcCode(), message);
    if (refusal == Refusal.COMPRESSION) {
      headers.set(GRPC_ACCEPT_ENCODING, "identity,gzip,zstd");
    }
    if (refusal.retryable()) {
      byte[] status =
          StatusMessage.protobufWithRetry(refusal.rpcCode(), message, Refusal.RETRY_SECONDS);
      headers.set(GRPC_DETAILS, Base64.getEncoder().withoutPadding().encodeToString(status));
    }
    return headers.build();
  }

  static ResponseHeadersBuilder trailersOnly(RpcCode code, String message) {
    return ResponseHeaders.builder(HttpStatus.OK)
        .endOfStream(true)
        .set(HttpHeaderNames.CONTENT_TYPE, TYPE)
        .set(GRPC_STATUS, String.valueOf(code.number()))
        .set(GRPC_MESSAGE, percentEncoded(message));
  }

  /**
   * Encodes a message for {@code grpc-message}. Never ends in a space: HTTP/2 clients that check
   * field values, such as nghttp2, would reset the stream.
   */
  static String percentEncoded(String message) {
    StringBuilder text = new StringBuilder(message.length());
    for (byte b : StatusMessage.cut(message).strip().getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b < 0x7f && b != '%') {
        text.append((char) b);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.toString();
  }

  private static HttpData frame(byte[] message) {
    byte[] framed = new byte[GrpcFrame.HEAD + message.length];
    framed[4] = (byte) message.length; // all our messages are shorter than 128 bytes
    System.arraycopy(message, 0, framed, GrpcFrame.HEAD, message.length);
    return HttpData.wrap(framed);
  }
}
