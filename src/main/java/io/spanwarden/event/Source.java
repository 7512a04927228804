package io.spanwarden.event;

import java.util.Optional;

/**
 * How a request arrived. Closed words and keyed hashes only, never a header value.
 *
 * @param listener the name of the listener that accepted it, such as {@code otlp_grpc}
 * @param transport the OTLP transport
 * @param security the protection of the last hop, or of the client's hop behind a trusted proxy
 * @param peer where the sender stands
 * @param viaTrustedProxy whether a configured proxy told us about the sender
 * @param credential what it authenticated with, if anything
 * @param client the kind of exporter
 * @param compatibility the foreign API whose path it used, such as {@code langfuse}
 */
public record Source(
    String listener,
    Transport transport,
    TransportSecurity security,
    PeerClass peer,
    boolean viaTrustedProxy,
    Optional<Credential> credential,
    Client client,
    Optional<String> compatibility) {

  /** Returns whether a verified credential came with it. */
  public boolean authenticated() {
    return credential.isPresent() && credential.get().known();
  }
}
