package io.spanwarden.expose;

import java.io.File;
import java.util.Optional;

/**
 * Where console, API and metrics are served.
 *
 * @param bind an IP address
 * @param port 0 = any free one
 * @param tls certificate chain and key, if they are to be encrypted
 */
public record ConsoleSettings(String bind, int port, Optional<Tls> tls) {
  /** PEM files. */
  public record Tls(File certificate, File key) {}
}
