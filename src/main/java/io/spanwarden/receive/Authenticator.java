package io.spanwarden.receive;

import io.spanwarden.event.Credential;
import io.spanwarden.event.Fingerprinter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a sender may export. Thread-safe.
 *
 * <p>Where credentials are not required, one that we did not issue is accepted as it is and known
 * by its keyed hash: it is evidence of how the agent authenticates elsewhere.
 */
final class Authenticator {
  /** The credential, if there is one, and the reason to refuse, if there is one. */
  record Verdict(Optional<Credential> credential, Optional<AuthFailure> failure) {}

  private final TokenStore tokens;
  private final Fingerprinter fingerprinter;
  private final boolean required;

  Authenticator(TokenStore tokens, Fingerprinter fingerprinter, boolean required) {
    this.tokens = tokens;
    this.fingerprinter = fingerprinter;
    this.required = required;
  }

  /**
   * Checks a request.
   *
   * @param authorization the header of that name
   * @param certificate the verified client certificate of the connection
   */
  Verdict check(@Nullable String authorization, Optional<Credential> certificate) {
    Optional<String> secret =
        authorization == null ? Optional.empty() : AuthorizationHeader.secret(authorization);
    if (secret.isEmpty()) {
      boolean missing = required && certificate.isEmpty();
      return new Verdict(certificate, failure(missing, AuthFailure.MISSING));
    }
    Optional<TokenInfo> token = tokens.verifySecret(secret.get());
    if (token.isPresent()) {
      boolean forbidden = token.get().role() != TokenRole.INGEST;
      Credential known = new Credential("token:" + token.get().id(), true, token.get().agent());
      return new Verdict(Optional.of(known), failure(forbidden, AuthFailure.FORBIDDEN));
    }
    if (certificate.isPresent()) {
      return new Verdict(certificate, Optional.empty());
    }
    if (required) {
      return new Verdict(Optional.empty(), Optional.of(AuthFailure.INVALID));
    }
    byte[] bytes = secret.get().getBytes(StandardCharsets.UTF_8);
    String reference = fingerprinter.fingerprint(bytes, 0, bytes.length);
    return new Verdict(
        Optional.of(new Credential(reference, false, Optional.empty())), Optional.empty());
  }

  private static Optional<AuthFailure> failure(boolean failed, AuthFailure failure) {
    return failed ? Optional.of(failure) : Optional.empty();
  }
}
