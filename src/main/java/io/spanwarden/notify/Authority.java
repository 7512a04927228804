package io.spanwarden.notify;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import io.spanwarden.event.InvalidConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trusts the issuers in a PEM file, and shows no certificate of our own. */
final class Authority implements TlsProvider {
  private final List<X509Certificate> issuers;

  private Authority(List<X509Certificate> issuers) {
    this.issuers = issuers;
  }

  /** Reads {@code file}, the value of the setting {@code name}. */
  static Authority read(String name, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> issuers =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!issuers.isEmpty()) {
        return new Authority(issuers);
      }
    } catch (IOException | CertificateException e) {
      throw unusable(name, file);
    }
    throw unusable(name, file);
  }

  private static InvalidConfigException unusable(String name, Path file) {
    return new InvalidConfigException(
        name + ": " + file + " (expected: a readable PEM file with certificates)");
  }

  @Override
  public @Nullable TlsKeyPair keyPair(String hostname) {
    return null;
  }

  @Override
  public List<X509Certificate> trustedCertificates(String hostname) {
    return issuers;
  }
}
