package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import java.nio.charset.StandardCharsets;

/**
 * The matcher {@code authorization-header}: the credentials of an {@code Authorization} header (RFC
 * 9110, section 11.6.2) however it is quoted, of {@code Bearer} alone, and of {@code -u user:pass}
 * on a command line. The value must look drawn. Stateless.
 */
public final class AuthorizationMatcher implements HitMatcher {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 4096;
  private static final int LONGEST_GAP = 8;
  private static final int LONGEST_SCHEME = 24;
  private static final byte[][] SCHEMES =
      Literals.of("bearer", "basic", "token", "apikey", "genie-key", "bot", "key", "api-key");
  private static final byte[] BASIC = Literals.of("basic")[0];
  private static final byte[] TOKEN_PARAMETER = Literals.of("token=")[0];

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    int first = scan.at(start);
    if (first == ' ' || first == '-') {
      commandLine(scan, claimant, skip(scan, end));
    } else if (Ascii.isWord(scan.at(start - 1))) {
      return;
    } else if (Ascii.lower(first) == 'b') {
      credentials(scan, claimant, skip(scan, end), false);
    } else {
      header(scan, claimant, end);
    }
  }

  private static void header(Scan scan, Claimant claimant, int end) {
    int at = skip(scan, end);
    int operator = scan.at(at);
    if (operator != ':' && operator != '=' && operator != ',') {
      return;
    }
    at = skip(scan, scan.at(at + 1) == '>' ? at + 2 : at + 1);
    int schemeEnd = at;
    while (schemeEnd < at + LONGEST_SCHEME
        && (Ascii.isLetter(scan.at(schemeEnd)) || scan.at(schemeEnd) == '-')) {
      schemeEnd++;
    }
    boolean known =
        scan.at(schemeEnd) == ' ' && Literals.isOneOf(scan.text(), at, schemeEnd, SCHEMES);
    boolean basic = known && Literals.startsWith(scan.text(), at, scan.to(), BASIC);
    boolean scheme = known || isFollowedByToken(scan, at, schemeEnd);
    credentials(scan, claimant, scheme ? skip(scan, schemeEnd) : at, basic);
  }

  /** Whether what may be a scheme that nobody registered stands before something longer. */
  private static boolean isFollowedByToken(Scan scan, int from, int schemeEnd) {
    if (schemeEnd == from || scan.at(schemeEnd) != ' ') {
      return false;
    }
    int end = schemeEnd + 1;
    while (end < schemeEnd + SHORTEST + 1 && isOfToken(scan.at(end))) {
      end++;
    }
    return end == schemeEnd + SHORTEST + 1;
  }

  private static void credentials(Scan scan, Claimant claimant, int from, boolean basic) {
    int at = from;
    if (at < scan.to() && Literals.startsWith(scan.text(), at, scan.to(), TOKEN_PARAMETER)) {
      at = skip(scan, at + TOKEN_PARAMETER.length);
    }
    int end = at;
    int limit = Math.min(scan.to(), at + LONGEST);
    while (end < limit && isOfToken(scan.at(end))) {
      end++;
    }
    byte[] text = scan.text();
    if (end - at < SHORTEST || Placeholders.isValue(text, at, end) || calls(scan, end)) {
      return;
    }
    boolean secret =
        basic ? holdsUserAndPassword(text, at, end) : Randomness.looksRandom(text, at, end);
    if (secret && !AssignedValue.isUuid(text, at, end)) {
      claimant.claimReal(at, end, Reason.STANDS_AS_CREDENTIAL);
    }
  }

  private static boolean calls(Scan scan, int end) {
    return scan.at(end) == '(' || scan.at(end) == '[' || scan.at(end) == '{';
  }

  /** RFC 7617; a stand-in for the password is no secret. */
  private static boolean holdsUserAndPassword(byte[] text, int from, int to) {
    String decoded = EncodedShapes.decode(text, from, to);
    int colon = decoded.indexOf(':');
    if (colon < 0 || decoded.chars().anyMatch(c -> c < ' ' || c > '~')) {
      return false;
    }
    byte[] password = decoded.substring(colon + 1).getBytes(StandardCharsets.US_ASCII);
    return password.length >= 4 && !Placeholders.isValue(password, 0, password.length);
  }

  /** {@code -u user:password}: the password alone is the value. */
  private static void commandLine(Scan scan, Claimant claimant, int from) {
    int limit = Math.min(scan.to(), from + 256);
    int colon = -1;
    int end = from;
    while (end < limit && !Ascii.isSpace(scan.at(end)) && !Ascii.isQuote(scan.at(end))) {
      if (scan.at(end) == ':' && colon < 0) {
        colon = end;
      }
      end++;
    }
    int start = colon < 0 || colon + 1 == end ? from : colon + 1;
    int stop = colon + 1 == end ? colon : end;
    byte[] text = scan.text();
    if (colon > from
        && stop - start >= AssignedValue.SHORTEST
        && !Placeholders.isValue(text, start, stop)
        && Randomness.looksRandom(text, start, stop)) {
      claimant.claimReal(start, stop, Reason.STANDS_AS_CREDENTIAL);
    }
  }

  private static int skip(Scan scan, int from) {
    int at = from;
    while (at < from + LONGEST_GAP && (scan.at(at) == ' ' || Ascii.isQuote(scan.at(at)))) {
      at++;
    }
    return at;
  }

  private static boolean isOfToken(int b) {
    return Ascii.isBase64(b) || b == '.' || b == '~' || b == '=' || b == '|';
  }
}
