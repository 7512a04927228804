package io.spanwarden.detect;

import io.spanwarden.decode.EmbeddedJson;
import io.spanwarden.detect.allow.AllowCheck;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.content.Masker;
import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.Match;
import java.util.List;
import java.util.Optional;

/**
 * Has one text scanned and turns each verdict into a finding that waits for its surroundings.
 *
 * <p>Not thread-safe.
 */
final class TextScan {
  /**
   * For more findings than this in one text, the place inside embedded JSON is left out: each costs
   * a walk over the text, and a text made of nothing but secrets must not cost its square.
   */
  private static final int POINTERS_PER_TEXT = 64;

  private final ContentScanner scanner;
  private final Fingerprinter fingerprinter;
  private final Place place;
  private final AllowCheck allowed;
  private final ScanTotals totals;

  /** Made once: a reference made for each call would be garbage for each clean field. */
  private final VerdictSink sink = this::add;

  private byte[] buffer = new byte[0];
  private int offset;
  private int length;
  private List<Pending> into = List.of();
  private int found;

  TextScan(
      ContentScanner scanner,
      Fingerprinter fingerprinter,
      AllowCheck allowed,
      ScanTotals totals,
      Place place) {
    this.allowed = allowed;
    this.totals = totals;
    this.scanner = scanner;
    this.fingerprinter = fingerprinter;
    this.place = place;
  }

  /**
   * Scans a text, adds what it finds to {@code findings}, and returns whether it found nothing. A
   * match that an allow-list exempts is found nonetheless: no finding, but not to be shown either.
   */
  boolean isClean(
      byte[] textBuffer, int textOffset, int textLength, FieldKey key, List<Pending> findings) {
    buffer = textBuffer;
    offset = textOffset;
    length = textLength;
    into = findings;
    found = 0;
    totals.addBytes(textLength);
    scanner.scan(textBuffer, textOffset, textLength, key, sink);
    return found == 0;
  }

  private void add(Verdict verdict) {
    found++;
    totals.add(verdict);
    byte[] value = verdict.value();
    var info = verdict.rule().info();
    String fingerprint = fingerprinter.fingerprint(value, 0, value.length);
    String masked = Masker.mask(value, verdict.prefixLength(), info.kind().category());
    var pending =
        new Pending(
            info,
            verdict.severity(),
            verdict.confidence(),
            verdict.findingClass(),
            Optional.of(new Match(masked, fingerprint, value.length)),
            fingerprint,
            place.path(),
            pointer(verdict.start()),
            verdict.start(),
            verdict.end() - verdict.start(),
            verdict.encoding());
    pending.exempting = allowed.entriesFor(info.id(), value, fingerprint);
    into.add(pending);
  }

  private String pointer(int position) {
    String outer = place.pointer();
    String inner =
        found > POINTERS_PER_TEXT ? "" : EmbeddedJson.path(buffer, offset, length, position);
    if (outer.isEmpty() || inner.isEmpty()) {
      return outer + inner;
    }
    return outer + " → " + inner;
  }
}
