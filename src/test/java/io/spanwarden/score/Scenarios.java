package io.spanwarden.score;

import static io.spanwarden.score.Reference.all;
import static io.spanwarden.score.Reference.violation;
import static io.spanwarden.score.Reference.watched;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
import java.util.Map;

/** The ten worked scenarios, as evidence that is already aged. */
final class Scenarios {
  private static final double AFTER_72_H = Math.pow(2, -3);

  private Scenarios() {}

  static AgentEvidence evidence(String scenario) {
    Map<Control, Double> day = all(watched(24));
    return switch (scenario) {
      case "S0" -> Reference.evidence(Map.of());
      case "S1" -> Reference.evidence(all(watched(4)));
      case "S2" -> Reference.evidence(day);
      case "S3" -> Reference.evidence(day, secret(1));
      case "S4" -> Reference.evidence(all(watched(96)), secret(.5));
      case "S5" ->
          Reference.evidence(
              day, violation("third-party", Severity.CRITICAL, 1, .9, 1), plaintext());
      case "S6" ->
          Reference.evidence(
              Map.of(), plaintext(), violation("no-auth", Severity.MEDIUM, .8, 1, 1), secret(1));
      case "S7" ->
          Reference.evidence(Map.of(Control.TRANSPORT, watched(24), Control.AUTHN, watched(24)));
      case "S8" -> Reference.evidence(all(watched(24) * AFTER_72_H));
      case "S9" ->
          Reference.evidence(all(watched(24) * AFTER_72_H), secret(Math.pow(2, -7.2 / 72)));
      default -> throw new IllegalArgumentException(scenario);
    };
  }

  private static Violation secret(double occurrences) {
    return violation("secret", Severity.HIGH, 1, .95, occurrences);
  }

  private static Violation plaintext() {
    return violation("plaintext", Severity.HIGH, .9, 1, 1);
  }
}
