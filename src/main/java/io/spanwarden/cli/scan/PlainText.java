package io.spanwarden.cli.scan;

import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.text.FieldKey;
import java.util.function.Consumer;

/**
 * Scans text that is no JSON, part by part, so that memory stays bounded. Parts overlap by more
 * than any rule reaches: what a rule finds does not depend on where a part ends. Not thread-safe.
 *
 * <p>A finding's start and end are code points in its line; where a value goes over several lines,
 * {@code end} counts on over their ends.
 */
final class PlainText {
  /** How much is scanned at once. */
  static final int PART = 1 << 21;

  /** More than the longest span of a rule, 32,768, and the words that it looks at behind. */
  private static final int AHEAD = 48 << 10;

  private static final int BEHIND = 4 << 10;
  private static final FieldKey NO_KEY = new FieldKey();

  private final ByteWindow window;
  private final Detector detector;

  /** Made once: a reference made for each call would be garbage for each part. */
  private final VerdictSink sink = this::take;

  private String file = "";
  private Consumer<FileFinding> into = finding -> {};
  private long owned;
  private long partStart;
  private long partEnd;

  PlainText(ByteWindow window, Detector detector) {
    this.window = window;
    this.detector = detector;
  }

  /** Turns to another file. */
  void open(String newFile, Consumer<FileFinding> newInto) {
    file = newFile;
    into = newInto;
    owned = 0;
  }

  /**
   * Scans from the window's start to {@code end} and lets go of what is not needed for the part
   * after.
   *
   * @param last whether the text ends there
   */
  void scan(long end, boolean last) {
    partStart = window.start();
    partEnd = last ? end : lineStart(Math.max(partStart, end - AHEAD), partStart);
    int from = window.index(partStart);
    detector.scanner().scan(window.bytes(), from, window.index(end) - from, NO_KEY, sink);
    owned = Math.max(owned, partEnd);
    window.consume(last ? end : lineStart(Math.max(partStart, partEnd - BEHIND), partStart));
  }

  private void take(Verdict verdict) {
    long start = partStart + verdict.start();
    long end = partStart + verdict.end();
    if (start < owned || start >= partEnd) {
      return;
    }
    owned = end;
    if (!detector.wanted().includes(verdict)) {
      return;
    }
    window.countTo(start);
    long line = window.line();
    long column = window.column();
    int from = window.index(start);
    int to = window.index(end);
    long lastLine = line + CodePoints.lines(window.bytes(), from, to);
    long length = CodePoints.count(window.bytes(), from, to);
    var place = new FilePlace(file, line, lastLine, false, "", column, column + length);
    detector.finding(verdict, place).ifPresent(into);
  }

  /** Returns the last start of a line up to {@code position}, or that where lines are long. */
  private long lineStart(long position, long least) {
    long limit = Math.max(least, position - BEHIND);
    for (long at = position; at > limit; at--) {
      if (window.bytes()[window.index(at) - 1] == '\n') {
        return at;
      }
    }
    return position;
  }
}
