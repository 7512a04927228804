package io.spanwarden.store;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A score as it was published.
 *
 * @param agent whose score it is
 * @param atMillis when it was computed
 * @param posture the profile's score with the live MF; empty where factors are unknown
 * @param worstFinding the highest score of an active finding
 * @param headline the larger of the two
 * @param mitigation MF, four decimals
 * @param parameters the first 16 hexadecimal digits of the parameters' hash
 */
public record ScorePoint(
    String agent,
    long atMillis,
    Optional<BigDecimal> posture,
    BigDecimal worstFinding,
    BigDecimal headline,
    BigDecimal mitigation,
    String parameters) {}
