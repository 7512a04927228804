package io.spanwarden.score;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that would lower an agent's score, and the score after it, with everything else as it
 * is now.
 *
 * @param action what would be done
 * @param subject the id of the finding or of the rule, or the control's label; empty for all
 * @param findings how many findings it takes away
 * @param after watched clean time: of the clean windows, or until resolved findings are no longer
 *     active
 * @param mitigationFactor MF after it
 * @param posture posture after it; empty if the factors are unknown
 * @param headline headline after it
 */
public record NextStep(
    Action action,
    String subject,
    int findings,
    Duration after,
    BigDecimal mitigationFactor,
    Optional<BigDecimal> posture,
    BigDecimal headline) {

  /** What can be done. */
  public enum Action {
    /** Resolve one finding. */
    RESOLVE_FINDING,
    /** Resolve all findings of one rule. */
    RESOLVE_RULE,
    /** Resolve all findings. */
    RESOLVE_ALL,
    /** Send over TLS for a day. */
    ENCRYPT,
    /** Send with credentials for a day. */
    AUTHENTICATE,
    /** Plant a fake secret that comes back masked. */
    PROVE_REDACTION,
    /** Go on for an hour in which a control is exercised and clean. */
    CLEAN_HOUR,
    /** Go on for a day in which a control is exercised and clean. */
    CLEAN_DAY
  }
}
