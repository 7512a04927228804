package io.spanwarden.receive;

import com.linecorp.armeria.common.HttpResponse;

/** The answers of one OTLP transport. Thread-safe. */
interface Answers {
  /** Returns the empty export response: everything was accepted. */
  HttpResponse success();

  /** Returns the answer to a refused request; {@code message} holds no telemetry. */
  HttpResponse refusal(Refusal refusal, String message);
}
