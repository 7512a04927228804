package io.spanwarden.receive;

/**
 * Why a request is not acknowledged, and what OTLP says to answer (OTLP 1.11, "Failures" and
 * "Failures (OTLP/HTTP)"). Only 429, 502, 503 and 504 make a client send again over HTTP, so
 * whatever is our own fault is never a 500.
 */
enum Refusal {
  UNKNOWN_PATH(
      404,
      RpcCode.NOT_FOUND,
      Outcome.MALFORMED,
      "unknown path (expected: POST to /v1/traces, /v1/logs or /v1/metrics)"),
  MEDIA(404, RpcCode.NOT_FOUND, Outcome.MALFORMED, "media uploads are not accepted"),
  UNKNOWN_METHOD(
      404,
      RpcCode.UNIMPLEMENTED,
      Outcome.MALFORMED,
      "unknown service or method (expected: Export of TraceService, LogsService, MetricsService)"),
  WRONG_METHOD(405, RpcCode.UNIMPLEMENTED, Outcome.MALFORMED, "wrong HTTP method (expected: POST)"),
  CONTENT_TYPE(
      415,
      RpcCode.INVALID_ARGUMENT,
      Outcome.MALFORMED,
      "unknown content type (expected: application/x-protobuf or application/json)"),
  COMPRESSION(
      415,
      RpcCode.UNIMPLEMENTED,
      Outcome.MALFORMED,
      "unknown compression (expected: identity, gzip or zstd)"),
  CORRUPT(400, RpcCode.INVALID_ARGUMENT, Outcome.MALFORMED, "the compressed body is corrupt"),
  FRAMING(400, RpcCode.INVALID_ARGUMENT, Outcome.MALFORMED, "the body is not one gRPC message"),
  MALFORMED(
      400, RpcCode.INVALID_ARGUMENT, Outcome.MALFORMED, "the body is not an OTLP export request"),
  TOO_LARGE(
      413, RpcCode.RESOURCE_EXHAUSTED, Outcome.TOO_LARGE, "the request is over the size limit"),
  UNAUTHENTICATED(
      401, RpcCode.UNAUTHENTICATED, Outcome.UNAUTHENTICATED, "a valid token is required"),
  FORBIDDEN(
      403, RpcCode.PERMISSION_DENIED, Outcome.UNAUTHENTICATED, "this token may not send telemetry"),
  OVERLOADED(429, RpcCode.UNAVAILABLE, Outcome.THROTTLED, "overloaded, send again later"),
  UNAVAILABLE(503, RpcCode.UNAVAILABLE, Outcome.UNAVAILABLE, "not recorded, send again later"),
  TIMED_OUT(
      503,
      RpcCode.DEADLINE_EXCEEDED,
      Outcome.UNAVAILABLE,
      "not recorded in time, send again later");

  /** What clients are told to wait before they send again. */
  static final int RETRY_SECONDS = 1;

  private final int httpStatus;
  private final RpcCode rpcCode;
  private final Outcome outcome;
  private final String message;

  Refusal(int httpStatus, RpcCode rpcCode, Outcome outcome, String message) {
    this.httpStatus = httpStatus;
    this.rpcCode = rpcCode;
    this.outcome = outcome;
    this.message = message;
  }

  int httpStatus() {
    return httpStatus;
  }

  RpcCode rpcCode() {
    return rpcCode;
  }

  Outcome outcome() {
    return outcome;
  }

  String message() {
    return message;
  }

  /** Returns whether the client should send the same request again. */
  boolean retryable() {
    return this == OVERLOADED || this == UNAVAILABLE || this == TIMED_OUT;
  }
}
