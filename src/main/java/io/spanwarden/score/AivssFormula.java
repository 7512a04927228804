package io.spanwarden.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One version of the AIVSS arithmetic. Implementations are pure and thread-safe, and linear in the
 * mitigation factor, so that a change of it can be told in points. All numbers are exact decimals;
 * the only rounding is the one of {@link #score}.
 */
public interface AivssFormula {
  /** Returns the name and version that goes out with every score, such as {@code aivss-0.8}. */
  String id();

  /** Returns the agentic uplift (AARS), exact. */
  BigDecimal aars(AivssInput input);

  /** Returns the score before rounding; above 10 only if the input is out of specification. */
  BigDecimal raw(AivssInput input);

  /** Returns the arithmetic step by step; the last result is the score. */
  List<CalculationStep> steps(AivssInput input);

  /** Returns the score: rounded half up to one decimal, then at most 10.0. */
  default BigDecimal score(AivssInput input) {
    return raw(input).setScale(1, RoundingMode.HALF_UP).min(new BigDecimal("10.0"));
  }

  /** Returns by how many points a mitigation factor that is larger by 1 raises the raw score. */
  default BigDecimal pointsPerMitigation(AivssInput input) {
    return raw(input.withMitigation(BigDecimal.ONE))
        .subtract(raw(input.withMitigation(BigDecimal.ZERO)));
  }
}
