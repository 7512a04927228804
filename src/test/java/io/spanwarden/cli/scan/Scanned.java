package io.spanwarden.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.rules.ExamplePlaceholders;
import io.spanwarden.rules.RuleBook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** Scans made-up files with the rules that travel with the program. */
final class Scanned {
  static final ScannerTables TABLES =
      ScannerTables.compile(RuleBook.load(Optional.empty()).contentRules());

  private Scanned() {}

  static Detector detector() {
    var key = new Fingerprinter("k", new SecretKeySpec(new byte[32], "HmacSHA256"));
    var nothing = new AllowList(List.of(), InstantSource.system());
    var wanted =
        new Wanted(
            Set.of(Category.SECRET, Category.PII), Confidence.LOW, Set.of(FindingClass.REAL));
    return new Detector(TABLES.newScanner(), key, nothing.newCheck(), wanted);
  }

  static List<FileFinding> scan(String text) {
    return scan(text.getBytes(UTF_8));
  }

  static List<FileFinding> scan(byte[] bytes) {
    return scan(new ByteArrayInputStream(bytes));
  }

  static List<FileFinding> scan(InputStream stream) {
    var findings = new ArrayList<FileFinding>();
    try {
      new FileScan(detector()).scan(new ScanInput("f", () -> stream, true), stream, findings::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return findings;
  }

  /** Returns {@code rule line pointer start-end} of each finding. */
  static List<String> places(String text) {
    return scan(text).stream().map(Scanned::place).toList();
  }

  static String place(FileFinding finding) {
    FilePlace place = finding.place();
    return String.join(
        " ",
        finding.rule().info().id(),
        "" + place.line(),
        place.pointer(),
        place.start() + "-" + place.end());
  }

  /** Returns a made-up token, 26 characters, that the rule gitlab-pat finds. */
  static String token(long seed) {
    return new ExamplePlaceholders(seed).expand("glpat-${alnum:20}");
  }

  /** Returns a stream that gives a few bytes at a time, as a pipe may. */
  static InputStream trickle(byte[] bytes, long seed) {
    var random = new Random(seed);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }
}
