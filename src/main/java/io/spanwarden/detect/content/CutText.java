package io.spanwarden.detect.content;

import io.spanwarden.detect.text.Literals;

/** Where a text ends that an exporter cut: before the mark that some leave. Stateless. */
final class CutText {
  /** The smallest bound on a value that an agent is known to have, in bytes. */
  private static final int SMALLEST_BOUND = 16_384;

  private static final int LONGEST_MARK = 64;
  private static final byte[] MARK = Literals.of("[truncated")[0];

  private CutText() {}

  /** Returns where the mark of the cut begins in {@code text[from, to)}, or {@code to}. */
  static int end(byte[] text, int from, int to) {
    if (to - from < SMALLEST_BOUND || text[to - 1] != ']') {
      return to;
    }
    int mark = to - 1;
    int limit = Math.max(from, to - LONGEST_MARK);
    while (mark > limit && text[mark] != '[') {
      mark--;
    }
    if (!Literals.startsWith(text, mark, to, MARK)) {
      return to;
    }
    while (mark > limit && (text[mark - 1] == '.' || text[mark - 1] <= ' ') && text[mark - 1] > 0) {
      mark--;
    }
    return mark;
  }

  /** Returns whether the text is so long that it may have been cut. */
  static boolean mayBeCut(int length) {
    return length >= SMALLEST_BOUND;
  }
}
