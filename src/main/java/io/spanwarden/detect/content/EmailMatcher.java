package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds e-mail addresses (RFC 5322, dot-atom form) whose top-level domain exists. Stateless. */
final class EmailMatcher implements HitMatcher {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final Set<String> TOP_LEVEL = topLevel();

  /** Domains of RFC 2606 and RFC 6761, and parts of the local name that name no person. */
  private static final List<byte[]> RESERVED_DOMAINS =
      Literals.of(
          "example.com", "example.org", "example.net", "example.edu", "users.noreply.github.com");

  private static final Set<String> RESERVED_TOP =
      Set.of("example", "test", "invalid", "localhost", "local", "internal");
  private static final List<byte[]> NOBODY =
      Literals.of("noreply", "no-reply", "donotreply", "postmaster", "git", "mailer-daemon");

  private static Set<String> topLevel() {
    try (InputStream in = EmailMatcher.class.getResourceAsStream("top-level-domains.txt")) {
      return new String(
              Objects.requireNonNull(in, "domains").readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void examine(Scan scan, CompiledRule rule, int start, int end) {
    int from = start;
    while (from > scan.from() && start - from <= LONGEST_LOCAL && isOfLocal(scan.at(from - 1))) {
      from--;
    }
    int to = domainEnd(scan, end);
    if (!isLocal(scan, from, start) || to < 0 || isElsewhere(scan, from, to)) {
      return;
    }
    byte[] text = scan.text();
    String top = top(text, to);
    boolean reserved = RESERVED_TOP.contains(top);
    if (!reserved && !TOP_LEVEL.contains(top)) {
      return;
    }
    if (Literals.isOneOf(text, from, start, NOBODY) || isReserved(text, end, to)) {
      reserved = true;
    }
    FindingClass kind = reserved ? FindingClass.RESERVED : FindingClass.REAL;
    scan.claims().add(rule, from, to, kind, rule.rule().confidence(), 0);
  }

  private static boolean isOfLocal(int b) {
    return Ascii.isWord(b) || b == '.' || b == '-' || b == '+';
  }

  private static boolean isLocal(Scan scan, int from, int at) {
    int length = at - from;
    if (length < 1 || length > LONGEST_LOCAL) {
      return false;
    }
    if (scan.at(from) == '.' || scan.at(at - 1) == '.') {
      return false;
    }
    for (int i = from; i < at - 1; i++) {
      if (scan.at(i) == '.' && scan.at(i + 1) == '.') {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of a domain of two labels or more that begins at {@code from}, or -1. */
  private static int domainEnd(Scan scan, int from) {
    int at = from;
    int most = Math.min(scan.to(), from + LONGEST_DOMAIN);
    int dots = 0;
    while (at < most && (Ascii.isAlnum(scan.at(at)) || scan.at(at) == '-' || scan.at(at) == '.')) {
      if (scan.at(at) == '.') {
        if (at == from || scan.at(at - 1) == '.') {
          return -1;
        }
        dots++;
      }
      at++;
    }
    while (at > from && (scan.at(at - 1) == '.' || scan.at(at - 1) == '-')) {
      dots -= scan.at(at - 1) == '.' ? 1 : 0;
      at--;
    }
    return dots > 0 && Ascii.isLetter(scan.at(at - 1)) && !Ascii.isWord(scan.at(at)) ? at : -1;
  }

  private static String top(byte[] text, int to) {
    int dot = to - 1;
    while (text[dot] != '.') {
      dot--;
    }
    var top = new String(text, dot + 1, to - dot - 1, StandardCharsets.US_ASCII);
    return top.toLowerCase(Locale.ROOT);
  }

  private static boolean isReserved(byte[] text, int from, int to) {
    for (byte[] domain : RESERVED_DOMAINS) {
      int before = to - domain.length - 1;
      if (Literals.endsWith(text, from, to, domain) && (before < from || text[before] == '.')) {
        return true;
      }
    }
    return false;
  }

  /** A path after a colon is a remote for scp or git; user information belongs to a URL. */
  private static boolean isElsewhere(Scan scan, int from, int to) {
    int after = scan.at(to + 1);
    boolean remote = scan.at(to) == ':' && (after == '/' || after == '~' || Ascii.isWord(after));
    int before = scan.at(from - 1);
    boolean handle = before == '@' || before == '/' || before == ':';
    return remote || (handle && isInUrl(scan, from));
  }

  private static boolean isInUrl(Scan scan, int from) {
    int at = from;
    int least = Math.max(scan.from(), from - 256);
    while (at > least && !Ascii.isSpace(scan.at(at - 1)) && !Ascii.isQuote(scan.at(at - 1))) {
      at--;
      if (scan.at(at) == ':' && scan.at(at + 1) == '/' && scan.at(at + 2) == '/') {
        return true;
      }
    }
    return false;
  }
}
