package io.spanwarden.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Clients of a running instance, which may have a certificate of a private authority. */
final class Trust {
  private Trust() {}

  /**
   * Returns a client that trusts an authority, or those of the Java runtime.
   *
   * @throws CannotException if the file is no PEM certificate
   */
  static HttpClient client(Optional<Path> authority, Duration connectTimeout) {
    var builder = HttpClient.newBuilder().connectTimeout(connectTimeout);
    authority.ifPresent(file -> builder.sslContext(context(file)));
    return builder.build();
  }

  private static SSLContext context(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), each);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotException("--ca: " + file + " (expected: a readable PEM certificate)");
    }
  }
}
