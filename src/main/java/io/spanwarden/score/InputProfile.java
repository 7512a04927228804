package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How closely inputs must keep to the specification, and to which. */
public enum InputProfile {
  /** AIVSS 0.8, appendix A: its enumerations, its ranges, a CVSS v4.0 vector. */
  STRICT("0.50, 0.97 or 1.00", "0.5", "0.97", "1"),

  /**
   * As public listings are: continuous factors and multipliers, any MF up to 1, a base without its
   * vector. What departs from AIVSS 0.8 is accepted and flagged.
   */
  LISTING("0.50, 0.97 or 1.00", "0.5", "0.97", "1"),

  /** AIVSS 0.5, which has other threat multipliers and no MF; departures are flagged. */
  V0_5("0.91, 0.97 or 1.00", "0.91", "0.97", "1");

  private static final Set<BigDecimal> FACTORS = plain("0", "0.5", "1");
  private static final BigDecimal FLOOR = new BigDecimal("0.67");

  /** The base scores above 4.0 that no CVSS v4.0 vector yields. */
  private static final Set<BigDecimal> GAPS = plain("6.6", "8.0", "9.6", "9.7", "9.8");

  /** The base scores below 4.0 that some CVSS v4.0 vector yields. */
  private static final Set<BigDecimal> SMALL_BASES =
      plain("0.0", "1.0", "1.8", "2.0", "2.1", "2.3", "2.4");

  private final String threatsExpected;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<BigDecimal> threats;

  InputProfile(String threatsExpected, String... threats) {
    this.threatsExpected = threatsExpected;
    this.threats = plain(threats);
  }

  private static Set<BigDecimal> plain(String... numbers) {
    return Arrays.stream(numbers)
        .map(number -> new BigDecimal(number).stripTrailingZeros())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the word for it in answers. */
  public String label() {
    return switch (this) {
      case STRICT -> "strict";
      case LISTING -> "listing";
      case V0_5 -> "listing-0.5";
    };
  }

  /**
   * Checks a declaration.
   *
   * @return how it departs from the specification, one sentence each; always empty for {@link
   *     #STRICT}
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
    for (BigDecimal factor : declared.factors().known()) {
      requireRange("factor", factor, BigDecimal.ONE, problems);
    }
    declared
        .factors()
        .onlySum()
        .ifPresent(sum -> requireRange("factor_sum", sum, BigDecimal.TEN, problems));
    requireRange("cvss_base", declared.cvssBase(), BigDecimal.TEN, problems);
    requireRange("threat_multiplier", declared.threatMultiplier(), AivssInput.MAX_THREAT, problems);
    requireRange("mitigation_factor", declared.mitigation(), BigDecimal.ONE, problems);
    if (!declared.cvssVector().isEmpty()) {
      try {
        CvssVector.parse(declared.cvssVector());
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  private static void requireRange(
      String name, BigDecimal value, BigDecimal max, List<String> problems) {
    if (value.signum() < 0 || value.compareTo(max) > 0) {
      problems.add(name + ": " + value + " (expected: 0 to " + max + ")");
    }
  }

  private List<String> departures(Declaration declared) {
    var notes = new ArrayList<String>();
    noteFactors(declared.factors(), notes);
    if (!contains(threats, declared.threatMultiplier())) {
      notes.add(
          "threat_multiplier: "
              + declared.threatMultiplier()
              + " (expected: "
              + threatsExpected
              + ")");
    }
    noteMitigation(declared.mitigation(), notes);
    noteBase(declared, notes);
    return List.copyOf(notes);
  }

  private void noteFactors(FactorValues factors, List<String> notes) {
    if (factors.onlySum().isPresent()) {
      notes.add("factors: nothing but their sum (expected: all ten)");
    } else if (factors.known().isEmpty()) {
      notes.add("factors: unknown (expected: all ten)");
    } else if (factors.unknown() > 0) {
      notes.add("factors: " + factors.unknown() + " unknown (expected: all ten)");
    }
    if (factors.surplus() > 0) {
      int given = factors.values().size() + factors.surplus();
      notes.add("factors: " + given + " (expected: ten; those after the tenth are not used)");
    }
    FactorSchema expected = this == V0_5 ? FactorSchema.LISTING : FactorSchema.V0_8;
    factors
        .schema()
        .filter(schema -> schema != expected && !factors.known().isEmpty())
        .ifPresent(
            schema ->
                notes.add(
                    "factor names: of %s (expected: of %s)"
                        .formatted(schema.title(), expected.title())));
    factors.known().stream()
        .filter(factor -> !contains(FACTORS, factor))
        .distinct()
        .forEach(factor -> notes.add("factor: " + factor + " (expected: 0.0, 0.5 or 1.0)"));
  }

  private void noteMitigation(BigDecimal mitigation, List<String> notes) {
    if (this == V0_5) {
      if (mitigation.compareTo(BigDecimal.ONE) != 0) {
        notes.add("mitigation_factor: " + mitigation + " (expected: none; it is not used)");
      }
    } else if (mitigation.compareTo(FLOOR) < 0) {
      notes.add("mitigation_factor: " + mitigation + " (expected: 0.67 to 1.00)");
    }
  }

  private static void noteBase(Declaration declared, List<String> notes) {
    Optional<CvssVector> vector =
        declared.cvssVector().isEmpty()
            ? Optional.empty()
            : Optional.of(CvssVector.parse(declared.cvssVector()));
    boolean version4 = vector.isPresent() && vector.get().version().equals("4.0");
    if (!attainable(declared.cvssBase()) && (vector.isEmpty() || version4)) {
      notes.add("cvss_base: " + declared.cvssBase() + " (expected: one that CVSS v4.0 can yield)");
    }
    if (!version4) {
      String given = vector.map(CvssVector::text).orElse("none");
      notes.add("cvss_vector: " + given + " (expected: CVSS:4.0/...)");
    }
    vector.ifPresent(
        given -> {
          if (given.base().compareTo(declared.cvssBase()) != 0) {
            notes.add(
                "cvss_base: %s (expected: %s, which the vector yields)"
                    .formatted(declared.cvssBase(), given.base()));
          }
          given
              .others()
              .forEach(
                  metric ->
                      notes.add("cvss_vector: " + metric + " (expected: the base metrics alone)"));
        });
  }

  /** Whether the number is one of the 63 base scores of CVSS v4.0. */
  private static boolean attainable(BigDecimal base) {
    if (base.stripTrailingZeros().scale() > 1) {
      return false;
    }
    boolean small = base.compareTo(new BigDecimal("4.0")) < 0;
    return small ? contains(SMALL_BASES, base) : !contains(GAPS, base);
  }

  private static boolean contains(Set<BigDecimal> numbers, BigDecimal number) {
    return numbers.contains(number.stripTrailingZeros());
  }
}
