package io.spanwarden.cli.scan;

import io.spanwarden.detect.allow.AllowCheck;
import io.spanwarden.detect.allow.AllowEntry;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.Masker;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.event.Fingerprinter;
import java.util.List;
import java.util.Optional;

/**
 * The engine, and how its verdicts become findings. Not thread-safe, as the scanner is not.
 *
 * @param scanner the engine
 * @param fingerprinter makes the fingerprints
 * @param allowed what the user exempts, of whatever agent it is
 * @param wanted what the user wants to see
 */
record Detector(
    ContentScanner scanner, Fingerprinter fingerprinter, AllowCheck allowed, Wanted wanted) {
  /** Makes a finding of a verdict, unless an allow-list exempts it. */
  Optional<FileFinding> finding(Verdict verdict, FilePlace place) {
    byte[] value = verdict.value();
    var info = verdict.rule().info();
    String fingerprint = fingerprinter.fingerprint(value, 0, value.length);
    List<AllowEntry> exempting = allowed.entriesFor(info.id(), value, fingerprint);
    if (AllowCheck.covers(exempting, place.pointer(), Optional.empty())) {
      return Optional.empty();
    }
    return Optional.of(
        new FileFinding(
            place,
            verdict.rule(),
            verdict.severity(),
            verdict.confidence(),
            verdict.findingClass(),
            Masker.mask(value, verdict.prefixLength(), info.kind().category()),
            fingerprint));
  }
}
