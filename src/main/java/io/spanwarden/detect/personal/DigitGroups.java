package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;

/**
 * A chain of digit groups joined by single blanks, dashes or dots: what every numeric datum is read
 * from. Holds the last chain read; not thread-safe.
 */
final class DigitGroups {
  private static final int MOST = 32;
  private static final int LONGEST_REACH = 40;

  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;
  private int digits;
  private int end;

  /**
   * Reads the chain that the digit at {@code at} is part of, not before {@code lowest} and at most
   * {@link #LONGEST_REACH} bytes back. Reads at most 32 groups.
   */
  void read(Scan scan, int lowest, int at) {
    int start = at;
    int limit = Math.max(lowest, at - LONGEST_REACH);
    while (start > limit
        && (Ascii.isDigit(scan.at(start - 1))
            || (isJoint(scan.at(start - 1))
                && start - 1 > limit
                && Ascii.isDigit(scan.at(start - 2))))) {
      start--;
    }
    count = 0;
    digits = 0;
    int group = start;
    int to = scan.to();
    byte[] text = scan.text();
    while (true) {
      int stop = group;
      while (stop < to && Ascii.isDigit(text[stop])) {
        stop++;
      }
      starts[count] = group;
      ends[count++] = stop;
      digits += stop - group;
      end = stop;
      if (count == MOST || !isJoint(scan.at(stop)) || !Ascii.isDigit(scan.at(stop + 1))) {
        return;
      }
      group = stop + 1;
    }
  }

  int count() {
    return count;
  }

  /** Returns how many digits the chain has. */
  int digits() {
    return digits;
  }

  /** Returns where the chain ends, or is cut. */
  int end() {
    return end;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /** Returns how many digits groups {@code first} to {@code last} have. */
  int digits(int first, int last) {
    int sum = 0;
    for (int i = first; i <= last; i++) {
      sum += length(i);
    }
    return sum;
  }

  /** Returns whether groups {@code first} to {@code first + lengths.length - 1} are so long. */
  boolean are(int first, int[] lengths) {
    if (first + lengths.length > count) {
      return false;
    }
    for (int i = 0; i < lengths.length; i++) {
      if (length(first + i) != lengths[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether {@code joint} alone joins {@code first} to {@code last}. */
  boolean joinedBy(Scan scan, int first, int last, int joint) {
    for (int i = first; i < last; i++) {
      if (scan.at(ends[i]) != joint) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether group {@code last} ends the chain and what follows makes it part of an id, a
   * path, a decimal or a code.
   */
  boolean continuesId(Scan scan, int last) {
    int b = scan.at(ends[last]);
    if (Ascii.isWord(b) || b == '%' || b == '@' || b == '+' || b == '=') {
      return true;
    }
    boolean joint = b == '-' || b == '.' || b == ':' || b == '/';
    return joint && last == count - 1 && Ascii.isAlnum(scan.at(ends[last] + 1));
  }

  private static boolean isJoint(int b) {
    return b == ' ' || b == '-' || b == '.';
  }
}
