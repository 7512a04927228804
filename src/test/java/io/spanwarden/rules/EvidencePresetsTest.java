package io.spanwarden.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.EvidenceParameters.Floor;
import io.spanwarden.event.EvidenceParameters.Operators;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvidencePresetsTest {
  private static final RuleBook BOOK = RuleBook.load(Optional.empty());

  private static EvidenceParameters preset(String name) {
    return requireNonNull(BOOK.presets().get(name));
  }

  private static SortedMap<String, EvidenceParameters> read(String from, String to)
      throws IOException {
    RuleFile file = RuleFiles.packed().named("evidence.yaml").get(0);
    String text = Files.readString(Path.of(file.shown()));
    assertThat(text).contains(from);
    String changed = text.replace(from, to);
    return EvidenceReader.read(RuleFile.yaml(file.path(), file.shown(), changed), BOOK.kinds());
  }

  @Test
  void hasTheThreePresets() {
    assertThat(BOOK.presets()).containsOnlyKeys("default", "slow", "strict");
    assertThat(BOOK.evidence()).isEqualTo(preset("default"));
    assertThat(preset("default").floors()).isEmpty();
    assertThat(preset("default").operators())
        .isEqualTo(new Operators(4, Duration.ofDays(180), Duration.ofDays(7), 1));
    assertThat(preset("slow").credit()).isEqualTo(288);
    assertThat(preset("strict").credit()).isEqualTo(48);
    assertThat(preset("strict").floors())
        .isEqualTo(
            Map.of(
                Severity.MEDIUM, new Floor(.83, false),
                Severity.HIGH, new Floor(.83, true),
                Severity.CRITICAL, new Floor(1, true)));
  }

  @Test
  void namesThePresetInVersionAndHash() {
    assertThat(BOOK.presets().values())
        .extracting(EvidenceParameters::version)
        .containsExactly("eam-1", "eam-1-slow", "eam-1-strict");
    assertThat(BOOK.presets().values())
        .extracting(EvidenceParameters::hash)
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @CsvSource({
    "version: eam-1,            version: eam-2",
    "mitigation_floor: 0.67,    mitigation_floor: 0.66",
    "bits: 0.25,                bits: 0.26",
    "half_life: 12h},           half_life: 13h}",
    "window: 5m,                window: 6m",
    "grace: 30s,                grace: 31s",
    "minimum_records: 5,        minimum_records: 6",
    "clean_half_life: 24h,      clean_half_life: 25h",
    "credit_windows: 48,        credit_windows: 49",
    "silent_ageing: 0.1,        silent_ageing: 0.2",
    "hard_expiry: 90d,          hard_expiry: 91d",
    "stale_after: 6h,           stale_after: 7h",
    "active_from: 0.25,         active_from: 0.26",
    "threat_from: 0.5,          threat_from: 0.6",
    "resolved_ageing: 4.0,      resolved_ageing: 5.0",
    "max_suppression: 180d,     max_suppression: 90d",
    "canary_validity: 7d,       canary_validity: 8d",
    "proven_cap: 1.0,           proven_cap: 0.9",
    "floors: {},                floors: {critical: {at_least: 0.9}}"
  })
  void startsANewSeries_whenAValueChanges(String from, String to) throws IOException {
    assertThat(requireNonNull(read(from, to).get("default")).hash())
        .isNotEqualTo(BOOK.evidence().hash());
  }

  @Test
  void startsANewSeries_whenAKindWeighsOtherwise() {
    RuleFile file = RuleFiles.packed().named("evidence.yaml").get(0);
    RiskKind pii = requireNonNull(BOOK.kinds().get("pii_in_telemetry"));
    for (RiskKind other :
        new RiskKind[] {
          with(pii, pii.weight() / 2, pii.cvssBase(), pii.raisesThreat()),
          with(pii, pii.weight(), BigDecimal.ONE, pii.raisesThreat()),
          with(pii, pii.weight(), pii.cvssBase(), !pii.raisesThreat())
        }) {
      var kinds = new TreeMap<>(BOOK.kinds());
      kinds.put(other.id(), other);
      assertThat(requireNonNull(EvidenceReader.read(file, kinds).get("default")).hash())
          .isNotEqualTo(BOOK.evidence().hash());
    }
  }

  private static RiskKind with(
      RiskKind kind, double weight, BigDecimal base, boolean raisesThreat) {
    return new RiskKind(
        kind.id(),
        kind.category(),
        kind.control(),
        kind.primaryLayer(),
        kind.alsoLayers(),
        kind.cwe(),
        kind.owasp(),
        kind.cvssVector(),
        base,
        weight,
        raisesThreat);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slow: | 'default:' | any other name",
        "    credit_windows: 288 | '    credit_window: 288' | did you mean: credit_windows?",
        "    credit_windows: 288 | '    version: eam-9' | neither a version nor presets",
        "resolved_ageing: 4.0 | 'resolved_ageing: 0.5' | 1 or more",
        "floors: {} | 'floors: {low: {at_least: 0.9}}' | a floor, since a lower severity has one",
        "critical: {at_least: 1.0 | 'critical: {at_least: 0.7' | no less than the severities below",
        "critical: {at_least: 1.0 | 'critical: {at_least: 1.1' | 0 to 1"
      })
  void rejectsWhatIsNoSet(String from, String to, String expected) {
    assertThatThrownBy(() -> read(from, to)).hasMessageContaining(expected);
  }
}
