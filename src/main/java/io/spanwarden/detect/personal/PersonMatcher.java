package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;

/**
 * The matcher {@code person-name}: two to four words with capitals where a name stands: after a key
 * such as {@code full_name}, as author of a commit, after {@code my name is}. Stateless.
 */
public final class PersonMatcher implements HitMatcher {
  private static final int MOST_WORDS = 4;
  private static final int LONGEST_WORD = 24;
  private static final int GAP = 8;

  /** Between the capitals of a name. */
  private static final byte[][] PARTICLES =
      Literals.of(
          "van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "el", "bin", "al", "dos",
          "du", "ter", "zu");

  /** Words that names of programs, roles and examples hold. */
  private static final byte[][] NOBODY =
      Literals.of(
          "user",
          "test",
          "tester",
          "admin",
          "administrator",
          "example",
          "unknown",
          "anonymous",
          "default",
          "null",
          "none",
          "name",
          "full",
          "first",
          "last",
          "your",
          "my",
          "the",
          "this",
          "bot",
          "team",
          "contributors",
          "authors",
          "developers",
          "developer",
          "inc",
          "ltd",
          "gmbh",
          "llc",
          "corp",
          "foundation",
          "project",
          "service",
          "system",
          "server",
          "client",
          "claude",
          "copilot",
          "codex",
          "gemini",
          "github",
          "gitlab",
          "google",
          "apple",
          "microsoft",
          "anthropic",
          "openai",
          "actions",
          "action",
          "dependabot",
          "renovate",
          "jenkins",
          "john",
          "doe",
          "jane",
          "foo",
          "bar",
          "string",
          "object",
          "not",
          "new",
          "agent",
          "assistant",
          "customer",
          "company",
          "account",
          "code",
          "build",
          "release",
          "ci",
          "automation",
          "group",
          "software",
          "labs",
          "sonnet",
          "opus",
          "haiku",
          "no",
          "is",
          "are",
          "and",
          "or",
          "for");

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int end) {
    if (Ascii.isLetter(scan.at(start - 1)) && !Ascii.isUpper(scan.at(start))) {
      return;
    }
    boolean sentence = Ascii.lower(scan.at(end - 1)) == 's' && scan.at(end - 3) == ' ';
    int at = valueStart(scan, end, sentence);
    if (at < 0 || at < claimant.claimedTo()) {
      return;
    }
    boolean part = isPartOfName(scan, start, end);
    int words = 0;
    int stop = at;
    int next = at;
    while (words < MOST_WORDS) {
      int word = next;
      while (isOfName(scan.at(next))) {
        next++;
      }
      boolean particle = Literals.isOneOf(scan.text(), word, next, PARTICLES) && words > 0;
      boolean initial = next - word == 1 && scan.at(next) == '.' && Ascii.isUpper(scan.at(word));
      if (!particle && !initial && !isCapitalised(scan, word, next)) {
        break;
      }
      if (Literals.isOneOf(scan.text(), word, next, NOBODY)) {
        claimant.suppress(at, next, Suppression.PLACEHOLDER);
        return;
      }
      next += initial ? 1 : 0;
      words++;
      stop = particle ? stop : next;
      if (scan.at(next) != ' ') {
        break;
      }
      next++;
    }
    int after = scan.at(stop);
    boolean ends =
        !Ascii.isWord(after)
            && after != '('
            && after != '['
            && after != '@'
            && after != '/'
            && after != ':'
            && after != '=';
    if (ends && words >= (part ? 1 : 2) && stop - at >= 3) {
      claimant.claimReal(at, stop, Reason.WORD_NEAR);
    }
  }

  /** Returns where the value starts after its name and an operator, or -1. */
  private static int valueStart(Scan scan, int end, boolean sentence) {
    int at = end;
    boolean operator = sentence || scan.at(end - 1) == ':' || scan.at(end - 1) == ' ';
    while (at < end + GAP) {
      int b = scan.at(at);
      if (b == ':' || b == '=') {
        operator = true;
      } else if (b != ' ' && !Ascii.isQuote(b)) {
        break;
      }
      at++;
    }
    return operator && (at > end || scan.at(end - 1) == ' ') && !Ascii.isWord(scan.at(at - 1))
        ? at
        : -1;
  }

  /** {@code first_name}, {@code surname}, {@code Vorname}: one word is enough. */
  private static boolean isPartOfName(Scan scan, int start, int end) {
    int from = start;
    while (from > start - 16 && Ascii.isWord(scan.at(from - 1)) && from > scan.from()) {
      from--;
    }
    int topics = ContextWords.topics(scan.text(), start, end);
    int under = start;
    while (under < end && scan.at(under) != '_' && scan.at(under) != ' ') {
      under++;
    }
    if (under < end) {
      topics |= ContextWords.topics(scan.text(), start, under, under + 1, end);
    }
    return (topics & Topic.PART_OF_NAME) != 0;
  }

  private static boolean isOfName(int b) {
    return Ascii.isLetter(b) || b == '-' || b == '\'' || b < 0;
  }

  /** One capital, then small letters; {@code McKay}, {@code O'Neill}, {@code Jean-Luc}. */
  private static boolean isCapitalised(Scan scan, int from, int to) {
    int length = to - from;
    boolean opens = Ascii.isUpper(scan.at(from)) || scan.at(from) < 0;
    if (length < 2 || length > LONGEST_WORD || !opens) {
      return false;
    }
    int capitals = 0;
    for (int i = from + 1; i < to; i++) {
      capitals += Ascii.isUpper(scan.at(i)) ? 1 : 0;
    }
    return capitals <= 1 && (Ascii.isLower(scan.at(to - 1)) || scan.at(to - 1) < 0);
  }
}
