package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are written with colons or dashes: hardware, six pairs of hexadecimal digits, and
 * version 6 of the internet protocol (RFC 4291, section 2.2; RFC 4007 for zones). Times, paths of
 * C++ and Rust, dates and fingerprints look alike. Not thread-safe.
 */
final class JoinedAddresses {
  private static final int LONGEST = 64;
  private static final int HARDWARE = 17;
  private static final int FEWEST_DIGITS = 5;

  private final int[] groups = new int[8];

  /**
   * Examines the run of hexadecimal digits and joints round the joint at {@code at}, not before
   * {@code lowest}. Returns where it ends.
   */
  int examine(
      Scan scan,
      @Nullable Claimant network,
      @Nullable Claimant hardware,
      int lowest,
      int at,
      Surroundings surroundings) {
    int joint = scan.at(at);
    int start = at;
    int limit = Math.max(lowest, at - LONGEST);
    while (start > limit && isPart(scan.at(start - 1), joint)) {
      start--;
    }
    int end = at;
    limit = Math.min(scan.to(), start + LONGEST);
    while (end < limit && isPart(scan.at(end), joint)) {
      end++;
    }
    int after = end;
    if (scan.at(start) == joint && scan.at(start + 1) != joint) {
      start++;
    }
    if (end > start && scan.at(end - 1) == joint && scan.at(end - 2) != joint) {
      end--;
    }
    int length = end - start;
    if (length < 2 || isWordBeside(scan, start, end, joint)) {
      return after;
    }
    if (length == HARDWARE && isPairs(scan, start, joint)) {
      if (hardware != null) {
        hardware(scan, hardware, start, joint, surroundings);
      }
    } else if (joint == ':' && network != null && length < 46) {
      version6(scan, network, start, end, surroundings);
    }
    return after;
  }

  private static boolean isPart(int b, int joint) {
    return b == joint || Ascii.isHex(b);
  }

  private static boolean isWordBeside(Scan scan, int start, int end, int joint) {
    int before = scan.at(start - 1);
    int after = scan.at(end);
    boolean left =
        Ascii.isWord(before)
            || (before == joint && isPart(scan.at(start - 2), joint))
            || (before == '-' && Ascii.isAlnum(scan.at(start - 2)))
            || (joint == '-' && before == ':');
    boolean right =
        Ascii.isWord(after)
            || (after == joint && Ascii.isHex(scan.at(end + 1)))
            || (after == '-' && Ascii.isAlnum(scan.at(end + 1)));
    return left || right;
  }

  private static boolean isPairs(Scan scan, int start, int joint) {
    for (int i = 0; i < HARDWARE; i++) {
      if ((scan.at(start + i) == joint) != (i % 3 == 2)) {
        return false;
      }
    }
    return true;
  }

  private static void hardware(
      Scan scan, Claimant claimant, int start, int joint, Surroundings surroundings) {
    long address = 0;
    boolean letters = false;
    for (int i = start; i < start + HARDWARE; i++) {
      if (scan.at(i) != joint) {
        address = address << 4 | Ascii.hexValue(scan.at(i));
        letters |= Ascii.isLetter(scan.at(i));
      }
    }
    boolean date = !letters && joint == '-';
    if (date && !surroundings.tells(scan, start, start + HARDWARE, Topic.HARDWARE)) {
      claimant.suppress(start, start + HARDWARE, Suppression.NO_CONTEXT);
      return;
    }
    HardwareClasses.claim(claimant, start, start + HARDWARE, address);
  }

  private void version6(
      Scan scan, Claimant claimant, int start, int end, Surroundings surroundings) {
    int colons = colons(scan, start, end);
    boolean port = colons == 8;
    boolean pairs = colons == 7 && end - start == 23;
    if ((colons > 0 && colons < 6) || colons > 8 || pairs) {
      return;
    }
    int stop = Version6.read(scan, start, port ? lastColon(scan, end) : end, groups);
    if (stop < 0) {
      return;
    }
    int digits = 0;
    boolean decimal = false;
    for (int i = start; i < stop; i++) {
      digits += Ascii.isHex(scan.at(i)) ? 1 : 0;
      decimal |= Ascii.isDigit(scan.at(i));
    }
    if (!decimal || digits < FEWEST_DIGITS) {
      int before = surroundings.directlyBefore(scan, start);
      if (digits == 0 || (before & Topic.NETWORK) == 0) {
        claimant.suppress(start, stop, Suppression.NO_CONTEXT);
        return;
      }
    }
    int last = withZone(scan, stop);
    FindingClass findingClass = IpClasses.of(groups);
    claimant.claim(start, last, findingClass, claimant.confidence(), Reason.UNMISTAKABLE_FORM);
  }

  /** Returns how many colons there are, or 0 if two stand together: a gap. */
  private static int colons(Scan scan, int start, int end) {
    int colons = 0;
    for (int i = start; i < end; i++) {
      if (scan.at(i) == ':') {
        colons++;
        if (scan.at(i + 1) == ':') {
          return 0;
        }
      }
    }
    return colons;
  }

  /** The last colon of nine groups stands before a port. */
  private static int lastColon(Scan scan, int end) {
    int at = end - 1;
    while (scan.at(at) != ':') {
      at--;
    }
    return at;
  }

  /** Returns where the address ends with its zone, such as {@code %eth0}. */
  private static int withZone(Scan scan, int end) {
    if (scan.at(end) != '%' || !Ascii.isAlnum(scan.at(end + 1))) {
      return end;
    }
    int at = end + 1;
    while (at < end + 17 && (Ascii.isWord(scan.at(at)) || scan.at(at) == '-')) {
      at++;
    }
    return at;
  }
}
