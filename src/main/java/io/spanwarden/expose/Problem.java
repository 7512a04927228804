package io.spanwarden.expose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;

/** An error as RFC 9457 has it. */
final class Problem {
  private static final MediaType TYPE = MediaType.parse("application/problem+json");

  private Problem() {}

  /** Returns a response that says what is wrong. */
  static HttpResponse of(HttpStatus status, String detail) {
    return of(ResponseHeaders.builder(status).contentType(TYPE).build(), detail);
  }

  /** Returns the response to somebody without a token that would do. */
  static HttpResponse unauthorized() {
    return of(
        ResponseHeaders.builder(HttpStatus.UNAUTHORIZED)
            .contentType(TYPE)
            .add("WWW-Authenticate", "Bearer realm=\"spanwarden\"")
            // Browsers ask for this one; the token is the password, the name does not matter.
            .add("WWW-Authenticate", "Basic realm=\"Spanwarden: the password is a token\"")
            .build(),
        "a token is needed: Authorization: Bearer <token> (spanwarden token create --role viewer)");
  }

  /** Returns the response to somebody whose token is good for something else. */
  static HttpResponse forbidden() {
    return of(
        HttpStatus.FORBIDDEN,
        "the token may read only (expected: one of role analyst: spanwarden token create --role"
            + " analyst)");
  }

  private static HttpResponse of(ResponseHeaders headers, String detail) {
    HttpStatus status = headers.status();
    var body = JsonNodeFactory.instance.objectNode();
    body.put("type", "about:blank")
        .put("title", status.reasonPhrase())
        .put("status", status.code())
        .put("detail", detail);
    return HttpResponse.of(headers, HttpData.ofUtf8(body.toString()));
  }
}
