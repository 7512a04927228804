package io.spanwarden.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ten factors as somebody states them: each of them known or not, or nothing but their sum. An
 * unknown factor is neither 0 nor 1: it can be anything between.
 *
 * @param schema whose names and order they have; empty if no names were given
 * @param values ten, the unknown ones empty; none if only the sum is known
 * @param onlySum their sum, 0 to 10, if nothing else is known of them
 * @param surplus how many values were given after the tenth; they are not used
 */
public record FactorValues(
    Optional<FactorSchema> schema,
    List<Optional<BigDecimal>> values,
    Optional<BigDecimal> onlySum,
    int surplus) {
  private static final int COUNT = Factor.values().length;

  public FactorValues {
    values = List.copyOf(values);
    if (values.size() != (onlySum.isPresent() ? 0 : COUNT)) {
      throw new IllegalArgumentException(
          "factors: " + values.size() + " (expected: ten, or none and their sum)");
    }
  }

  /** Returns values in the order of a schema; those that are missing at the end are unknown. */
  public static FactorValues of(Optional<FactorSchema> schema, List<BigDecimal> values) {
    var ten = new ArrayList<Optional<BigDecimal>>();
    for (int i = 0; i < COUNT; i++) {
      ten.add(i < values.size() ? Optional.of(values.get(i)) : Optional.empty());
    }
    return new FactorValues(schema, ten, Optional.empty(), Math.max(0, values.size() - COUNT));
  }

  /** Returns factors of which nothing but the sum is known. */
  public static FactorValues sum(BigDecimal sum) {
    return new FactorValues(Optional.empty(), List.of(), Optional.of(sum), 0);
  }

  /** Returns the factors that are known. */
  public List<BigDecimal> known() {
    return values.stream().flatMap(Optional::stream).toList();
  }

  /** Returns how many are not known; 0 if their sum is. */
  public int unknown() {
    return values.size() - known().size();
  }

  /** Returns the sum if every unknown factor is 0. */
  public BigDecimal lowestSum() {
    return onlySum.orElseGet(() -> known().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Returns the sum if every unknown factor is 1. */
  public BigDecimal highestSum() {
    return lowestSum().add(BigDecimal.valueOf(unknown()));
  }
}
