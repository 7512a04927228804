package io.spanwarden.detect;

import io.spanwarden.decode.JsonReader;
import io.spanwarden.decode.ProtobufReader;
import io.spanwarden.decode.TelemetryReader;
import io.spanwarden.detect.content.KeywordScanner;
import io.spanwarden.detect.stream.FactorDrift.Drift;
import io.spanwarden.detect.transport.TransportVerdict;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.AgentTally;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.Encoding;
import io.spanwarden.event.Export;
import io.spanwarden.event.Finding;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.FindingContext;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Observation;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.event.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what one request shows: content, commands, and how it arrived.
 *
 * <p>Not thread-safe: each scanning thread has its own. It keeps nothing from one request to the
 * next but its buffers and the attribute keys it met.
 */
public final class TelemetryDetector {
  private final DetectorParts parts;
  private final Fingerprinter fingerprinter;
  private final Identity identity;
  private final TelemetryReader protobuf = new ProtobufReader();
  private final TelemetryReader json = new JsonReader();
  private final RequestFindings found;
  private final FieldCollector collector;
  private final ScanTotals totals;

  /** Creates one from parts that all threads share. */
  public TelemetryDetector(DetectorParts parts) {
    this.parts = parts;
    this.fingerprinter = parts.fingerprinter();
    this.identity = new Identity(parts.bound());
    this.found = new RequestFindings(parts.profiles(), parts.ownMark());
    KeywordScanner scanner = parts.newScanner();
    this.totals = new ScanTotals(scanner, parts.scanMeters());
    this.collector =
        new FieldCollector(
            scanner,
            fingerprinter,
            parts.allowed().newCheck(),
            totals,
            new CommandScan(parts.commands(), fingerprinter),
            found);
  }

  /**
   * Reads an export and returns all that it shows.
   *
   * @throws MalformedTelemetryException if its bytes are not the message they should be; nothing of
   *     it is kept then
   */
  public Observation detect(Export export) throws MalformedTelemetryException {
    try {
      return observe(export);
    } finally {
      totals.flush();
    }
  }

  private Observation observe(Export export) throws MalformedTelemetryException {
    found.clear();
    TelemetryReader reader = export.encoding() == Encoding.PROTOBUF ? protobuf : json;
    reader.read(export.signal(), export.bytes(), export.length(), collector);
    Source source = export.source();
    var findings = new ArrayList<Finding>(found.complete().size() + 2);
    boolean contentFound = false;
    boolean commandFound = false;
    for (Pending pending : found.complete()) {
      Finding finding = finding(pending, export);
      if (pending.isAllowed(finding.agent())) {
        totals.addAllowed();
        continue;
      }
      findings.add(finding);
      // What a command does is told without a value; content is always a value.
      contentFound |= pending.match.isPresent();
      commandFound |= pending.match.isEmpty();
    }
    int inside = findings.size();
    String digest =
        findings.isEmpty() ? "" : fingerprinter.fingerprint(export.bytes(), 0, export.length());
    var tallies = new ArrayList<AgentTally>(2);
    for (Tallies.Tally tally : found.tallies().all()) {
      AgentId agent = identity.of(tally.agent, source);
      boolean verified = identity.verified(tally.agent, source);
      tallies.add(new AgentTally(agent, verified, tally.records, tally.contentFields));
      addTransport(agent, verified, export, findings);
    }
    parts.meters().ran(contentFound, commandFound, findings.size() > inside);
    addDrift(export, findings);
    return new Observation(source, found.allRecords(), tallies, findings, digest);
  }

  private Finding finding(Pending pending, Export export) {
    Source source = export.source();
    boolean verified = identity.verified(pending.feed, source);
    AgentId feed = identity.of(pending.feed, source);
    boolean feedIsForged = !feed.equals(pending.feed);
    AgentId agent =
        pending
            .seenThrough
            .map(seen -> feedIsForged ? seen.unverified() : identity.of(seen, source))
            .orElse(feed);
    var context =
        new FindingContext(
            export.signal(),
            feed,
            pending.session,
            pending.traceId,
            pending.spanId,
            pending.toolName,
            pending.toolUseId,
            pending.path,
            pending.pointer,
            pending.offset,
            pending.length,
            pending.encoding);
    return new Finding(
        pending.rule,
        pending.severity,
        pending.confidence,
        pending.findingClass,
        agent,
        verified,
        context,
        pending.match,
        pending.evidenceKey,
        source);
  }

  private void addTransport(
      AgentId agent, boolean verified, Export export, List<Finding> findings) {
    for (TransportVerdict verdict : parts.transport().judge(export.source())) {
      findings.add(
          ofRequest(
              verdict.rule(), verdict.severity(), agent, verified, verdict.evidenceKey(), export));
    }
  }

  private void addDrift(Export export, List<Finding> findings) {
    for (Tallies.Tally tally : found.tallies().all()) {
      if (tally.abilities == 0) {
        continue;
      }
      AgentId agent = identity.of(tally.agent, export.source());
      boolean verified = identity.verified(tally.agent, export.source());
      for (Drift drift : parts.drift().judge(tally.agent, agent, tally.abilities)) {
        // Informative only: it is about the profile, and no control has failed.
        findings.add(
            ofRequest(drift.rule(), Severity.INFO, agent, verified, drift.evidenceKey(), export));
      }
    }
  }

  /** Returns what is said of a request as a whole, and with certainty. */
  private static Finding ofRequest(
      RuleInfo rule,
      Severity severity,
      AgentId agent,
      boolean verified,
      String evidenceKey,
      Export export) {
    var context =
        new FindingContext(
            export.signal(),
            agent,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "request",
            "",
            0,
            0,
            "plain");
    return new Finding(
        rule,
        severity,
        Confidence.HIGH,
        FindingClass.REAL,
        agent,
        verified,
        context,
        Optional.empty(),
        evidenceKey,
        export.source());
  }
}
