package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Control;
import io.spanwarden.event.Severity;
import io.spanwarden.rules.RuleBook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Evidence as the worked scenarios describe it. */
final class Evidences {
  static final RuleBook RULES = RuleBook.load(Optional.empty());

  private Evidences() {}

  static AgentFactors factors(String agent) {
    AgentFactors factors = RULES.factors().get(new AgentId(agent));
    if (factors == null) {
      throw new IllegalArgumentException(agent);
    }
    return factors;
  }

  /** The same number of clean windows for each control that is named; {@code all} names all. */
  static Map<Control, Double> windows(double count, String exercised) {
    var windows = new EnumMap<Control, Double>(Control.class);
    for (Control control : Control.values()) {
      if (exercised.equals("all") || exercised.contains(control.label())) {
        windows.put(control, count);
      }
    }
    return windows;
  }

  /** Findings written as {@code severity:weight:confidence:occurrences}. */
  static List<Violation> violations(String findings) {
    var violations = new ArrayList<Violation>();
    for (String finding :
        findings.isBlank() ? List.<String>of() : List.of(findings.split(" ", -1))) {
      String[] parts = finding.split(":", -1);
      violations.add(
          new Violation(
              "finding-" + violations.size(),
              "rule",
              kind(Double.parseDouble(parts[1])),
              Severity.valueOf(parts[0].toUpperCase(Locale.ROOT)),
              Double.parseDouble(parts[2]),
              Double.parseDouble(parts[3])));
    }
    return violations;
  }

  private static io.spanwarden.event.RiskKind kind(double weight) {
    var secret = RULES.kinds().get("secret_in_telemetry");
    if (secret == null) {
      throw new IllegalStateException("secret_in_telemetry");
    }
    return new io.spanwarden.event.RiskKind(
        secret.id(),
        secret.category(),
        secret.control(),
        secret.primaryLayer(),
        secret.alsoLayers(),
        secret.cwe(),
        secret.owasp(),
        secret.cvssVector(),
        secret.cvssBase(),
        weight,
        false);
  }

  static AgentEvidence of(String agent, Map<Control, Double> windows, List<Violation> violations) {
    return new AgentEvidence(new AgentId(agent), Status.OBSERVED, windows, violations);
  }
}
