package io.spanwarden.score;

import static io.spanwarden.score.Reference.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Category;
import io.spanwarden.event.Control;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LayerStateTest {
  private static final RiskKind SECRET =
      kind("secret", Control.REDACTION, "8.3", MaestroLayer.L5, MaestroLayer.L2);
  private static final RiskKind PII =
      kind("pii", Control.REDACTION, "7.1", MaestroLayer.L5, MaestroLayer.L6);
  private static final RiskKind PLAINTEXT =
      kind("plaintext", Control.TRANSPORT, "6.0", MaestroLayer.L4, MaestroLayer.L2);
  private static final RiskKind NOBODY = kind("nobody", Control.AUTHN, "6.9", MaestroLayer.L6);
  private static final RiskKind SPOOFED =
      kind("spoofed", Control.INTEGRITY, "6.9", MaestroLayer.L7);
  private static final RiskKind SHARED = kind("shared", Control.REDACTION, "7.0", MaestroLayer.X);
  private static final List<RiskKind> ALL =
      List.of(SECRET, PII, PLAINTEXT, NOBODY, SPOOFED, SHARED);

  private final Scorer scorer = new Scorer(Reference.PARAMETERS, Aivss.V0_8);

  private static RiskKind kind(
      String id, Control control, String base, MaestroLayer primary, MaestroLayer... also) {
    return new RiskKind(
        id,
        Category.SECRET,
        Optional.of(control),
        primary,
        List.of(also),
        List.of(),
        List.of(),
        "",
        decimal(base),
        1,
        false);
  }

  private LayerState state(
      MaestroLayer layer,
      List<RiskKind> detected,
      boolean seen,
      Map<Control, Double> clean,
      Violation... violations) {
    var evidence =
        new AgentEvidence(
            new AgentId("dash0"),
            seen ? Status.LEARNING : Status.UNOBSERVED,
            seen ? Optional.of(Instant.EPOCH) : Optional.empty(),
            false,
            clean,
            List.of(violations));
    List<LayerState> states =
        LayerState.of(scorer.score(Reference.agent("dash0"), evidence), detected);
    assertThat(states).extracting(LayerState::layer).containsExactly(MaestroLayer.values());
    return states.stream().filter(state -> state.layer() == layer).findFirst().orElseThrow();
  }

  private static Violation found(String id, RiskKind kind, double occurrences) {
    return new Violation(id, "rule", kind, Severity.HIGH, 1, occurrences);
  }

  @ParameterizedTest
  @EnumSource(MaestroLayer.class)
  void isNotObserved_whileNothingHasArrived(MaestroLayer layer) {
    LayerState state = state(layer, ALL, false, Map.of());
    assertThat(state.observed()).isFalse();
    assertThat(state.worst()).isEmpty();
    assertThat(state.band()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = MaestroLayer.class,
      names = {"L1", "L2", "L3"})
  void isNotObserved_whenNoRuleBelongsToTheLayer(MaestroLayer layer) {
    assertThat(state(layer, ALL, true, Reference.all(12)).observed()).isFalse();
  }

  @Test
  void everyRequestShowsHowItCame_butNotThatThereWasContent() {
    assertThat(state(MaestroLayer.L4, ALL, true, Map.of()).band()).hasValue(Band.NONE);
    assertThat(state(MaestroLayer.L6, ALL, true, Map.of()).band()).hasValue(Band.NONE);
    assertThat(state(MaestroLayer.L5, ALL, true, Map.of()).observed()).isFalse();
  }

  @Test
  void contentThatWasScannedAndClean_isObserved() {
    LayerState state = state(MaestroLayer.L5, ALL, true, Map.of(Control.REDACTION, 1.0));
    assertThat(state.worst()).hasValue(decimal("0.0"));
    assertThat(state(MaestroLayer.L7, ALL, true, Map.of(Control.REDACTION, 1.0)).observed())
        .isFalse();
  }

  @Test
  void takesTheWorstActiveFinding_andNoMean() {
    LayerState state =
        state(
            MaestroLayer.L5,
            ALL,
            true,
            Map.of(),
            found("a", PII, 1),
            found("b", SECRET, 1),
            found("c", PII, 1));
    assertThat(state.worst()).hasValue(decimal("8.5"));
    assertThat(state.worstFindingId()).hasValue("b");
    assertThat(state.active()).isEqualTo(3);
    assertThat(state.band()).hasValue(Band.HIGH);
  }

  @Test
  void countsAFindingInItsPrimaryLayer_andShowsItBesideInOthers() {
    LayerState beside =
        state(
            MaestroLayer.L2, ALL, true, Map.of(), found("a", SECRET, 1), found("p", PLAINTEXT, 1));
    assertThat(beside.active()).isZero();
    assertThat(beside.beside()).isEqualTo(2);
    assertThat(beside.observed()).isFalse();
  }

  @Test
  void whatFadedIsNotActive_butWasLookedAt() {
    LayerState state = state(MaestroLayer.L5, ALL, true, Map.of(), found("a", SECRET, .2));
    assertThat(state.active()).isZero();
    assertThat(state.worst()).hasValue(decimal("0.0"));
  }

  @Test
  void keepsWhatLiesAcrossLayersApart() {
    LayerState across = state(MaestroLayer.X, ALL, true, Map.of(), found("x", SHARED, 1));
    assertThat(across.active()).isEqualTo(1);
    assertThat(state(MaestroLayer.L7, ALL, true, Map.of(), found("x", SHARED, 1)).active())
        .isZero();
  }
}
