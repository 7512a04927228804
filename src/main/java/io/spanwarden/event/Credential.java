package io.spanwarden.event;

import java.util.Optional;

/**
 * A credential that came with a request. Holds no part of its value.
 *
 * @param reference {@code token:<id>} for one of our own tokens, {@code mtls:<hash>} for a client
 *     certificate, {@code hmac-sha256:<hash>} for a value that we did not issue
 * @param known whether it was verified against a stored token or a trusted authority
 * @param agent the agent it is bound to, if any
 */
public record Credential(String reference, boolean known, Optional<AgentId> agent) {}
