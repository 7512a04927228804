package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads content types, in any case and without their parameters. */
final class ContentTypes {
  private static final String GRPC = "application/grpc";

  private ContentTypes() {}

  /** Returns how to answer an OTLP/HTTP request, empty if its content type is neither. */
  static Optional<HttpAnswers> of(@Nullable RequestHeaders headers) {
    String type = headers == null ? null : headers.get(HttpHeaderNames.CONTENT_TYPE);
    if (is(type, "application/x-protobuf")) {
      return Optional.of(HttpAnswers.PROTOBUF);
    }
    return is(type, "application/json") ? Optional.of(HttpAnswers.JSON) : Optional.empty();
  }

  /** Returns whether {@code type} is gRPC with protobuf messages; gRPC-Web is not. */
  static boolean isGrpc(@Nullable String type) {
    return is(type, GRPC) || is(type, GRPC + "+proto");
  }

  private static boolean is(@Nullable String type, String wanted) {
    if (type == null) {
      return false;
    }
    int semicolon = type.indexOf(';');
    String bare = semicolon < 0 ? type : type.substring(0, semicolon);
    return bare.strip().equalsIgnoreCase(wanted);
  }
}
