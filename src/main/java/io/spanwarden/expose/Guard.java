package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses what should not be answered and puts the security headers on every answer. */
final class Guard extends SimpleDecoratingHttpService {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d{1,5})?");
  private static final List<String> OPEN = List.of("/healthz", "/readyz");
  private static final String FINDING = "/api/v1/findings/";

  private final Visitors visitors;
  private final AuthFailures failures;

  Guard(HttpService delegate, Visitors visitors, AuthFailures failures) {
    super(delegate);
    this.visitors = visitors;
    this.failures = failures;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws Exception {
    ctx.mutateAdditionalResponseHeaders(
        headers -> {
          headers.set("Content-Security-Policy", POLICY);
          headers.set("X-Content-Type-Options", "nosniff");
          headers.set("Referrer-Policy", "no-referrer");
          headers.set("Cross-Origin-Opener-Policy", "same-origin");
          headers.set("Cross-Origin-Resource-Policy", "same-origin");
          headers.set("Cache-Control", "no-store");
        });
    boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    boolean changeable = ctx.path().startsWith(FINDING);
    if (!reads && !(changeable && request.method() == HttpMethod.PATCH)) {
      String allowed = changeable ? "GET, HEAD, PATCH" : "GET, HEAD";
      ctx.mutateAdditionalResponseHeaders(headers -> headers.set("Allow", allowed));
      return Problem.of(
          HttpStatus.METHOD_NOT_ALLOWED, "method: not known here (expected: " + allowed + ")");
    }
    String host = Optional.ofNullable(request.headers().authority()).orElse("");
    // A page of somebody else, whose name was made to mean this machine, must not read on.
    if (visitors.loopback() && !LOCAL.matcher(host).matches()) {
      return Problem.of(
          HttpStatus.MISDIRECTED_REQUEST, "host: not this one (expected: localhost or 127.0.0.1)");
    }
    if (!reads && foreign(request, host)) {
      return Problem.of(
          HttpStatus.FORBIDDEN, "origin: a page of another server (expected: none, or this one)");
    }
    Access.Area area = area(ctx, reads);
    if (!OPEN.contains(ctx.path())
        && !(reads && visitors.loopback())
        && visitors.admit(request, area).isEmpty()) {
      failures.count(request);
      boolean reader = !reads && visitors.admit(request, Access.Area.CONSOLE).isPresent();
      return reader ? Problem.forbidden() : Problem.unauthorized();
    }
    return unwrap().serve(ctx, request);
  }

  private static Access.Area area(ServiceRequestContext ctx, boolean reads) {
    if (!reads) {
      return Access.Area.TRIAGE;
    }
    return ctx.path().equals("/metrics") ? Access.Area.METRICS : Access.Area.CONSOLE;
  }

  /**
   * Returns whether a page of another server has a browser send this. Browsers say so in {@code
   * Origin}; what is no browser does not send it, and needs no protection.
   */
  private static boolean foreign(HttpRequest request, String host) {
    String origin = request.headers().get("origin");
    if (origin == null) {
      return false;
    }
    try {
      return !host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return true;
    }
  }
}
