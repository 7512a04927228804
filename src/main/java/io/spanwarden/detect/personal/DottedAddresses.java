package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are written with dots: version 4 of the internet protocol, four numbers to 255,
 * and hardware in the notation of Cisco, three groups of four hexadecimal digits. Versions, object
 * identifiers and names of files look alike. Stateless.
 */
final class DottedAddresses {
  private static final int LONGEST = 40;

  private DottedAddresses() {}

  /**
   * Examines the run of digits, letters and dots round the dot at {@code dot}, not before {@code
   * lowest}. Returns where it ends.
   */
  static int examine(
      Scan scan,
      @Nullable Claimant network,
      @Nullable Claimant hardware,
      int lowest,
      int dot,
      Surroundings surroundings) {
    int start = dot;
    int limit = Math.max(lowest, dot - LONGEST);
    while (start > limit && isPart(scan.at(start - 1))) {
      start--;
    }
    int end = dot;
    limit = Math.min(scan.to(), start + LONGEST);
    int dots = 0;
    boolean decimal = true;
    for (int i = start; i < dot; i++) {
      dots += scan.at(i) == '.' ? 1 : 0;
      decimal &= scan.at(i) == '.' || Ascii.isDigit(scan.at(i));
    }
    while (end < limit && isPart(scan.at(end))) {
      dots += scan.at(end) == '.' ? 1 : 0;
      decimal &= scan.at(end) == '.' || Ascii.isDigit(scan.at(end));
      end++;
    }
    int after = end;
    if (end > start && scan.at(end - 1) == '.') {
      end--;
      dots--;
    }
    if (dots == 3 && decimal && network != null) {
      version4(scan, network, start, end, surroundings);
    } else if (dots == 2 && end - start == 14 && hardware != null) {
      cisco(scan, hardware, start, surroundings);
    }
    return after;
  }

  private static boolean isPart(int b) {
    return b == '.' || Ascii.isHex(b);
  }

  private static void version4(
      Scan scan, Claimant claimant, int start, int end, Surroundings surroundings) {
    int address = address(scan, start, end);
    if (address == -1 || isWholeWord(scan, start, end) != 0) {
      return;
    }
    if (isVersion(scan, start, surroundings)) {
      claimant.suppress(start, end, Suppression.IDENTIFIER);
      return;
    }
    int topics = surroundings.topics(scan, start, end);
    boolean told = (topics & Topic.NETWORK) != 0;
    if (!told && (topics & Topic.VERSION) != 0) {
      claimant.suppress(start, end, Suppression.IDENTIFIER);
      return;
    }
    FindingClass findingClass = IpClasses.of(address);
    boolean small = end - start <= 8 && (address >>> 24) < 20 && findingClass == FindingClass.REAL;
    if (small && !told) {
      claimant.suppress(start, end, Suppression.NO_CONTEXT);
      return;
    }
    claimant.claim(
        start,
        end,
        findingClass,
        claimant.confidence(),
        told ? Reason.WORD_NEAR : Reason.VALID_FORM);
  }

  /** Returns the address, or -1 for none: 255.255.255.255 is nobody's. */
  static int address(Scan scan, int start, int end) {
    int address = 0;
    int octet = -1;
    int parts = 0;
    for (int i = start; i <= end; i++) {
      int b = i < end ? scan.at(i) : '.';
      if (b == '.') {
        if (octet < 0 || octet > 255) {
          return -1;
        }
        address = address << 8 | octet;
        octet = -1;
        parts++;
      } else if (octet == 0) {
        return -1;
      } else {
        octet = Math.max(octet, 0) * 10 + b - '0';
        if (octet > 255) {
          return -1;
        }
      }
    }
    return parts == 4 ? address : -1;
  }

  /** Returns 0 if nothing joins the address to a longer word. */
  private static int isWholeWord(Scan scan, int start, int end) {
    int before = scan.at(start - 1);
    int after = scan.at(end);
    boolean left =
        Ascii.isWord(before)
            || before == '.'
            || before == '#'
            || before == '%'
            || (before == '-' && !Ascii.isSpace(scan.at(start - 2)) && !isRange(scan, start));
    int next = scan.at(end + 1);
    boolean right =
        Ascii.isWord(after)
            || (after == '.' && Ascii.isAlnum(next))
            || (after == '-' && Ascii.isLetter(next))
            || after == '+';
    return left || right ? 1 : 0;
  }

  /** {@code 192.0.2.1-192.0.2.9}. */
  private static boolean isRange(Scan scan, int start) {
    int third = scan.at(start - 3);
    return Ascii.isDigit(scan.at(start - 2)) && (Ascii.isDigit(third) || third == '.');
  }

  /** {@code ^1.2.3.4}, {@code >=1.2.3.4}, {@code Chrome/1.2.3.4}, {@code version 1.2.3.4}. */
  private static boolean isVersion(Scan scan, int start, Surroundings surroundings) {
    int before = scan.at(start - 1);
    int second = scan.at(start - 2);
    if (before == '^' || before == '~' || (before == '@' && !Ascii.isWord(second))) {
      return true;
    }
    if (before == '=' && (second == '=' || second == '>' || second == '<' || second == '~')) {
      return true;
    }
    int told = surroundings.directlyBefore(scan, start);
    if (before == '/' && Ascii.isAlnum(second)) {
      return (told & Topic.NETWORK) == 0;
    }
    return (told & Topic.VERSION) != 0 && (told & Topic.NETWORK) == 0;
  }

  private static void cisco(Scan scan, Claimant claimant, int start, Surroundings surroundings) {
    if (scan.at(start + 4) != '.' || scan.at(start + 9) != '.') {
      return;
    }
    int before = scan.at(start - 1);
    int after = scan.at(start + 14);
    if (Ascii.isWord(before)
        || before == '-'
        || before == '/'
        || Ascii.isWord(after)
        || after == '-') {
      return;
    }
    int lettered = 0;
    boolean letters = false;
    boolean digits = false;
    long address = 0;
    for (int i = start; i < start + 14; i++) {
      int b = scan.at(i);
      letters |= Ascii.isLetter(b);
      if (b == '.' || i == start + 13) {
        lettered += letters ? 1 : 0;
        letters = false;
      }
      digits |= Ascii.isDigit(b);
      if (b != '.') {
        address = address << 4 | Ascii.hexValue(b);
      }
    }
    boolean unmistakable = lettered > 1 && digits; // one may be a weight of Unicode's tables
    if (!unmistakable && !surroundings.tells(scan, start, start + 14, Topic.HARDWARE)) {
      claimant.suppress(start, start + 14, Suppression.NO_CONTEXT);
      return;
    }
    HardwareClasses.claim(claimant, start, start + 14, address);
  }
}
