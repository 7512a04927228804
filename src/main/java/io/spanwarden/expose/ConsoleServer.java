package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.file.HttpFile;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spanwarden.event.RiskKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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
   * @param past the scores of earlier times
   * @param findings what was found
   * @param detected kinds of risk that some rule finds
   * @param meters the scores as gauges
   * @param registry everything that {@code /metrics} shows
   * @param certificate if all is to be encrypted
   * @param access who may do what, beyond loopback
   * @param clock tells what is past
   * @param ready whether the whole program is
   */
  public record Content(
      Scores scores,
      PastScores past,
      Findings findings,
      Set<RiskKind> detected,
      LiveMeters meters,
      PrometheusMeterRegistry registry,
      Optional<TlsProvider> certificate,
      Access access,
      InstantSource clock,
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
    var visitors = new Visitors(address.getAddress().isLoopbackAddress(), content.access());
    routes(builder, content, visitors);
    var failures = new AuthFailures(content.registry());
    builder.decorator(service -> new Guard(service, visitors, failures));
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

  private static void routes(ServerBuilder builder, Content content, Visitors visitors) {
    var agents =
        new AgentsResource(
            content.scores(),
            content.past(),
            content.findings(),
            content.detected(),
            content.clock());
    var findings = new FindingsResource(content.scores(), content.findings(), visitors);
    builder.serviceUnder("/api/v1/", new ApiService(agents, findings));
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
}
