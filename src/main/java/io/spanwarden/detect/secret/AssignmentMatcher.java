package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.SecretName;
import io.spanwarden.detect.text.SecretName.Promise;
import io.spanwarden.detect.text.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * The matcher {@code assignment}: a name that promises a secret, an operator, a value that looks
 * drawn or chosen. Reads code, {@code .env}, YAML, JSON, XML and command lines. Not thread-safe.
 */
public final class AssignmentMatcher implements HitMatcher {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_URN = 160;
  private static final byte[][] URNS = Literals.of("arn:", "urn:");

  private final SecretName names = new SecretName();
  private final ValuePlace place = new ValuePlace();
  private final ValueExtent extent = new ValueExtent();

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    int word = end;
    while (!Ascii.isWord(scan.at(word - 1))) {
      word--; // some keywords hold the operator too
    }
    if (continuesWord(scan, word)) {
      return;
    }
    int nameEnd = nameEnd(scan, word);
    if (!place.find(scan, start, nameEnd) || place.start() < claimant.claimedTo()) {
      return;
    }
    int nameStart = nameStart(scan, start);
    if (scan.at(nameStart - 1) == ':' && isPartOfUrn(scan, nameStart)) {
      return;
    }
    if (!extent.read(scan, place.start())) {
      return;
    }
    if (!AssignedValue.mayBeSecret(scan.text(), extent.start(), extent.end())) {
      claimant.suppress(extent.start(), extent.end(), Suppression.NOT_RANDOM);
      return;
    }
    if (isVerdict(scan, nameStart, nameEnd)) {
      return;
    }
    Promise promise = names.promiseOf(scan.text(), nameStart, nameEnd);
    boolean uuid = names.mayHoldUuid(scan.text());
    int wordsStart = wordsStart(scan, nameStart);
    if (wordsStart < nameStart) {
      Promise ofWords = names.promiseOf(scan.text(), wordsStart, nameEnd);
      boolean more = promise == Promise.NOTHING && ofWords == Promise.KEY;
      boolean less = place.loose() && ofWords == Promise.NOTHING;
      promise = more || less ? ofWords : promise;
      uuid |= names.mayHoldUuid(scan.text());
    }
    if (!place.loose() || isTold(scan, promise)) {
      judge(scan, claimant, promise, uuid, extent.start(), extent.end(), extent.quoted());
    }
  }

  /** Whether a value without an operator before it speaks for itself. */
  private boolean isTold(Scan scan, Promise promise) {
    if (AssignedValue.looksLikeKey(scan.text(), extent.start(), extent.end())) {
      return true;
    }
    boolean firm = promise == Promise.KEY || promise == Promise.PASSWORD;
    return firm
        && (extent.quoted()
            || AssignedValue.opensSomething(scan.text(), extent.start(), extent.end()));
  }

  /** Examines a whole text as the value of its key. */
  public void examineKey(Scan scan, Claimant claimant) {
    int length = scan.to() - scan.from();
    FieldKey key = scan.key();
    if (length < AssignedValue.SHORTEST || length > AssignedValue.LONGEST || key.length() < 3) {
      return;
    }
    // Before the key is read, since most texts hold a blank.
    for (int i = scan.from(); i < scan.to(); i++) {
      if (Ascii.isSpace(scan.text()[i])) {
        return;
      }
    }
    Promise promise = names.promiseOf(key.bytes(), 0, key.length());
    if (promise == Promise.NOTHING) {
      return;
    }
    boolean uuid = names.mayHoldUuid(key.bytes());
    judge(scan, claimant, promise, uuid, scan.from(), scan.to(), true);
  }

  private static void judge(
      Scan scan,
      Claimant claimant,
      Promise promise,
      boolean uuid,
      int from,
      int to,
      boolean quoted) {
    if (promise == Promise.NOTHING) {
      return;
    }
    Reason reason = reason(scan.text(), promise, uuid, from, to, quoted);
    if (reason == null) {
      claimant.suppress(from, to, Suppression.NOT_RANDOM);
    } else if (AssignedValue.isHarmless(scan.text(), from, to)) {
      // Last, since it compares with many words.
      claimant.suppress(from, to, Suppression.PLACEHOLDER);
    } else {
      claimant.claimReal(from, to, reason);
    }
  }

  /** Returns what makes the value a secret, or null if nothing does. */
  private static @Nullable Reason reason(
      byte[] text, Promise promise, boolean uuid, int from, int to, boolean quoted) {
    if (AssignedValue.isUuid(text, from, to)) {
      return uuid ? Reason.LOOKS_RANDOM : null;
    }
    if (promise == Promise.SOME_KEY && !AssignedValue.opensSomething(text, from, to)) {
      return null;
    }
    if (AssignedValue.looksDrawn(text, from, to, quoted)) {
      return Reason.LOOKS_RANDOM;
    }
    boolean chosen =
        promise == Promise.PASSWORD && AssignedValue.looksChosen(text, from, to, quoted);
    return chosen ? Reason.LOOKS_CHOSEN : null;
  }

  /** {@code arn:aws:secretsmanager:eu-west-1:1234:secret:name}: what follows is a name too. */
  private static boolean isPartOfUrn(Scan scan, int nameStart) {
    int at = nameStart;
    int limit = Math.max(scan.from(), nameStart - LONGEST_URN);
    while (at > limit && !Ascii.isSpace(scan.at(at - 1)) && !Ascii.isQuote(scan.at(at - 1))) {
      at--;
    }
    for (byte[] scheme : URNS) {
      if (Literals.contains(scan.text(), at, nameStart, scheme)) {
        return true;
      }
    }
    return false;
  }

  /** {@code PASS: gdb.base/list}: what the most test programs print. */
  private boolean isVerdict(Scan scan, int nameStart, int nameEnd) {
    boolean told =
        nameEnd - nameStart == 4
            && Ascii.lower(scan.at(nameStart)) == 'p'
            && Ascii.lower(scan.at(nameStart + 3)) == 's'
            && scan.at(nameEnd) == ':'
            && scan.at(nameEnd + 1) == ' '
            && !extent.quoted();
    if (!told || Ascii.isUpper(scan.at(nameStart))) {
      return told;
    }
    for (int i = extent.start(); i < extent.end(); i++) {
      int b = scan.at(i);
      if (b == '/' || b == '.' || b == '-') {
        return true;
      }
    }
    return false;
  }

  /** Whether the keyword is only the beginning of a word, such as {@code tokenizer}. */
  private static boolean continuesWord(Scan scan, int end) {
    int last = scan.at(end - 1);
    int next = scan.at(end);
    return Ascii.isLetter(next) && !(Ascii.isLower(last) && Ascii.isUpper(next));
  }

  private static int nameEnd(Scan scan, int end) {
    int at = end;
    int limit = Math.min(scan.to(), end + LONGEST_NAME);
    while (at < limit
        && (Ascii.isWord(scan.at(at))
            || (isJoint(scan.at(at)) && Ascii.isAlnum(scan.at(at + 1))))) {
      at++;
    }
    return at;
  }

  private static int nameStart(Scan scan, int start) {
    int at = start;
    int limit = Math.max(scan.from(), start - LONGEST_NAME);
    while (at > limit && (Ascii.isWord(scan.at(at - 1)) || isJoint(scan.at(at - 1)))) {
      at--;
    }
    return at;
  }

  /** Steps back over one word before a name in a sentence: {@code encryption key}. */
  private static int wordsStart(Scan scan, int nameStart) {
    int at = nameStart;
    if (scan.at(at - 1) != ' ' || !Ascii.isLetter(scan.at(at - 2))) {
      return nameStart;
    }
    at--;
    int limit = Math.max(scan.from(), nameStart - LONGEST_NAME);
    while (at > limit && Ascii.isLetter(scan.at(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isJoint(int b) {
    return b == '-' || b == '.';
  }
}
