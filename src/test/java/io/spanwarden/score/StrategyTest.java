package io.spanwarden.score;

import static io.spanwarden.score.Reference.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.score.AgentScore.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StrategyTest {
  private static Declaration listing() {
    return Declaration.of(Reference.agent("claude-code-otel"));
  }

  private static Declaration unknown(String factors) {
    return new Declaration(
        Reference.factors(factors), decimal("5.0"), "", decimal("0.97"), decimal("1"));
  }

  @ParameterizedTest
  @CsvSource({"v0.8-listing, 4.1", "uplift-only, 4.5", "v0.5, 2.2"})
  void scoresTheListing(String strategy, String score) {
    Assessment assessment = Strategy.of(strategy).assess(listing());
    assertThat(assessment.exact()).isTrue();
    assertThat(assessment.interval()).isEqualTo(new Interval(decimal(score), decimal(score)));
    assertThat(assessment.departures()).isNotEmpty();
  }

  @Test
  void refusesTheListing_whenStrict() {
    assertThatThrownBy(() -> Strategy.V0_8.assess(listing()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("factor: 0.1 (expected: 0.0, 0.5 or 1.0)");
  }

  @ParameterizedTest
  @CsvSource({"'', 5.0, 9.9", "1 1 1 1 1, 7.4, 9.9", "0 0 0 0 0 0 0 0 0, 5.0, 5.5"})
  void givesAnInterval_whenFactorsAreUnknown(String factors, String low, String high) {
    Assessment assessment = Strategy.V0_8_LISTING.assess(unknown(factors));
    assertThat(assessment.exact()).isFalse();
    assertThat(assessment.interval()).isEqualTo(new Interval(decimal(low), decimal(high)));
  }

  @Test
  void tellsWhatATenthOfMitigationIsWorth() {
    assertThat(Strategy.V0_8_LISTING.assess(listing()).pointsPerTenth())
        .isEqualByComparingTo("0.45166");
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void isFoundByItsId(Strategy strategy) {
    assertThat(Strategy.of(strategy.id())).isSameAs(strategy);
  }

  @Test
  void namesTheStrategies_whenAnIdIsUnknown() {
    assertThatThrownBy(() -> Strategy.of("v1"))
        .hasMessage("formula: v1 (expected one of: [v0.8, v0.8-listing, v0.5, uplift-only])");
  }
}
