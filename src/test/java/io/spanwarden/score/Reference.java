package io.spanwarden.score;

import io.spanwarden.event.AgentEvidence;
import io.spanwarden.event.AgentEvidence.Status;
import io.spanwarden.event.AgentEvidence.Violation;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Category;
import io.spanwarden.event.Control;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.EvidenceParameters.Floor;
import io.spanwarden.event.EvidenceParameters.Operators;
import io.spanwarden.event.MaestroLayer;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters, agents and kinds of the worked examples. */
public final class Reference {
  /** Steady state of one clean window each five minutes with a half-life of a day. */
  static final double STEADY = 1 / (1 - Math.pow(2, -1.0 / 288));

  /** The reference parameters of the evidence model. */
  public static final EvidenceParameters PARAMETERS =
      new EvidenceParameters(
          "eam-1",
          "00",
          0.67,
          Map.of(
              Control.REDACTION, 0.25,
              Control.TRANSPORT, 0.20,
              Control.AUTHN, 0.15,
              Control.COVERAGE, 0.15,
              Control.EGRESS, 0.10,
              Control.INTEGRITY, 0.10,
              Control.RATE, 0.05),
          Map.of(
              Control.REDACTION, 0.75,
              Control.TRANSPORT, 1.0,
              Control.AUTHN, 1.0,
              Control.COVERAGE, 0.75,
              Control.EGRESS, 0.75,
              Control.INTEGRITY, 0.75,
              Control.RATE, 1.0),
          Map.of(
              Severity.INFO, 0.0,
              Severity.LOW, 0.25,
              Severity.MEDIUM, 1.0,
              Severity.HIGH, 2.0,
              Severity.CRITICAL, 4.0),
          Map.of(
              Severity.INFO, Duration.ofHours(12),
              Severity.LOW, Duration.ofHours(12),
              Severity.MEDIUM, Duration.ofDays(1),
              Severity.HIGH, Duration.ofDays(3),
              Severity.CRITICAL, Duration.ofDays(7)),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          5,
          Duration.ofHours(24),
          48,
          0.1,
          Duration.ofDays(90),
          Duration.ofHours(6),
          0.25,
          0.5,
          new Operators(4, Duration.ofDays(180), Duration.ofDays(7), 1),
          Map.of());

  /** The reference parameters with the floors of the strict preset. */
  static final EvidenceParameters STRICT =
      with(
          PARAMETERS.credit(),
          Map.of(
              Severity.MEDIUM, new Floor(0.83, false),
              Severity.HIGH, new Floor(0.83, true),
              Severity.CRITICAL, new Floor(1, true)));

  /** The reference parameters with the slow preset. */
  static final EvidenceParameters SLOW = with(288, Map.of());

  private Reference() {}

  private static EvidenceParameters with(double credit, Map<Severity, Floor> floors) {
    EvidenceParameters p = PARAMETERS;
    return new EvidenceParameters(
        p.version(),
        p.hash(),
        p.mitigationFloor(),
        p.weights(),
        p.caps(),
        p.bits(),
        p.halfLives(),
        p.window(),
        p.grace(),
        p.minimumRecords(),
        p.cleanHalfLife(),
        credit,
        p.silentAgeing(),
        p.hardExpiry(),
        p.staleAfter(),
        p.activeFrom(),
        p.threatFrom(),
        p.operators(),
        floors);
  }

  /** Returns the same evidence with a canary that came back masked. */
  static AgentEvidence proven(AgentEvidence e) {
    return new AgentEvidence(
        e.agent(), e.status(), e.lastSeen(), true, e.cleanWindows(), e.violations());
  }

  static BigDecimal decimal(String number) {
    return new BigDecimal(number);
  }

  /** Returns one of the four agents whose numbers are worked out. */
  public static AgentFactors agent(String name) {
    return switch (name) {
      case "claude-code-otel" -> profile(name, "0 0 0 0 .1 .1 0 .1 0 .1", "4.3", "", "0.95", "0.9");
      case "dash0", "langfuse" ->
          profile(
              name,
              ".1 0 0 .2 .1 .3 .1 .2 .1 .1",
              "6.0",
              "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:N/VC:H/VI:N/VA:N/SC:L/SI:N/SA:N",
              "0.97",
              "1.0");
      case "pagerduty" ->
          profile(
              name,
              ".2 .3 0 .4 .2 .7 .3 .1 .4 .3",
              "5.9",
              "CVSS:4.0/AV:N/AC:L/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:L/SA:N",
              "0.97",
              "1.0");
      default -> throw new IllegalArgumentException(name);
    };
  }

  static AgentFactors profile(
      String name, String factors, String base, String vector, String threat, String mitigation) {
    var map = new EnumMap<Factor, BigDecimal>(Factor.class);
    Iterator<Factor> order = List.of(Factor.values()).iterator();
    for (String value : factors.isBlank() ? new String[0] : factors.split(" ", -1)) {
      Factor factor = order.next();
      if (!value.equals("X")) {
        map.put(factor, decimal(value));
      }
    }
    return new AgentFactors(
        new AgentId(name),
        name,
        "test",
        "published",
        "reference",
        map,
        decimal(base),
        vector,
        decimal(threat),
        decimal(mitigation));
  }

  /** Returns factors without names, those that are missing being unknown. */
  static FactorValues factors(String text) {
    return FactorValues.of(Optional.empty(), numbers(text));
  }

  static List<BigDecimal> numbers(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(BigDecimal::new).toList();
  }

  static AivssInput input(String base, String sum, String threat, String mitigation) {
    return new AivssInput(decimal(base), decimal(sum), decimal(threat), decimal(mitigation));
  }

  /** Returns a kind of risk with this weight against a control. */
  public static RiskKind kind(Control control, double weight, String cvssBase) {
    return new RiskKind(
        "kind_against_" + control.label(),
        Category.SECRET,
        Optional.of(control),
        MaestroLayer.L5,
        List.of(),
        List.of("CWE-532"),
        List.of("LLM02"),
        "",
        decimal(cvssBase),
        weight,
        false);
  }

  /** Returns a kind of weight 1 that raises the threat multiplier. */
  static RiskKind exploitation(String cvssBase) {
    return new RiskKind(
        "exploitation",
        Category.EGRESS,
        Optional.of(Control.EGRESS),
        MaestroLayer.L7,
        List.of(),
        List.of(),
        List.of(),
        "",
        decimal(cvssBase),
        1,
        true);
  }

  /** Returns a violation of a kind of weight 1. */
  static Violation violation(String id, Severity severity, double confidence, double occurrences) {
    return violation(id, severity, 1, confidence, occurrences);
  }

  static Violation violation(
      String id, Severity severity, double weight, double confidence, double occurrences) {
    return new Violation(
        id, "rule", kind(Control.REDACTION, weight, "8.3"), severity, confidence, occurrences);
  }

  static AgentEvidence evidence(Map<Control, Double> clean, Violation... violations) {
    return new AgentEvidence(
        new AgentId("claude-code-otel"),
        Status.OBSERVED,
        Optional.empty(),
        false,
        clean,
        List.of(violations));
  }

  /** Returns a_c after hours in which every window was clean. */
  static double watched(double hours) {
    return STEADY * (1 - Math.pow(2, -hours / 24));
  }

  static Map<Control, Double> all(double cleanWindows) {
    var map = new EnumMap<Control, Double>(Control.class);
    for (Control control : Control.values()) {
      map.put(control, cleanWindows);
    }
    return map;
  }
}
