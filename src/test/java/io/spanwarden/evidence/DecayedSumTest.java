package io.spanwarden.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DecayedSumTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final double MILLIS = 3_600_000;
  private static final double NOW = 1_763_600_000_000.0;

  @Test
  void halvesWithEachHalfLife() {
    var sum = new DecayedSum(HOUR);
    assertThat(sum.at(NOW)).isZero();
    sum.add(NOW);
    assertThat(sum.at(NOW)).isEqualTo(1);
    assertThat(sum.at(NOW + MILLIS)).isCloseTo(.5, within(1e-9));
    assertThat(sum.at(NOW + 10 * MILLIS)).isCloseTo(1 / 1024.0, within(1e-12));
    sum.add(NOW + MILLIS);
    assertThat(sum.at(NOW + MILLIS)).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void equalsTheSumOfItsParts_overManyLandmarks() {
    var sum = new DecayedSum(HOUR);
    double expected = 0;
    for (int i = 0; i < 3_000; i++) {
      sum.add(NOW + i * MILLIS);
      expected = expected / 2 + 1;
    }
    assertThat(sum.at(NOW + 2_999 * MILLIS)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void isTheSame_whateverTheOrder() {
    var random = new Random(3);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      times.add(NOW + random.nextDouble() * 600 * MILLIS);
    }
    double inOrder = sumOf(times.stream().sorted().toList());
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(times, random);
      assertThat(sumOf(times)).isCloseTo(inOrder, within(1e-12 * inOrder));
    }
  }

  private static double sumOf(List<Double> times) {
    var sum = new DecayedSum(HOUR);
    times.forEach(sum::add);
    return sum.at(NOW + 600 * MILLIS);
  }

  @Test
  void isFinite_afterCenturies() {
    var sum = new DecayedSum(HOUR);
    sum.add(NOW);
    assertThat(sum.at(NOW + 3e6 * MILLIS)).isZero();
    sum.add(NOW + 3e6 * MILLIS);
    assertThat(sum.at(NOW + 3e6 * MILLIS)).isEqualTo(1);
  }

  @Test
  void forgets() {
    var sum = new DecayedSum(HOUR);
    sum.add(NOW);
    sum.clear();
    assertThat(sum.at(NOW)).isZero();
  }
}
