package io.spanwarden.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A kind of risk and what the standards say of it: one row of {@code rules/kinds.yaml}.
 *
 * @param id such as {@code secret_in_telemetry}
 * @param category the metric label
 * @param control the control that failed; empty where no control earns credit
 * @param primaryLayer the MAESTRO layer it is counted in
 * @param alsoLayers the layers it is shown in besides
 * @param cwe weakness ids, such as {@code CWE-532}
 * @param owasp OWASP agentic and LLM list ids, such as {@code ASI03}
 * @param cvssVector the pinned CVSS v4.0 vector
 * @param cvssBase its base score, 0.0 to 10.0
 * @param weight w of the evidence model, in (0, 1]
 * @param raisesThreat whether it is exploitation that raises the threat multiplier
 */
public record RiskKind(
    String id,
    Category category,
    Optional<Control> control,
    MaestroLayer primaryLayer,
    List<MaestroLayer> alsoLayers,
    List<String> cwe,
    List<String> owasp,
    String cvssVector,
    BigDecimal cvssBase,
    double weight,
    boolean raisesThreat) {
  public RiskKind {
    alsoLayers = List.copyOf(alsoLayers);
    cwe = List.copyOf(cwe);
    owasp = List.copyOf(owasp);
  }
}
