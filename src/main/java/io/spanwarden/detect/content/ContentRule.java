package io.spanwarden.detect.content;

import io.spanwarden.event.Confidence;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A rule that finds a credential or a personal datum in text.
 *
 * @param info what findings say of it
 * @param severity of a real value
 * @param tier how it recognises
 * @param keywords literals of three bytes or more; where one stands, {@code pattern} must match
 *     from its first byte. Matched without regard to case if {@code caseInsensitive}
 * @param caseInsensitive whether keywords disregard ASCII case (the pattern says for itself)
 * @param pattern RE2 syntax, matched at a keyword; group 1 is the value if there is one, else the
 *     whole match. Empty if {@code matcher} is set
 * @param span how many bytes from the keyword the match may reach, at most 32,768
 * @param matcher the name of a hand-written matcher instead of a pattern
 * @param check the name of a check of the value, such as a checksum
 * @param minEntropy Shannon entropy in bits a character below which a value is no secret; 0 for
 *     none
 * @param confidence before the check
 */
public record ContentRule(
    RuleInfo info,
    Severity severity,
    Tier tier,
    List<String> keywords,
    boolean caseInsensitive,
    Optional<String> pattern,
    int span,
    Optional<String> matcher,
    Optional<String> check,
    double minEntropy,
    Confidence confidence) {
  public ContentRule {
    keywords = List.copyOf(keywords);
  }

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
}
