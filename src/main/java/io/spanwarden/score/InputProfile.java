package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How closely inputs must keep to the specification. */
public enum InputProfile {
  /** AIVSS 0.8, appendix A: its enumerations, its ranges, a CVSS v4.0 vector. */
  STRICT,

  /**
   * As public listings are: continuous factors and multipliers, any MF up to 1, a base without its
   * vector. What departs from the specification is accepted and flagged.
   */
  LISTING;

  private static final Set<BigDecimal> FACTORS = plain("0", "0.5", "1");
  private static final Set<BigDecimal> THREATS = plain("0.5", "0.97", "1");
  private static final BigDecimal FLOOR = new BigDecimal("0.67");

  /** The base scores above 4.0 that no CVSS v4.0 vector yields. */
  private static final Set<BigDecimal> GAPS = plain("6.6", "8.0", "9.6", "9.7", "9.8");

  /** The base scores below 4.0 that some CVSS v4.0 vector yields. */
  private static final Set<BigDecimal> SMALL_BASES =
      plain("0.0", "1.0", "1.8", "2.0", "2.1", "2.3", "2.4");

  private static Set<BigDecimal> plain(String... numbers) {
    return Arrays.stream(numbers)
        .map(number -> new BigDecimal(number).stripTrailingZeros())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Checks a declaration.
   *
   * @return how it departs from AIVSS 0.8, one sentence each; always empty for {@link #STRICT}
   * @throws IllegalArgumentException naming every problem, if it cannot be scored at all, or if it
   *     departs from the specification and the profile is {@link #STRICT}
   */
  public List<String> check(Declaration declaration) {
    reject(impossible(declaration));
    List<String> departures = departures(declaration);
    if (this == STRICT) {
      reject(departures);
    }
    return departures;
  }

  private static void reject(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  private static List<String> impossible(Declaration declared) {
    var problems = new ArrayList<String>();
    int count = declared.factors().size();
    if (count != 0 && count != Factor.values().length) {
      // A factor that is missing is unknown, which is not 0: there is no sum.
      problems.add("factors: " + count + " (expected: all ten, or none)");
    }
    for (BigDecimal factor : declared.factors()) {
      requireRange("factor", factor, BigDecimal.ONE, problems);
    }
    requireRange("cvss_base", declared.cvssBase(), BigDecimal.TEN, problems);
    requireRange("threat_multiplier", declared.threatMultiplier(), AivssInput.MAX_THREAT, problems);
    requireRange("mitigation_factor", declared.mitigation(), BigDecimal.ONE, problems);
    return problems;
  }

  private static void requireRange(
      String name, BigDecimal value, BigDecimal max, List<String> problems) {
    if (value.signum() < 0 || value.compareTo(max) > 0) {
      problems.add(name + ": " + value + " (expected: 0 to " + max + ")");
    }
  }

  private static List<String> departures(Declaration declared) {
    var notes = new ArrayList<String>();
    if (declared.factors().isEmpty()) {
      notes.add("factors: unknown (expected: all ten)");
    }
    declared.factors().stream()
        .filter(factor -> !contains(FACTORS, factor))
        .distinct()
        .forEach(factor -> notes.add("factor: " + factor + " (expected: 0.0, 0.5 or 1.0)"));
    if (!contains(THREATS, declared.threatMultiplier())) {
      notes.add(
          "threat_multiplier: " + declared.threatMultiplier() + " (expected: 0.50, 0.97 or 1.00)");
    }
    if (declared.mitigation().compareTo(FLOOR) < 0) {
      notes.add("mitigation_factor: " + declared.mitigation() + " (expected: 0.67 to 1.00)");
    }
    if (!attainable(declared.cvssBase())) {
      notes.add("cvss_base: " + declared.cvssBase() + " (expected: one that CVSS v4.0 can yield)");
    }
    if (!version4(declared.cvssVector())) {
      String vector = declared.cvssVector().isEmpty() ? "none" : declared.cvssVector();
      notes.add("cvss_vector: " + vector + " (expected: CVSS:4.0/...)");
    }
    return List.copyOf(notes);
  }

  /** Whether the number is one of the 63 base scores of CVSS v4.0. */
  private static boolean attainable(BigDecimal base) {
    if (base.stripTrailingZeros().scale() > 1) {
      return false;
    }
    boolean small = base.compareTo(new BigDecimal("4.0")) < 0;
    return small ? contains(SMALL_BASES, base) : !contains(GAPS, base);
  }

  /** Whether it is a v4.0 vector; one without prefix is told by AT, which v3.1 does not have. */
  private static boolean version4(String vector) {
    return vector.startsWith("CVSS:") ? vector.startsWith("CVSS:4.0/") : vector.contains("/AT:");
  }

  private static boolean contains(Set<BigDecimal> numbers, BigDecimal number) {
    return numbers.contains(number.stripTrailingZeros());
  }
}
