package io.spanwarden.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One export request with one span, whose tool output holds one credential.
 *
 * @param secret the credential: who sends the same one again shows the same finding
 * @param traceId the trace, which no other request has
 */
record Sent(String secret, String traceId) {
  /** Returns the message, always the same bytes. */
  byte[] body() {
    return """
        {"resourceSpans":[{"resource":{"attributes":[
        {"key":"service.name","value":{"stringValue":"claude-code"}}]},
        "scopeSpans":[{"scope":{"name":"com.anthropic.claude_code.tracing"},"spans":[
        {"traceId":"%s","spanId":"%s","name":"claude_code.tool","kind":1,
        "startTimeUnixNano":"1764000000000000000","endTimeUnixNano":"1764000000001000000",
        "attributes":[{"key":"tool.output","value":{"stringValue":"token: %s"}}]}]}]}]}
        """
        .formatted(traceId, traceId.substring(0, 16), secret)
        .getBytes(UTF_8);
  }
}
