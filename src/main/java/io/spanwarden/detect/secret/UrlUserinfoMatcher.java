package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Confidences;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;

/**
 * The matcher {@code url-userinfo}: a password, or a token in place of a user, in the authority of
 * a URL (RFC 3986, section 3.2.1), also of a URL that is percent-encoded itself. Stateless.
 */
public final class UrlUserinfoMatcher implements HitMatcher {
  private static final byte[][] LOCAL =
      Literals.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "host.docker.internal");
  private static final byte[] SENTRY = Literals.of("ingest.")[0];
  private static final int LONGEST_AUTHORITY = 512;
  private static final int SHORTEST_PASSWORD = 4;
  private static final int SHORTEST_TOKEN = 16;

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    if (!Ascii.isAlnum(scan.at(start - 1))) {
      return;
    }
    boolean encoded = scan.at(start) == '%';
    int at = -1;
    int colon = -1;
    int limit = Math.min(scan.to(), end + LONGEST_AUTHORITY);
    int stop = end;
    while (stop < limit && !endsAuthority(scan, stop, encoded)) {
      if (isSeparator(scan, stop, encoded, '@', '4', '0')) {
        at = stop;
      } else if (colon < 0 && at < 0 && isSeparator(scan, stop, encoded, ':', '3', 'a')) {
        colon = stop;
      }
      stop++;
    }
    if (at <= end) {
      return;
    }
    int width = encoded ? 3 : 1;
    if (Literals.contains(scan.text(), at, stop, SENTRY)) {
      // The key that a Sentry client names itself by stands in every page that it watches.
      claimant.suppress(end, at, Suppression.IDENTIFIER);
    } else if (colon < 0 || colon + width >= at) {
      claimToken(scan, claimant, end, colon < 0 ? at : colon);
    } else {
      claimPassword(scan, claimant, end, colon, width, at);
    }
  }

  /** {@code https://token@host}, {@code https://token:@host}. */
  private static void claimToken(Scan scan, Claimant claimant, int from, int to) {
    byte[] text = scan.text();
    if (to - from >= SHORTEST_TOKEN
        && !Placeholders.isValue(text, from, to)
        && Randomness.looksRandom(text, from, to)) {
      claimant.claimReal(from, to, Reason.STANDS_AS_CREDENTIAL);
    }
  }

  private static void claimPassword(
      Scan scan, Claimant claimant, int user, int colon, int width, int at) {
    byte[] text = scan.text();
    int from = colon + width;
    if (Placeholders.isReference(text, from, at) || isTemplate(text, from, at)) {
      return;
    }
    if (isStandIn(text, user, colon, from, at)) {
      claimToken(scan, claimant, user, colon);
      claimant.claim(
          from, at, FindingClass.PLACEHOLDER, Confidence.LOW, Reason.STANDS_AS_CREDENTIAL);
      return;
    }
    boolean drawn = Randomness.looksRandom(text, from, at);
    if (!drawn && isLocal(text, at + width, scan.to())) {
      claimant.claim(
          from, at, FindingClass.PLACEHOLDER, Confidence.LOW, Reason.STANDS_AS_CREDENTIAL);
      return;
    }
    Confidence told = claimant.confidence();
    boolean chosen = drawn || AssignedValue.looksChosen(text, from, at, true);
    Confidence confidence = chosen ? told : Confidences.lower(told);
    claimant.claim(from, at, FindingClass.REAL, confidence, Reason.STANDS_AS_CREDENTIAL);
  }

  /** Whether a password is too short, a word for one, or the user's own name. */
  private static boolean isStandIn(byte[] text, int user, int colon, int from, int to) {
    if (to - from < SHORTEST_PASSWORD || Placeholders.isValue(text, from, to)) {
      return true;
    }
    if (colon - user != to - from) {
      return false;
    }
    for (int i = 0; i < to - from; i++) {
      if (text[user + i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTemplate(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == '{' || text[i] == '}') {
        return true;
      }
    }
    return to - from == 2 && text[from] == '%';
  }

  private static boolean isLocal(byte[] text, int host, int to) {
    for (byte[] name : LOCAL) {
      if (Literals.startsWith(text, host, to, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSeparator(
      Scan scan, int at, boolean encoded, int plain, int high, int low) {
    if (!encoded) {
      return scan.at(at) == plain;
    }
    return scan.at(at) == '%' && scan.at(at + 1) == high && Ascii.lower(scan.at(at + 2)) == low;
  }

  private static boolean endsAuthority(Scan scan, int at, boolean encoded) {
    int b = scan.at(at);
    if (encoded && b == '%') {
      return scan.at(at + 1) == '2' && Ascii.lower(scan.at(at + 2)) == 'f';
    }
    return (b >= 0 && b <= ' ')
        || b == '/'
        || b == '?'
        || b == '#'
        || b == '\\'
        || b == '<'
        || b == '>'
        || Ascii.isQuote(b)
        || b == 0x7f;
  }
}
