package io.spanwarden.cli.scan;

import io.spanwarden.detect.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Scans one stream after another: JSON, one value a line or one over many, field by field, and all
 * else as text. Not thread-safe. Memory is bounded by the longest string, and else by some 40 MiB.
 *
 * <p>A stream whose first byte other than blanks begins an object, an array or a string may be
 * JSON: then each line that begins so is tried, and one where no JSON value begins, or ends in
 * other text, is text. Any other stream is text throughout.
 */
final class FileScan {
  /** A NUL in that much from the start tells binary files, as it does for git. */
  private static final int HEAD = 8000;

  private final ByteWindow window = new ByteWindow();
  private final PlainText text;
  private final JsonFields fields;
  private final JsonWalker walker;

  FileScan(Detector detector) {
    text = new PlainText(window, detector);
    fields = new JsonFields(window, detector, text);
    walker = new JsonWalker(window, fields);
  }

  /**
   * Scans a stream to its end and tells what it finds in order.
   *
   * @param input what the stream is of
   * @return whether it was scanned; false if it is binary and such are left out
   * @throws IOException if it cannot be read on; what was found before has been told
   */
  boolean scan(ScanInput input, InputStream stream, Consumer<FileFinding> into) throws IOException {
    window.open(stream);
    text.open(input.name(), into);
    fields.open(input.name(), into);
    window.fill(HEAD);
    int head = Math.min(window.limit(), HEAD);
    if (!input.binaryToo() && Words.indexOf(window.bytes(), 0, head, 0) < head) {
      return false;
    }
    skipByteOrderMark();
    if (opensJson(skipBlank(window.start()))) {
      scanJson();
    } else {
      scanText();
    }
    return true;
  }

  private void skipByteOrderMark() {
    byte[] bytes = window.bytes();
    if (window.limit() >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      window.skip(3);
    }
  }

  private long skipBlank(long position) throws IOException {
    long at = position;
    while (window.has(at) && at - position < PlainText.PART && isBlank(byteAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private boolean opensJson(long position) throws IOException {
    int c = window.has(position) ? byteAt(position) : 0;
    return c == '{' || c == '[' || c == '"';
  }

  /**
   * Returns whether a string begins there. Among lines of text, a quoted line is one of source code
   * and no JSON: the pointer of both is empty, so nobody could tell in what its positions count.
   */
  private boolean opensString(long position) throws IOException {
    return window.has(position) && byteAt(position) == '"';
  }

  private int byteAt(long position) {
    return window.bytes()[window.index(position)];
  }

  private void scanText() throws IOException {
    do {
      window.fill(PlainText.PART);
      text.scan(window.end(), window.isEnded());
    } while (!window.isEnded());
  }

  private void scanJson() throws IOException {
    long at = window.start();
    // Up to there a value was tried and did not end: a line before it is tried by itself, so that
    // no byte is walked more than twice.
    long tried = 0;
    boolean lineStarts = true;
    boolean textMet = false;
    while (window.has(at)) {
      long first = skipBlankOfLine(at);
      boolean blank = !window.has(first) || byteAt(first) == '\n';
      if (lineStarts && opensJson(first) && !(textMet && opensString(first))) {
        long limit = first < tried ? window.lineEnd(first, PlainText.PART) : Long.MAX_VALUE;
        fields.begin(first);
        if (walker.walk(first, limit) && endsWell(walker.position())) {
          fields.deliver(walker.position());
          at = passLineEnd(walker.position());
          window.consume(at);
          continue;
        }
        fields.drop();
        tried = Math.max(tried, walker.position());
        at = walker.released() ? walker.position() : at;
      }
      textMet |= !blank;
      at = window.lineEnd(at, PlainText.PART);
      lineStarts = !window.has(at) || byteAt(at) == '\n';
      at += lineStarts && window.has(at) ? 1 : 0;
      if (at - window.start() >= PlainText.PART) {
        text.scan(at, false);
      }
    }
    text.scan(window.end(), true);
  }

  private long skipBlankOfLine(long position) throws IOException {
    long at = position;
    while (window.has(at) && byteAt(at) != '\n' && isBlank(byteAt(at))) {
      at++;
    }
    return at;
  }

  private long passLineEnd(long position) throws IOException {
    long at = skipBlankOfLine(position);
    return window.has(at) && byteAt(at) == '\n' ? at + 1 : at;
  }

  /** Returns whether the line ends after a value, or another object or array follows. */
  private boolean endsWell(long position) throws IOException {
    long at = skipBlankOfLine(position);
    return !window.has(at) || byteAt(at) == '\n' || byteAt(at) == '{' || byteAt(at) == '[';
  }
}
