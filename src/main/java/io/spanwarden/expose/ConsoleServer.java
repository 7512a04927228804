package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import com.linecorp.armeria.server.file.HttpFile;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Console, API, metrics and health on one port. Thread-safe. */
public final class ConsoleServer implements AutoCloseable {
  private static final List<String> FILES = List.of("console.js", "console.css", "icon.svg");

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Server server;

  private ConsoleServer(Server server) {
    this.server = server;
  }

  /**
   * What is served.
   *
   * @param scores the live scores
   * @param findings what was found
   * @param meters the scores as gauges
   * @param registry everything that {@code /metrics} shows
   * @param certificate if all is to be encrypted
   * @param access who may read, beyond loopback
   * @param ready whether the whole program is
   */
  public record Content(
      Scores scores,
      Findings findings,
      LiveMeters meters,
      PrometheusMeterRegistry registry,
      Optional<TlsProvider> certificate,
      Access access,
      BooleanSupplier ready) {}

  /**
   * Starts to listen.
   *
   * @throws IOException if the port is taken or a TLS file cannot be used
   */
  public static ConsoleServer start(ConsoleSettings settings, Content content) throws IOException {
    var address = new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port());
    ServerBuilder builder = Server.builder().meterRegistry(NoopMeterRegistry.get());
    builder.port(
        address, content.certificate().isPresent() ? SessionProtocol.HTTPS : SessionProtocol.HTTP);
    content.certificate().ifPresent(builder::tlsProvider);
    routes(builder, content);
    var failures = new AuthFailures(content.registry());
    boolean loopback = address.getAddress().isLoopbackAddress();
    builder.decorator(service -> new Guard(service, loopback, content.access(), failures));
    builder.gracefulShutdownTimeout(Duration.ofMillis(50), PATIENCE);
    builder.disableServerHeader();
    builder.unloggedExceptionsReportInterval(Duration.ZERO);
    Server server = builder.build();
    try {
      server.start().join();
    } catch (CompletionException e) {
      throw new IOException(
          "console: cannot listen on "
              + settings.bind()
              + ":"
              + settings.port()
              + " (expected: a free port)",
          e.getCause());
    }
    return new ConsoleServer(server);
  }

  private static void routes(ServerBuilder builder, Content content) {
    builder.serviceUnder("/api/v1/", new ApiService(content.scores(), content.findings()));
    builder.service("/metrics", new MetricsService(content.registry(), content.meters()));
    builder.service("/healthz", (ctx, request) -> text(HttpStatus.OK, "ok"));
    builder.service(
        "/readyz",
        (ctx, request) ->
            content.ready().getAsBoolean()
                ? text(HttpStatus.OK, "ready")
                : text(HttpStatus.SERVICE_UNAVAILABLE, "not ready"));
    ClassLoader loader = ConsoleServer.class.getClassLoader();
    builder.service("/", HttpFile.of(loader, "console/index.html").asService());
    for (String file : FILES) {
      builder.service("/" + file, HttpFile.of(loader, "console/" + file).asService());
    }
    builder.service("/runbooks/{alert}", new RunbookService());
    builder.service(
        Route.ofCatchAll(),
        (ctx, request) ->
            Problem.of(
                HttpStatus.NOT_FOUND,
                "no such page (expected: /, /metrics, /healthz, /readyz or /api/v1/…; OTLP is received"
                    + " on its own ports)"));
  }

  private static HttpResponse text(HttpStatus status, String text) {
    return HttpResponse.of(status, MediaType.PLAIN_TEXT_UTF_8, text);
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.activeLocalPort();
  }

  /** Stops: the port is closed and requests have ended when it returns. */
  @Override
  public void close() {
    // The acceptor rests for two more seconds after the port is closed: nobody has to wait for
    // that.
    server.stop().completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Refuses what should not be answered and puts the security headers on every answer. */
  private static final class Guard extends SimpleDecoratingHttpService {
    private static final String POLICY =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Pattern LOCAL =
        Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d{1,5})?");
    private static final List<String> OPEN = List.of("/healthz", "/readyz");

    private final boolean loopback;
    private final Access access;
    private final AuthFailures failures;

    Guard(HttpService delegate, boolean loopback, Access access, AuthFailures failures) {
      super(delegate);
      this.failures = failures;
      this.loopback = loopback;
      this.access = access;
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
      if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
        ctx.mutateAdditionalResponseHeaders(headers -> headers.set("Allow", "GET, HEAD"));
        return Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method: not known here (expected: GET)");
      }
      // A page of somebody else, whose name was made to mean this machine, must not read on.
      if (loopback
          && !LOCAL
              .matcher(Optional.ofNullable(request.headers().authority()).orElse(""))
              .matches()) {
        return Problem.of(
            HttpStatus.MISDIRECTED_REQUEST,
            "host: not this one (expected: localhost or 127.0.0.1)");
      }
      if (!loopback && !OPEN.contains(ctx.path()) && !allowed(ctx, request)) {
        failures.count(request);
        return Problem.unauthorized();
      }
      return unwrap().serve(ctx, request);
    }

    private boolean allowed(ServiceRequestContext ctx, HttpRequest request) {
      Access.Area area = ctx.path().equals("/metrics") ? Access.Area.METRICS : Access.Area.CONSOLE;
      return access.allows(Optional.ofNullable(request.headers().get("authorization")), area);
    }
  }
}
