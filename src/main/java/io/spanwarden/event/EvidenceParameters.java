package io.spanwarden.event;

import java.time.Duration;
import java.util.Map;

/**
 * The parameters of the evidence model: {@code rules/evidence.yaml}. They are judgments, not
 * calibrated.
 *
 * @param version names the model, this set and its preset, goes out with every score
 * @param hash SHA-256 of the set and of the weights and base scores of all kinds of risk,
 *     lower-case hex: of everything that moves a number
 * @param mitigationFloor MF_min, 0.67 in AIVSS 0.8, table 4b
 * @param weights omega_c, sum 1
 * @param caps kappa_c: the most that watching alone can earn, (0, 1]
 * @param bits b_s: each bit halves the credit
 * @param halfLives T_s of a finding's evidence
 * @param window delta, the length of a window
 * @param grace how long after its end a window closes
 * @param minimumRecords n_min, below which a window does not count
 * @param cleanHalfLife T_clean
 * @param credit A: windows after which half of the reachable credit is earned
 * @param silentAgeing rho: how much slower guilt ages while nobody watches, [0, 1]
 * @param hardExpiry when a finding's evidence is forgotten
 * @param staleAfter silence after which an agent is stale
 * @param activeFrom n_g from which a finding has a score of its own and a floor
 * @param threatFrom n_g from which exploitation that was seen raises the threat multiplier
 * @param operators what operators' events do
 * @param floors the least MF while a finding of a severity is active; empty for none
 */
public record EvidenceParameters(
    String version,
    String hash,
    double mitigationFloor,
    Map<Control, Double> weights,
    Map<Control, Double> caps,
    Map<Severity, Double> bits,
    Map<Severity, Duration> halfLives,
    Duration window,
    Duration grace,
    int minimumRecords,
    Duration cleanHalfLife,
    double credit,
    double silentAgeing,
    Duration hardExpiry,
    Duration staleAfter,
    double activeFrom,
    double threatFrom,
    Operators operators,
    Map<Severity, Floor> floors) {
  public EvidenceParameters {
    weights = Map.copyOf(weights);
    caps = Map.copyOf(caps);
    bits = Map.copyOf(bits);
    halfLives = Map.copyOf(halfLives);
    floors = Map.copyOf(floors);
  }

  /**
   * What operators' events do.
   *
   * @param resolvedAgeing how much faster the evidence of a resolved finding ages, at least 1
   * @param maxSuppression the longest that a finding can be suppressed at once
   * @param canaryValidity how long a fake secret that came back masked proves redaction
   * @param provenCap the cap of redaction while it is proven, (0, 1]
   */
  public record Operators(
      double resolvedAgeing, Duration maxSuppression, Duration canaryValidity, double provenCap) {}

  /**
   * The least mitigation factor while a finding is active.
   *
   * @param atLeast MF, (0, 1]
   * @param declared whether MF is also at least the declared one
   */
  public record Floor(double atLeast, boolean declared) {}
}
