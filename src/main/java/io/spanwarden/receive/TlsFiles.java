package io.spanwarden.receive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The PEM files of a TLS listener.
 *
 * @param certificateChain the server's certificate, followed by its issuers
 * @param privateKey the key of the first certificate, PKCS #8, without a password
 * @param clientAuthority issuers of client certificates; if present, every client must show one
 */
public record TlsFiles(Path certificateChain, Path privateKey, Optional<Path> clientAuthority) {
  public TlsFiles {
    Objects.requireNonNull(certificateChain, "certificateChain");
    Objects.requireNonNull(privateKey, "privateKey");
    Objects.requireNonNull(clientAuthority, "clientAuthority");
  }

  /** Returns every file there is. */
  List<Path> all() {
    var files = new ArrayList<>(List.of(certificateChain, privateKey));
    clientAuthority.ifPresent(files::add);
    return files;
  }
}
