package io.spanwarden.durability;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Client;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Credential;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.Match;
import io.spanwarden.event.Observation;
import io.spanwarden.event.PeerClass;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Signal;
import io.spanwarden.event.Source;
import io.spanwarden.event.Transport;
import io.spanwarden.event.TransportSecurity;
import io.spanwarden.rules.RuleBook;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What requests of many agents show, drawn by lot; as long as the real thing. Not thread-safe. */
final class Telemetry {
  private static final int RECORDS = 40;

  private final List<RuleInfo> rules;
  private final SplittableRandom random;

  Telemetry(RuleBook book, long seed) {
    this.rules = book.infos().stream().filter(rule -> rule.kind().control().isPresent()).toList();
    this.random = new SplittableRandom(seed);
  }

  /** Returns the name of an agent. */
  static AgentId agent(int number) {
    return new AgentId(String.format("team-%03d.claude-code", number));
  }

  /** Returns a request without findings, with enough in it for its window to count. */
  Observation clean(AgentId agent) {
    return new Observation(
        source(agent),
        RECORDS,
        List.of(new AgentTally(agent, true, RECORDS, RECORDS)),
        List.of(),
        "");
  }

  /** Returns a request with one finding. */
  Observation found(Finding finding) {
    return new Observation(
        source(finding.agent()),
        RECORDS,
        List.of(new AgentTally(finding.agent(), true, RECORDS, RECORDS)),
        List.of(finding),
        "hmac-sha256:k1:" + hex(32));
  }

  /** Returns the first occurrence of a finding that nobody has seen. */
  Finding fresh(AgentId agent) {
    RuleInfo rule = rules.get(random.nextInt(rules.size()));
    String fingerprint = "hmac-sha256:k1:" + hex(32);
    return new Finding(
        rule,
        rule.severities().iterator().next(),
        Confidence.HIGH,
        FindingClass.REAL,
        agent,
        true,
        context(agent),
        Optional.of(new Match("****************************6QdX", fingerprint, 40)),
        fingerprint,
        source(agent));
  }

  /** Returns another occurrence of a finding, elsewhere. */
  Finding again(Finding known) {
    return new Finding(
        known.rule(),
        known.severity(),
        known.confidence(),
        known.findingClass(),
        known.agent(),
        known.verified(),
        context(known.agent()),
        known.match(),
        known.evidenceKey(),
        known.source());
  }

  private FindingContext context(AgentId agent) {
    return new FindingContext(
        Signal.TRACES,
        agent,
        Optional.of(hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12)),
        Optional.of(hex(32)),
        Optional.of(hex(16)),
        Optional.of("Bash"),
        Optional.of("toolu_01" + hex(20)),
        "span.event[tool.output].output",
        "$.stdout",
        random.nextInt(4000),
        40,
        "json");
  }

  private static Source source(AgentId agent) {
    return new Source(
        "otlp_http",
        Transport.HTTP_PROTOBUF,
        TransportSecurity.TLS_1_3,
        PeerClass.PRIVATE,
        false,
        Optional.of(new Credential("token:abcdefgh", true, Optional.of(agent))),
        Client.OTHER,
        Optional.empty());
  }

  private String hex(int digits) {
    var text = new StringBuilder();
    while (text.length() < digits) {
      text.append(String.format("%016x", random.nextLong()));
    }
    return text.substring(0, digits);
  }
}
