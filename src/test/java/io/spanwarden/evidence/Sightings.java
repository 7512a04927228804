package io.spanwarden.evidence;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Client;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Control;
import io.spanwarden.event.Credential;
import io.spanwarden.event.EvidenceParameters;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.Observation;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.score.Reference;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What requests show, for tests. */
final class Sightings {
  static final AgentId CLAUDE = new AgentId("claude-code-otel");
  static final AgentId DASH0 = new AgentId("dash0");
  static final Source TLS = source(TransportSecurity.TLS_1_3, PeerClass.PRIVATE, true, false);
  static final Source LOOPBACK =
      source(TransportSecurity.PLAINTEXT, PeerClass.LOOPBACK, false, false);

  private Sightings() {}

  static Source source(
      TransportSecurity security, PeerClass peer, boolean authenticated, boolean proxied) {
    return new Source(
        "otlp_grpc",
        Transport.GRPC,
        security,
        peer,
        proxied,
        authenticated
            ? Optional.of(new Credential("token:1", true, Optional.empty()))
            : Optional.empty(),
        Client.OTEL_JAVA,
        Optional.empty());
  }

  static Observation clean(AgentId agent, Source source, long records, long contentFields) {
    return new Observation(
        source,
        records,
        List.of(new AgentTally(agent, false, records, contentFields)),
        List.of(),
        "");
  }

  static Observation found(Finding... findings) {
    return found("", findings);
  }

  static Observation found(String digest, Finding... findings) {
    return new Observation(findings[0].source(), 1, List.of(), List.of(findings), digest);
  }

  static Finding secret(AgentId agent, String key, Severity severity) {
    return finding(agent, key, severity, Confidence.HIGH, FindingClass.REAL);
  }

  static Finding finding(
      AgentId agent,
      String key,
      Severity severity,
      Confidence confidence,
      FindingClass findingClass) {
    var rule =
        new RuleInfo(
            "rule",
            1,
            "A rule",
            Reference.kind(Control.REDACTION, 1, "8.3"),
            EnumSet.allOf(Severity.class),
            List.of());
    var context =
        new FindingContext(
            Signal.LOGS,
            agent,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "log.body",
            "",
            0,
            1,
            "plain");
    return new Finding(
        rule,
        severity,
        confidence,
        findingClass,
        agent,
        false,
        context,
        Optional.empty(),
        key,
        TLS);
  }

  /** Returns the reference parameters with another grace and hard expiry. */
  static EvidenceParameters parameters(Duration grace, Duration hardExpiry) {
    EvidenceParameters p = Reference.PARAMETERS;
    return new EvidenceParameters(
        p.version(),
        p.hash(),
        p.mitigationFloor(),
        p.weights(),
        p.caps(),
        p.bits(),
        p.halfLives(),
        p.window(),
        grace,
        p.minimumRecords(),
        p.cleanHalfLife(),
        p.credit(),
        p.silentAgeing(),
        hardExpiry,
        p.staleAfter(),
        p.activeFrom(),
        p.threatFrom(),
        p.operators(),
        p.floors());
  }
}
