package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Scan;

/**
 * Reads an address of version 6 of the internet protocol (RFC 4291, section 2.2): eight groups of
 * up to four hexadecimal digits, {@code ::} once for a run of zeros, the last two groups perhaps as
 * an address of version 4. Stateless.
 */
final class Version6 {
  private static final int GROUPS = 8;

  private Version6() {}

  /**
   * Reads {@code [start, end)}, digits and colons alone, into {@code groups}. Returns where the
   * address ends, past a tail in dots, or -1 if it is none.
   */
  static int read(Scan scan, int start, int end, int[] groups) {
    int count = 0;
    int gap = -1;
    int at = start;
    int stop = end;
    if (scan.at(at) == ':') {
      gap = 0;
      at += 2;
    }
    while (at < end) {
      int from = at;
      int value = 0;
      while (at < end && scan.at(at) != ':') {
        value = value << 4 | Ascii.hexValue(scan.at(at));
        at++;
      }
      if (at == end
          && scan.at(at) == '.'
          && Ascii.isDigit(scan.at(at + 1))
          && count <= GROUPS - 2) {
        stop = dotted(scan, from, groups, count);
        count += 2;
        if (stop < 0) {
          return -1;
        }
        break;
      }
      if (at == from || at - from > 4 || count == GROUPS) {
        return -1;
      }
      groups[count++] = value;
      if (at < end) {
        at++;
        if (at < end && scan.at(at) == ':') {
          if (gap >= 0) {
            return -1;
          }
          gap = count;
          at++;
        }
      }
    }
    if (gap < 0) {
      return count == GROUPS ? stop : -1;
    }
    if (count > GROUPS - 1) {
      return -1;
    }
    spread(groups, gap, count);
    return stop;
  }

  private static int dotted(Scan scan, int from, int[] groups, int count) {
    int end = from;
    while (end < from + 15 && (Ascii.isDigit(scan.at(end)) || scan.at(end) == '.')) {
      end++;
    }
    if (scan.at(end - 1) == '.') {
      end--;
    }
    int address = DottedAddresses.address(scan, from, end);
    if (address == -1 || Ascii.isWord(scan.at(end))) {
      return -1;
    }
    groups[count] = address >>> 16;
    groups[count + 1] = address & 0xffff;
    return end;
  }

  /** Moves the groups after the gap to the end. */
  private static void spread(int[] groups, int gap, int count) {
    int moved = count - gap;
    for (int i = 0; i < moved; i++) {
      groups[GROUPS - 1 - i] = groups[count - 1 - i];
    }
    for (int i = gap; i < GROUPS - moved; i++) {
      groups[i] = 0;
    }
  }
}
