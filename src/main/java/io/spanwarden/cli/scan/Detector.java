package io.spanwarden.cli.scan;

import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.Masker;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.event.Fingerprinter;

/**
 * The engine, and how its verdicts become findings. Not thread-safe, as the scanner is not.
 *
 * @param scanner the engine
 * @param fingerprinter makes the fingerprints
 * @param wanted what the user wants to see
 */
record Detector(ContentScanner scanner, Fingerprinter fingerprinter, Wanted wanted) {
  /** Makes a finding of a verdict. */
  FileFinding finding(Verdict verdict, FilePlace place) {
    byte[] value = verdict.value();
    return new FileFinding(
        place,
        verdict.rule(),
        verdict.severity(),
        verdict.confidence(),
        verdict.findingClass(),
        Masker.mask(value, verdict.prefixLength(), verdict.rule().info().kind().category()),
        fingerprinter.fingerprint(value, 0, value.length));
  }
}
