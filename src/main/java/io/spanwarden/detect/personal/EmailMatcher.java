package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code email}: a dot-atom of at most 64 bytes, {@code @} or {@code %40}, a domain of
 * at most 253 whose last label is a known top-level domain (RFC 5321, section 4.5.3.1; RFC 5322,
 * section 3.4.1). User information of URLs, addresses of scp and packages with versions are no
 * e-mail addresses. Stateless.
 */
public final class EmailMatcher implements HitMatcher {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final int LONGEST_LABEL = 63;
  private static final int USERINFO_REACH = 128;
  private static final byte[][] RESERVED_DOMAINS =
      Literals.of(
          "example.com",
          "example.net",
          "example.org",
          "example.edu",
          "users.noreply.github.com",
          "openssh.com",
          "libssh.org");
  private static final byte[][] RESERVED_ENDINGS =
      Literals.of(
          ".example",
          ".test",
          ".invalid",
          ".localhost",
          ".local",
          ".example.com",
          ".example.net",
          ".example.org",
          ".example.edu");
  private static final byte[][] NOBODY =
      Literals.of("noreply", "no-reply", "donotreply", "do-not-reply", "git");
  private static final byte[][] STAND_INS =
      Literals.of("user@domain.com", "name@company.com", "you@company.com", "foo@bar.com");

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    int left = scan.at(start - 1);
    if (!Ascii.isAlnum(scan.at(end)) || !(Ascii.isWord(left) || left == '-' || left == '+')) {
      return;
    }
    int domainEnd = domainEnd(scan, end);
    if (domainEnd < 0) {
      return;
    }
    int local = localStart(scan, start);
    if (local < 0 || isUserinfo(scan, local, domainEnd) || isRemotePath(scan, domainEnd)) {
      return;
    }
    FindingClass findingClass = classOf(scan.text(), local, start, end, domainEnd);
    Confidence confidence = claimant.confidence();
    claimant.claim(local, domainEnd, findingClass, confidence, Reason.VALID_FORM);
  }

  private static FindingClass classOf(byte[] text, int local, int at, int domain, int end) {
    boolean reserved =
        Literals.isOneOf(text, domain, end, RESERVED_DOMAINS)
            || Literals.isOneOf(text, local, at, NOBODY);
    for (byte[] ending : RESERVED_ENDINGS) {
      reserved |= Literals.endsWith(text, domain, end, ending);
    }
    if (reserved) {
      return FindingClass.RESERVED;
    }
    boolean standIn =
        Literals.isOneOf(text, local, end, STAND_INS)
            || Placeholders.isReference(text, local, at)
            || startsWithYour(text, local, at);
    return standIn ? FindingClass.PLACEHOLDER : FindingClass.REAL;
  }

  private static boolean startsWithYour(byte[] text, int from, int to) {
    return to - from > 5
        && Ascii.lower(text[from]) == 'y'
        && Ascii.lower(text[from + 1]) == 'o'
        && Ascii.lower(text[from + 2]) == 'u'
        && Ascii.lower(text[from + 3]) == 'r'
        && !Ascii.isLetter(text[from + 4]);
  }

  /** Returns the end of the longest domain at {@code from}, or -1. */
  private static int domainEnd(Scan scan, int from) {
    int end = from;
    int limit = Math.min(scan.to(), from + LONGEST_DOMAIN + 1);
    while (end < limit && (Ascii.isAlnum(scan.at(end)) || isInner(scan, end))) {
      end++;
    }
    if (end - from > LONGEST_DOMAIN || Ascii.isWord(scan.at(end)) || scan.at(end) == '@') {
      return -1;
    }
    int last = lastLabel(scan, from, end);
    if (!TopLevelDomains.contains(scan.text(), last, end)) {
      boolean sentence =
          last > from && Ascii.isUpper(scan.at(last)) && Ascii.isLower(scan.at(last + 1));
      end = sentence ? last - 1 : end;
      last = sentence ? lastLabel(scan, from, end) : last;
    }
    boolean known = last > from && TopLevelDomains.contains(scan.text(), last, end);
    return known && hasGoodLabels(scan, from, end) ? end : -1;
  }

  private static int lastLabel(Scan scan, int from, int end) {
    int last = end;
    while (last > from && scan.at(last - 1) != '.') {
      last--;
    }
    return last;
  }

  private static boolean isInner(Scan scan, int at) {
    int b = scan.at(at);
    return (b == '.' && Ascii.isAlnum(scan.at(at + 1)) && scan.at(at - 1) != '-')
        || (b == '-' && (Ascii.isAlnum(scan.at(at + 1)) || scan.at(at + 1) == '-'));
  }

  /** Labels of 63 bytes at most; a first label such as {@code 2x} is a picture's. */
  private static boolean hasGoodLabels(Scan scan, int from, int end) {
    int label = from;
    for (int i = from; i <= end; i++) {
      if (i == end || scan.at(i) == '.') {
        if (i - label > LONGEST_LABEL || i == label) {
          return false;
        }
        label = i + 1;
      }
    }
    return !(Ascii.isDigit(scan.at(from)) && scan.at(from + 1) == 'x' && scan.at(from + 2) == '.');
  }

  /** Returns where the local part starts, or -1 if there is none. */
  private static int localStart(Scan scan, int at) {
    int start = at;
    int limit = Math.max(scan.from(), at - LONGEST_LOCAL - 1);
    while (start > limit && isOfLocal(scan.at(start - 1)) && !endsPercentEscape(scan, start)) {
      start--;
    }
    if (at - start > LONGEST_LOCAL) {
      return -1;
    }
    while (start < at && !Ascii.isWord(scan.at(start))) {
      start++;
    }
    for (int i = start; i < at; i++) {
      if (scan.at(i) == '.' && (scan.at(i + 1) == '.' || i + 1 == at)) {
        return -1;
      }
    }
    return start < at ? start : -1;
  }

  private static boolean isOfLocal(int b) {
    return Ascii.isWord(b) || b == '.' || b == '-' || b == '+' || b == '!' || b == '#' || b == '~';
  }

  /** Whether {@code %20}, {@code %3D} or the like ends before {@code at}. */
  private static boolean endsPercentEscape(Scan scan, int at) {
    return scan.at(at - 3) == '%' && Ascii.isHex(scan.at(at - 2)) && Ascii.isHex(scan.at(at - 1));
  }

  /**
   * {@code scheme://user:password@host}, {@code user:password@host:port}, {@code pkg@host/path}.
   */
  private static boolean isUserinfo(Scan scan, int local, int domainEnd) {
    int before = scan.at(local - 1);
    int after = scan.at(domainEnd);
    if (before == '/' || before == '@') {
      return true;
    }
    boolean joined = before == ':' && Ascii.isWord(scan.at(local - 2));
    if (joined && (after == '/' || (after == ':' && Ascii.isDigit(scan.at(domainEnd + 1))))) {
      return true;
    }
    int limit = Math.max(scan.from() + 2, local - USERINFO_REACH);
    for (int i = local - 1; i >= limit && !endsAuthority(scan.at(i)); i--) {
      if (scan.at(i) == '/') {
        return scan.at(i - 1) == '/' && scan.at(i - 2) == ':';
      }
    }
    return false;
  }

  private static boolean endsAuthority(int b) {
    return (b >= 0 && b <= ' ') || Ascii.isQuote(b) || b == '<' || b == '>' || b == '?' || b == '=';
  }

  /** {@code user@host:/path}, {@code user@host:~$}, {@code git@host:group/project}. */
  private static boolean isRemotePath(Scan scan, int end) {
    if (scan.at(end) != ':') {
      return false;
    }
    int at = end + 1;
    while (at < end + 64
        && (Ascii.isWord(scan.at(at)) || scan.at(at) == '-' || scan.at(at) == '.')) {
      at++;
    }
    return scan.at(at) == '/' || scan.at(at) == '~';
  }
}
