package io.spanwarden.event;

import java.time.Duration;
import java.util.Map;

/**
 * The parameters of the evidence model: {@code rules/evidence.yaml}. They are judgments, not
 * calibrated.
 *
 * @param version names the model and this set, goes out with every score
 * @param hash SHA-256 of the set, lower-case hex
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
    Duration staleAfter) {
  public EvidenceParameters {
    weights = Map.copyOf(weights);
    caps = Map.copyOf(caps);
    bits = Map.copyOf(bits);
    halfLives = Map.copyOf(halfLives);
  }
}
