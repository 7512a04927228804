package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells what in an assessment departs from AIVSS 0.8. The published listings use values that the
 * specification does not know; such an assessment is scored and flagged, not refused, unless the
 * strict profile is asked for.
 */
public final class Conformance {
  /** Execution rubric of AIVSS 0.8, section 2.3: none, partial, full. */
  private static final Set<BigDecimal> FACTOR_VALUES = decimals("0", "0.5", "1");

  /** Table 4a: unreported, proof of concept, attacked. */
  private static final Set<BigDecimal> THREAT_VALUES = decimals("0.5", "0.97", "1");

  /** Table 4b. */
  private static final BigDecimal MITIGATION_FLOOR = new BigDecimal("0.67");

  private static final Set<BigDecimal> UNATTAINABLE = decimals("6.6", "8.0", "9.6", "9.7", "9.8");
  private static final Set<BigDecimal> LOW_BASES =
      decimals("0", "1.0", "1.8", "2.0", "2.1", "2.3", "2.4");

  private Conformance() {}

  private static Set<BigDecimal> decimals(String... values) {
    return Stream.of(values)
        .map(value -> new BigDecimal(value).stripTrailingZeros())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns each departure from the specification, as {@code name: value (expected: ...)}; none for
   * an assessment that the strict profile accepts.
   */
  public static List<String> departures(
      BigDecimal base, Map<Factor, BigDecimal> factors, BigDecimal threat, BigDecimal mitigation) {
    var departures = new ArrayList<String>();
    if (!attainable(base)) {
      departures.add("cvss_base: " + base + " (expected: a score that a CVSS v4.0 vector yields)");
    }
    for (Factor factor : Factor.values()) {
      BigDecimal value = factors.get(factor);
      if (value == null) {
        departures.add(factor.label() + ": missing (expected: 0.0, 0.5 or 1.0)");
      } else if (!FACTOR_VALUES.contains(value.stripTrailingZeros())) {
        departures.add(factor.label() + ": " + value + " (expected: 0.0, 0.5 or 1.0)");
      }
    }
    if (!THREAT_VALUES.contains(threat.stripTrailingZeros())) {
      departures.add("threat_multiplier: " + threat + " (expected: 0.50, 0.97 or 1.00)");
    }
    if (mitigation.compareTo(MITIGATION_FLOOR) < 0 || mitigation.compareTo(BigDecimal.ONE) > 0) {
      departures.add("mitigation_factor: " + mitigation + " (expected: 0.67 to 1.00)");
    }
    return departures;
  }

  /** Returns whether a CVSS v4.0 base vector can have that score: 63 values are possible. */
  static boolean attainable(BigDecimal base) {
    BigDecimal value = base.stripTrailingZeros();
    if (LOW_BASES.contains(value)) {
      return true;
    }
    return value.scale() <= 1
        && value.compareTo(new BigDecimal("4.0")) >= 0
        && value.compareTo(BigDecimal.TEN) <= 0
        && !UNATTAINABLE.contains(value);
  }

  /** Returns the 63 base scores that CVSS v4.0 vectors can have, ascending. */
  static List<BigDecimal> attainableBases() {
    return IntStream.rangeClosed(0, 100)
        .mapToObj(tenth -> BigDecimal.valueOf(tenth, 1))
        .filter(Conformance::attainable)
        .toList();
  }
}
