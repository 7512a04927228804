package io.spanwarden.detect.content;

import io.spanwarden.event.Confidence;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.Optional;

/**
 * A rule that finds a credential or a personal datum in text. Immutable.
 *
 * @param info what findings say of it
 * @param severity of a real value
 * @param tier how specific it is
 * @param entity what it finds: an entity of personal data such as {@code EMAIL_ADDRESS}, or the
 *     issuer of a credential
 * @param recognition how it recognises its values
 * @param check the name of a check of the value, such as a checksum
 * @param minEntropy Shannon entropy in bits a character below which a value is no secret; 0 for
 *     none
 * @param confidence before the check
 */
public record ContentRule(
    RuleInfo info,
    Severity severity,
    Tier tier,
    String entity,
    Recognition recognition,
    Optional<String> check,
    double minEntropy,
    Confidence confidence) {
  /** How a rule recognises, most specific first: where two claim one place, the first wins. */
  public enum Tier {
    /** A block with a head and a foot, such as PEM. */
    BLOCK,
    /** The issuer's own prefix, alphabet and length. */
    STRUCTURAL,
    /** User information of a URL. */
    URI,
    /** The issuer's name near a value of the issuer's alphabet and length. */
    CONTEXTUAL,
    /** A personal datum, with its own validation. */
    PERSONAL,
    /** A name that promises a secret, an operator, and a value that looks random. */
    GENERIC
  }

  /** Returns how it recognises by a pattern, if it does. */
  public Optional<Recognition.Pattern> pattern() {
    return recognition instanceof Recognition.Pattern pattern
        ? Optional.of(pattern)
        : Optional.empty();
  }

  /** Returns the name of its hand-written matcher, if it has one. */
  public Optional<String> matcher() {
    return recognition instanceof Recognition.Named named
        ? Optional.of(named.matcher())
        : Optional.empty();
  }
}
