package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms that are found without words, by how long their first run of letters and digits is and
 * what follows it: few numbers of a text begin like one of them. Immutable.
 */
final class Unmistakable {
  /** The longest first run. */
  static final int LONGEST_RUN = 20;

  private static final String SIGNS = " -./";

  private final List<List<Identifier>> byHead = new ArrayList<>();

  /** What all forms of a head say of each character of the first run: a digit, a letter, either. */
  private final List<byte[]> runs = new ArrayList<>();

  Unmistakable(List<Identifier> identifiers) {
    for (int i = 0; i <= LONGEST_RUN * (SIGNS.length() + 1) + SIGNS.length(); i++) {
      byHead.add(new ArrayList<>());
      runs.add(new byte[i / (SIGNS.length() + 1)]);
    }
    for (Identifier identifier : identifiers) {
      for (Form form : identifier.alone()) {
        int head = head(form.firstRun(), form.at(form.firstRun()));
        merge(runs.get(head), form);
        List<Identifier> same = byHead.get(head);
        // Its forms follow each other; to compare it whole would cost a tenth of the engine's
        // build.
        if (same.isEmpty() || same.get(same.size() - 1).index() != identifier.index()) {
          same.add(identifier);
        }
      }
    }
  }

  private static void merge(byte[] run, Form form) {
    for (int i = 0; i < run.length; i++) {
      run[i] = (byte) (run[i] == 0 || run[i] == form.at(i) ? form.at(i) : 'X');
    }
  }

  /**
   * Returns those whose first run has as many characters as {@code text[start, end)}, digits where
   * that has digits, and then {@code sign}. May return some that are not so, never leaves one out.
   */
  List<Identifier> beginningWith(byte[] text, int start, int end, int sign) {
    int head = head(end - start, sign);
    List<Identifier> same = byHead.get(head);
    if (same.isEmpty()) {
      return same;
    }
    byte[] run = runs.get(head);
    for (int i = 0; i < run.length; i++) {
      if (run[i] != 'X' && (run[i] == '9') != Ascii.isDigit(text[start + i])) {
        return List.of();
      }
    }
    return same;
  }

  private static int head(int run, int sign) {
    return run * (SIGNS.length() + 1) + SIGNS.indexOf(sign) + 1;
  }

  /** Returns whether {@code b} may join the runs of one identifier. */
  static boolean isSign(int b) {
    return b == ' ' || b == '-' || b == '.' || b == '/';
  }

  /** Returns where the run of capitals and digits starts that ends before {@code at}. */
  static int runStart(Scan scan, int at, int lowest) {
    int start = at;
    while (start > lowest && isCharacter(scan.text()[start - 1])) {
      start--;
    }
    return start;
  }

  /** Returns where the run of capitals and digits ends that {@code at} is in. */
  static int runEnd(Scan scan, int at) {
    int end = at;
    int limit = Math.min(scan.to(), at + LONGEST_RUN + 1);
    while (end < limit && isCharacter(scan.text()[end])) {
      end++;
    }
    return end;
  }

  private static boolean isCharacter(int b) {
    return Ascii.isDigit(b) || Ascii.isUpper(b);
  }
}
