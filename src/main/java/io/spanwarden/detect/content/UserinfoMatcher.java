package io.spanwarden.detect.content;

import io.spanwarden.event.FindingClass;

/**
 * Finds passwords and tokens in the user information of a URL, {@code scheme://user:password@host}
 * (RFC 3986, section 3.2.1). Stateless.
 */
final class UserinfoMatcher implements HitMatcher {
  private static final int LONGEST = 512;
  private static final int SHORTEST_PASSWORD = 6;
  private static final int SHORTEST_TOKEN = 16;

  @Override
  public void examine(Scan scan, CompiledRule rule, int start, int end) {
    if (start < scan.claims().claimedTo(rule) || !Ascii.isAlnum(scan.at(start - 1))) {
      return;
    }
    int at = lastAt(scan, end);
    if (at < 0) {
      return;
    }
    byte[] text = scan.text();
    int colon = Words.indexOf(text, end, at, ':');
    if (colon == at) {
      boolean token = at - end >= SHORTEST_TOKEN && Randomness.looksRandom(text, end, at);
      claim(scan, rule, end, at, token);
    } else {
      claim(
          scan,
          rule,
          colon + 1,
          at,
          at - colon > SHORTEST_PASSWORD && !repeats(text, end, colon, at));
    }
  }

  /** Returns the last {@code @} of the authority, or -1. */
  private static int lastAt(Scan scan, int from) {
    int most = Math.min(scan.to(), from + LONGEST);
    int at = -1;
    for (int i = from; i < most; i++) {
      int b = scan.text()[i];
      if (b == '@') {
        at = i;
      } else if (Ascii.isSpace(b)
          || Ascii.isQuote(b)
          || b == '/'
          || b == '?'
          || b == '#'
          || b == '<'
          || b == '>'
          || b == '\\') {
        break;
      }
    }
    return at;
  }

  private static boolean repeats(byte[] text, int user, int colon, int at) {
    if (colon - user != at - colon - 1) {
      return false;
    }
    for (int i = user; i < colon; i++) {
      if (text[i] != text[colon + 1 + i - user]) {
        return false;
      }
    }
    return true;
  }

  private static void claim(Scan scan, CompiledRule rule, int from, int to, boolean plausible) {
    byte[] text = scan.text();
    if (!plausible
        || Placeholders.isReference(text, from, to)
        || Placeholders.isWord(text, from, to)) {
      return;
    }
    FindingClass kind =
        Placeholders.isBody(text, from, to) ? FindingClass.PLACEHOLDER : FindingClass.REAL;
    scan.claims().add(rule, from, to, kind, rule.rule().confidence(), 0);
  }
}
