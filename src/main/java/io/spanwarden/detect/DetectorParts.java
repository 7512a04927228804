package io.spanwarden.detect;

import io.spanwarden.decode.AgentProfiles;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.content.KeywordScanner;
import io.spanwarden.detect.stream.FactorDrift;
import io.spanwarden.detect.transport.TransportDetector;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Fingerprinter;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the detectors of all threads share. Everything in it is thread-safe.
 *
 * @param profiles how agents are recognised
 * @param scanners makes a thread's own scanner
 * @param allowed what users exempt from findings of content
 * @param commands judges commands and edits
 * @param transport judges how a request arrived
 * @param drift tells when an agent does what its profile says it cannot
 * @param fingerprinter keyed hashes
 * @param ownMark by which exports of this installation are known
 * @param meters counts what the detectors did
 * @param scanMeters counts what the scanners looked at and made of it
 * @param bound tells whether some credential is bound to an agent
 */
public record DetectorParts(
    AgentProfiles profiles,
    Supplier<KeywordScanner> scanners,
    AllowList allowed,
    CommandDetector commands,
    TransportDetector transport,
    FactorDrift drift,
    Fingerprinter fingerprinter,
    String ownMark,
    DetectorMeters meters,
    ScanMeters scanMeters,
    Predicate<AgentId> bound) {
  KeywordScanner newScanner() {
    return scanners.get();
  }
}
