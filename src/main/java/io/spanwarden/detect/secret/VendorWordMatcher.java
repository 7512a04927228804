package io.spanwarden.detect.secret;

import io.spanwarden.detect.secret.VendorWordContext.Evidence;
import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.Confidences;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;
import io.spanwarden.event.FindingClass;

/**
 * Recognises the value of an issuer without a mark of its own by the issuer's name before it: on
 * the same line, in the same member, within {@link #REACH} bytes, a whole token of the issuer's
 * alphabet and length that looks drawn.
 *
 * <p>What stands between must say that the token is a credential ({@link VendorWordContext}): the
 * names of issuers stand near commits, digests and ids as well. Immutable, thread-safe; looks at no
 * more than a few hundred bytes.
 */
public final class VendorWordMatcher implements HitMatcher {
  private static final int REACH = 48;
  private static final int LONGEST_NAME = 32;
  private static final byte[] VALUE_MEMBER = Literals.of("value")[0];

  private final ValueForm form;
  private final int longest;

  /** Creates the matcher of values of {@code form}. */
  public VendorWordMatcher(ValueForm form) {
    this.form = form;
    this.longest = form.longest() + 2;
  }

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    if (!isWord(scan, start, end)) {
      return;
    }
    int limit = Math.min(scan.to(), end + REACH);
    int at = end;
    while (at < limit && !endsMember(scan, at)) {
      if (!form.alphabet().holds(scan.at(at))) {
        at++;
        continue;
      }
      int stop = tokenEnd(scan, at);
      if (form.allows(stop - at)) {
        judge(scan, claimant, start, end, at, stop);
        return;
      }
      at = stop;
    }
  }

  private void judge(Scan scan, Claimant claimant, int word, int wordEnd, int from, int to) {
    byte[] text = scan.text();
    if (from < claimant.claimedTo()) {
      return;
    }
    if (!isWhole(scan, from, to)) {
      claimant.suppress(from, to, Suppression.BOUNDARY);
      return;
    }
    Evidence evidence = VendorWordContext.read(scan, nameStart(scan, word), word, wordEnd, from);
    if (evidence == Evidence.IDENTIFIER) {
      claimant.suppress(from, to, Suppression.IDENTIFIER);
    } else if (evidence == Evidence.NONE
        || (evidence == Evidence.OPERATOR && form.alphabet().isOfHashes())) {
      claimant.suppress(from, to, Suppression.NO_CONTEXT);
    } else if (Placeholders.isBody(text, from, to)) {
      claimant.claim(from, to, FindingClass.PLACEHOLDER, claimant.confidence(), Reason.STAND_IN);
    } else if (!form.looksDrawn(text, from, to)) {
      claimant.suppress(from, to, Suppression.NOT_RANDOM);
    } else if (evidence == Evidence.OPERATOR) {
      claimant.claim(
          from, to, FindingClass.REAL, Confidences.lower(claimant.confidence()), Reason.WORD_NEAR);
    } else {
      claimant.claimReal(from, to, Reason.WORD_NEAR);
    }
  }

  /** Whether the keyword is a part of a name, and not of a longer word. */
  private static boolean isWord(Scan scan, int start, int end) {
    int before = scan.at(start - 1);
    int first = scan.at(start);
    int last = scan.at(end - 1);
    int after = scan.at(end);
    boolean starts = !Ascii.isAlnum(before) || (Ascii.isLower(before) && Ascii.isUpper(first));
    boolean ends =
        !Ascii.isLetter(after)
            || (!Ascii.isUpper(last) && Ascii.isUpper(after))
            || VendorWordContext.startsNoun(scan.text(), end, scan.to());
    return starts && ends;
  }

  /** A line, or a member of an object unless its value follows: {@code "A_KEY","value":"..."}. */
  private static boolean endsMember(Scan scan, int at) {
    int b = scan.at(at);
    if (b == ',') {
      int next = at + 1;
      while (next < at + 4 && (scan.at(next) == ' ' || Ascii.isQuote(scan.at(next)))) {
        next++;
      }
      return !Literals.startsWith(scan.text(), Math.min(next, scan.to()), scan.to(), VALUE_MEMBER);
    }
    return b == '\n' || b == '\r' || b == ';' || b == '}';
  }

  private int tokenEnd(Scan scan, int from) {
    int limit = Math.min(scan.to(), from + longest);
    int at = from;
    while (at < limit && form.alphabet().holds(scan.at(at))) {
      at++;
    }
    if (form.alphabet() == ValueForm.Alphabet.BASE64) {
      int padding = Math.min(limit, at + 2);
      while (at < padding && scan.at(at) == '=') {
        at++;
      }
    }
    return at;
  }

  /** Whether nothing before or after makes the token a part of a path, a name or a longer token. */
  private static boolean isWhole(Scan scan, int from, int to) {
    int before = scan.at(from - 1);
    int after = scan.at(to);
    boolean joinedBefore =
        Ascii.isWord(before)
            || before == '-'
            || before == '.'
            || before == '/'
            || before == '@'
            || before == '+'
            || before == '#'
            || before == '$'
            || before == '%';
    boolean joinedAfter =
        Ascii.isWord(after)
            || after == '='
            || ((after == '-' || after == '.' || after == '/' || after == '+' || after == '@')
                && Ascii.isAlnum(scan.at(to + 1)));
    return !joinedBefore && !joinedAfter;
  }

  private static int nameStart(Scan scan, int word) {
    int at = word;
    int limit = Math.max(scan.from(), word - LONGEST_NAME);
    while (at > limit && (Ascii.isWord(scan.at(at - 1)) || scan.at(at - 1) == '-')) {
      at--;
    }
    return at;
  }
}
