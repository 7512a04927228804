package io.spanwarden.receive;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of all listeners. Its files are looked at every ten seconds: new ones serve the
 * next handshake; ones that cannot be used are reported once, and the old ones stay. Thread-safe.
 */
final class ServerCertificate implements TlsProvider {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final List<String> LISTENERS = List.of("otlp_grpc", "otlp_http", "console");
  private static final byte[] PROBE = {1, 2, 3};

  private final TlsFiles files;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "spanwarden-certificate");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Loaded loaded;
  private volatile long seen;
  private volatile boolean usable = true;
  private volatile Instant lastSuccess;

  private record Loaded(TlsKeyPair pair, List<X509Certificate> authorities) {}

  private ServerCertificate(TlsFiles files, InstantSource clock) throws IOException {
    this.files = files;
    this.clock = clock;
    this.seen = stamp();
    this.loaded = load();
    this.lastSuccess = clock.instant();
  }

  /**
   * Reads the files and looks at them from then on.
   *
   * @throws IOException if they cannot be read or are no PEM certificate and PKCS #8 key that
   *     belong together
   */
  static ServerCertificate watch(TlsFiles files, InstantSource clock, MeterRegistry registry)
      throws IOException {
    var certificate = new ServerCertificate(files, clock);
    certificate.register(registry);
    var unused =
        certificate.timer.scheduleWithFixedDelay(
            certificate::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    return certificate;
  }

  /** Registers what there is to say without TLS: nothing has to be taken up. */
  static void registerNone(InstantSource clock, MeterRegistry registry) {
    Instant start = clock.instant();
    registerReload(registry, () -> 1, () -> start);
  }

  private void register(MeterRegistry registry) {
    for (String listener : LISTENERS) {
      Gauge.builder(
              "spanwarden.tls.certificate.expiry.timestamp.seconds", this, its -> its.expiry())
          .description("When the certificate of a listener expires")
          .tag("listener", listener)
          .register(registry);
    }
    registerReload(registry, () -> usable ? 1 : 0, () -> lastSuccess);
  }

  private static void registerReload(
      MeterRegistry registry, Supplier<Number> usable, Supplier<Instant> lastSuccess) {
    Gauge.builder("spanwarden.config.last.reload.successful", usable)
        .description("1 if the newest certificate files are in use, 0 if they cannot be used")
        .register(registry);
    Gauge.builder(
            "spanwarden.config.last.reload.success.timestamp.seconds",
            () -> lastSuccess.get().toEpochMilli() / 1000.0)
        .description("When certificate files were last taken up, or the program was started")
        .register(registry);
  }

  private double expiry() {
    return loaded.pair().certificateChain().stream()
        .mapToDouble(certificate -> certificate.getNotAfter().toInstant().getEpochSecond())
        .min()
        .orElse(0);
  }

  /** Takes the files up if they have changed. */
  void look() {
    long now = stamp();
    if (now == seen) {
      return;
    }
    seen = now;
    try {
      loaded = load();
      lastSuccess = clock.instant();
      usable = true;
      LOG.info("tls: the new certificate is in use");
    } catch (IOException e) {
      usable = false;
      LOG.error("{}; the old certificate stays in use", e.getMessage());
    }
  }

  private long stamp() {
    return files.all().stream()
        .mapToLong(
            file -> {
              try {
                return 31 * Files.getLastModifiedTime(file).toMillis() + Files.size(file);
              } catch (IOException e) {
                return 0;
              }
            })
        .reduce(17, (sum, each) -> 31 * sum + each);
  }

  private Loaded load() throws IOException {
    try {
      var pair = TlsKeyPair.of(files.privateKey().toFile(), files.certificateChain().toFile());
      checkThatTheyBelongTogether(pair);
      return new Loaded(pair, authorities());
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IOException(
          "tls: the files cannot be used (expected: a PEM certificate and its key, PKCS #8)", e);
    }
  }

  private static void checkThatTheyBelongTogether(TlsKeyPair pair) throws GeneralSecurityException {
    String algorithm = pair.privateKey().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
    if (!List.of("RSA", "EC").contains(pair.privateKey().getAlgorithm())) {
      return;
    }
    Signature signature = Signature.getInstance("SHA256with" + algorithm);
    signature.initSign(pair.privateKey());
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(pair.certificateChain().get(0));
    signature.update(PROBE);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("the key is another certificate's");
    }
  }

  private List<X509Certificate> authorities() throws IOException, GeneralSecurityException {
    if (files.clientAuthority().isEmpty()) {
      return List.of();
    }
    try (var in = Files.newInputStream(files.clientAuthority().get())) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }

  @Override
  public TlsKeyPair keyPair(String hostname) {
    return loaded.pair();
  }

  @Override
  public List<X509Certificate> trustedCertificates(String hostname) {
    return loaded.authorities();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
