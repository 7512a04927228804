package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;
import java.util.Arrays;
import java.util.List;

/**
 * Finds credentials as HTTP sends them: {@code Authorization: Bearer …}, {@code Basic …}, {@code
 * Token token=…}, and {@code curl -u user:password}. Stateless.
 */
final class AuthorizationMatcher implements HitMatcher {
  private static final int LONGEST = 4096;
  private static final int SHORTEST = 12;
  private static final int SHORTEST_PASSWORD = 6;
  private static final int NEAR = 256;
  private static final List<byte[]> SCHEMES = Literals.of("bearer", "basic", "token", "apikey");
  private static final List<byte[]> CLIENTS = Literals.of("curl", "wget", "http");
  private static final byte[] BASIC = Literals.of("basic").get(0);
  private static final byte[] NAMED = Literals.of("token=").get(0);

  @Override
  public void examine(Scan scan, CompiledRule rule, int start, int end) {
    if (start < scan.claims().claimedTo(rule)) {
      return;
    }
    int first = Ascii.lower(scan.at(start));
    if (first == 'a') {
      header(scan, rule, end);
    } else if (first == 'b') {
      if (!Ascii.isWord(scan.at(start - 1))) {
        value(scan, rule, end, false);
      }
    } else {
      option(scan, rule, start, end);
    }
  }

  private static void header(Scan scan, CompiledRule rule, int end) {
    int at = Edges.skipBlanks(scan, Edges.skipQuotes(scan, end, 2), 4);
    if (scan.at(at) != ':' && scan.at(at) != '=') {
      return;
    }
    at = Edges.skipQuotes(scan, Edges.skipBlanks(scan, at + 1, 4), 2);
    for (byte[] scheme : SCHEMES) {
      int after = at + scheme.length;
      if (Literals.startsWith(scan.text(), at, scan.to(), scheme) && scan.at(after) == ' ') {
        value(scan, rule, after, Arrays.equals(scheme, BASIC));
        return;
      }
    }
  }

  private static void value(Scan scan, CompiledRule rule, int from, boolean basic) {
    int start = Edges.skipBlanks(scan, from, 4);
    if (Literals.startsWith(scan.text(), start, scan.to(), NAMED)) {
      start += NAMED.length;
    }
    start = Edges.skipQuotes(scan, start, 2);
    int end = start;
    int most = Math.min(scan.to(), start + LONGEST);
    while (end < most && isOfToken(scan.text()[end])) {
      end++;
    }
    if (end - start < SHORTEST) {
      return;
    }
    byte[] text = scan.text();
    boolean secret =
        basic ? holdsPassword(text, start, end) : Randomness.looksRandom(text, start, end);
    if (Placeholders.isBody(text, start, end)) {
      scan.claims().add(rule, start, end, FindingClass.PLACEHOLDER, rule.rule().confidence(), 0);
    } else if (secret) {
      scan.claims().addReal(rule, start, end);
    }
  }

  private static boolean isOfToken(int b) {
    return Ascii.isBase64(b) || b == '.' || b == '~' || b == '=';
  }

  private static boolean holdsPassword(byte[] text, int start, int end) {
    String decoded = EncodedShapes.decode(text, start, end);
    int colon = decoded.indexOf(':');
    return colon > 0
        && decoded.length() - colon > SHORTEST_PASSWORD
        && decoded.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  /** {@code -u user:password}, only of programs that speak HTTP: others mean a user by it. */
  private static void option(Scan scan, CompiledRule rule, int start, int end) {
    int near = Math.max(scan.from(), start - NEAR);
    boolean client = false;
    for (byte[] name : CLIENTS) {
      client |= Literals.contains(scan.text(), near, start, name);
    }
    int from = Edges.skipQuotes(scan, Edges.skipBlanks(scan, end, 4), 2);
    int to = from;
    int most = Math.min(scan.to(), from + NEAR);
    while (to < most && !Ascii.isSpace(scan.text()[to]) && !Ascii.isQuote(scan.text()[to])) {
      to++;
    }
    int colon = Words.indexOf(scan.text(), from, to, ':');
    boolean password = client && colon < to && to - colon > SHORTEST_PASSWORD;
    if (password && !Placeholders.isValue(scan.text(), colon + 1, to)) {
      scan.claims().addReal(rule, colon + 1, to);
    }
  }
}
