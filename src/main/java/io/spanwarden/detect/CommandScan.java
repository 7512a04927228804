package io.spanwarden.detect;

import io.spanwarden.detect.command.CommandAction;
import io.spanwarden.detect.command.CommandDetector;
import io.spanwarden.detect.command.CommandFields;
import io.spanwarden.detect.command.CommandVerdict;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Fingerprinter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the commands and edits of one record until all of it is known, as whether the call was
 * refused may be said after the command, and has them judged then.
 *
 * <p>Not thread-safe.
 */
final class CommandScan {
  private final CommandDetector detector;
  private final Fingerprinter fingerprinter;
  private final List<Candidate> candidates = new ArrayList<>();

  CommandScan(CommandDetector detector, Fingerprinter fingerprinter) {
    this.detector = detector;
    this.fingerprinter = fingerprinter;
  }

  private static final class Candidate {
    private final String key;
    private final String path;
    private final byte[] text;

    Candidate(String key, String path, byte[] text) {
      this.key = key;
      this.path = path;
      this.text = text;
    }
  }

  void clear() {
    candidates.clear();
  }

  /** Takes a field that may hold a command or an edit; nearly all are dropped at once. */
  void offer(String key, Place place, byte[] buffer, int offset, int length) {
    if (detector.mayConcern(buffer, offset, length)) {
      byte[] text = Arrays.copyOfRange(buffer, offset, offset + length);
      candidates.add(new Candidate(key, place.path(), text));
    }
  }

  /** Judges what was offered and adds what is found to {@code findings}. */
  void judge(RecordContext record, List<Pending> findings) {
    for (Candidate candidate : candidates) {
      byte[] text = candidate.text;
      for (CommandAction action : CommandFields.actions(candidate.key, text, 0, text.length)) {
        for (CommandVerdict verdict : detector.judge(action, record.rejected)) {
          findings.add(pending(candidate, verdict));
        }
      }
    }
    candidates.clear();
  }

  private Pending pending(Candidate candidate, CommandVerdict verdict) {
    byte[] evidence = verdict.evidence().getBytes(StandardCharsets.UTF_8);
    return new Pending(
        verdict.rule(),
        verdict.severity(),
        verdict.confidence(),
        FindingClass.REAL,
        Optional.empty(),
        fingerprinter.fingerprint(evidence, 0, evidence.length),
        candidate.path,
        "",
        0,
        candidate.text.length,
        "plain");
  }
}
