package io.spanwarden.receive;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerPort;
import com.linecorp.armeria.server.ServerTlsConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.ClientAuth;
import io.spanwarden.event.Fingerprinter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The OTLP receiver: one server with two ports, both of which serve gRPC and HTTP. Thread-safe.
 *
 * <pre>
 * event loop: head checked, body taken in within the budget
 *   -> scanning thread: unfolded into its own buffer -> handler -> answer
 * </pre>
 */
public final class OtlpServer implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofMillis(50);
  private static final Duration POLL = Duration.ofMillis(1);
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int MOST_STREAMS = 1_000;
  private static final int LARGEST_HEAD = 16 << 10; // long bearer tokens

  private final Server server;
  private final ScanPool pool;
  private final Optional<ServerCertificate> certificate;
  private final int grpcPort;
  private final int httpPort;

  private OtlpServer(
      Server server,
      ScanPool pool,
      Optional<ServerCertificate> certificate,
      int grpcPort,
      int httpPort) {
    this.server = server;
    this.pool = pool;
    this.certificate = certificate;
    this.grpcPort = grpcPort;
    this.httpPort = httpPort;
  }

  /**
   * Starts to listen.
   *
   * @param handler called for each message, by scanning threads
   * @param tokens what senders are checked against
   * @param fingerprinter hashes credentials that we did not issue
   * @param registry gets the receiver's metrics
   * @throws IllegalArgumentException if {@link ReceiveSettings#validate} finds a problem
   * @throws IOException if a port is taken or a TLS file cannot be used
   */
  public static OtlpServer start(
      ReceiveSettings settings,
      ExportHandler handler,
      TokenStore tokens,
      Fingerprinter fingerprinter,
      MeterRegistry registry)
      throws IOException {
    List<String> problems = settings.validate();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    Optional<ServerCertificate> certificate = certificate(settings, registry);
    Admission admission = new Admission(settings.inFlightLimit());
    ScanPool pool = new ScanPool(settings.scanningThreads(), settings.queueCapacity());
    Receiver receiver =
        new Receiver(
            settings,
            handler,
            admission,
            pool,
            new ReceiveMeters(registry, admission, pool),
            new Authenticator(tokens, fingerprinter, settings.requireCredentials()),
            new Forwarding(
                settings.trustedProxies().stream().flatMap(b -> Cidr.parse(b).stream()).toList()),
            new FailureLog(),
            new AtomicInteger(settings.grpcPort()));
    try {
      return listen(receiver, certificate);
    } catch (IOException | RuntimeException e) {
      certificate.ifPresent(ServerCertificate::close);
      pool.close(0);
      throw e;
    }
  }

  private static Optional<ServerCertificate> certificate(
      ReceiveSettings settings, MeterRegistry registry) throws IOException {
    InstantSource clock = InstantSource.system();
    if (settings.tls().isEmpty()) {
      ServerCertificate.registerNone(clock, registry);
      return Optional.empty();
    }
    return Optional.of(ServerCertificate.watch(settings.tls().get(), clock, registry));
  }

  /** Returns the port named {@code otlp_grpc}. */
  public int grpcPort() {
    return grpcPort;
  }

  /** Returns the port named {@code otlp_http}. */
  public int httpPort() {
    return httpPort;
  }

  /** Returns the certificate of the listeners, which is read anew when its files change. */
  public Optional<TlsProvider> certificate() {
    return certificate.map(its -> its);
  }

  /** Stops; requests that are in flight get up to two seconds to end. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + DRAIN.toNanos();
    certificate.ifPresent(ServerCertificate::close);
    CompletableFuture<Void> stopped = server.stop();
    // Armeria closes the ports once requests have ended; what still comes by open connections finds
    // the pool closed and is told to send again. Its future comes seconds later, after Netty's
    // quiet times.
    while (!stopped.isDone()
        && !server.activePorts().isEmpty()
        && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    pool.close(Math.max(0, (deadline - System.nanoTime()) / 1_000_000));
  }

  private static OtlpServer listen(Receiver receiver, Optional<ServerCertificate> certificate)
      throws IOException {
    Server server = build(receiver, certificate);
    try {
      server.start().join();
    } catch (CompletionException e) {
      server.close();
      throw new IOException(
          "cannot listen on "
              + receiver.settings().bindAddress()
              + " (expected: free ports for OTLP and usable TLS files)",
          e.getCause());
    }
    // In the order in which they were asked for.
    List<ServerPort> ports = new ArrayList<>(server.activePorts().values());
    int grpcPort = ports.get(0).localAddress().getPort();
    int httpPort = ports.get(1).localAddress().getPort();
    receiver.grpcPort().set(grpcPort);
    return new OtlpServer(server, receiver.pool(), certificate, grpcPort, httpPort);
  }

  private static Server build(Receiver receiver, Optional<ServerCertificate> certificate)
      throws IOException {
    ReceiveSettings settings = receiver.settings();
    SessionProtocol protocol =
        settings.tls().isPresent() ? SessionProtocol.HTTPS : SessionProtocol.HTTP;
    ServerBuilder builder =
        Server.builder()
            .port(new InetSocketAddress(settings.bind(), settings.grpcPort()), protocol)
            .port(new InetSocketAddress(settings.bind(), settings.httpPort()), protocol)
            .serviceUnder("/", new OtlpService(receiver))
            .errorHandler(new StatusErrors(receiver.failures()))
            // We count bytes ourselves: Armeria's answer to an excess is not OTLP's.
            .maxRequestLength(0)
            .requestTimeout(settings.requestTimeout())
            .idleTimeout(settings.idleTimeout(), true)
            .maxNumConnections(MOST_CONNECTIONS)
            .http2MaxStreamsPerConnection(MOST_STREAMS)
            .http2MaxHeaderListSize(LARGEST_HEAD)
            .http1MaxHeaderSize(LARGEST_HEAD)
            .gracefulShutdownTimeout(QUIET, DRAIN)
            .disableServerHeader()
            .meterRegistry(NoopMeterRegistry.get())
            // Messages of exceptions may quote a request.
            .unloggedExceptionsReportInterval(Duration.ZERO);
    try {
      certificate.ifPresent(
          its -> secure(builder, its, settings.tls().orElseThrow().clientAuthority().isPresent()));
      return builder.build();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException("tls: the files cannot be used (expected: PEM, PKCS #8 key)", e);
    }
  }

  private static void secure(ServerBuilder builder, ServerCertificate certificate, boolean mutual) {
    builder.tlsProvider(
        certificate,
        ServerTlsConfig.builder()
            .clientAuth(mutual ? ClientAuth.REQUIRE : ClientAuth.NONE)
            .tlsCustomizer(context -> context.protocols("TLSv1.3", "TLSv1.2"))
            .build());
  }
}
