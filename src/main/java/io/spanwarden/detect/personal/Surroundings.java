package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.SecretName;

/**
 * What the words round a value say of it: its text's key, the name that it is assigned to, the
 * words on its line, 40 bytes before it and 12 after (pii.md 6.1). Read only for candidates that
 * passed every other test. Not thread-safe.
 */
final class Surroundings {
  private static final int BEFORE = 40;
  private static final int AFTER = 12;
  private static final int LONGEST_NAME = 64;
  private static final byte[] USAGE = Literals.of("gen_ai.usage.")[0];

  private final SecretName names = new SecretName();
  private int keyIsId = -1;
  private int keyTopics = -1;
  private int seenStart = -1;
  private int seenTopics;

  /** Forgets the last text. */
  void begin() {
    keyIsId = -1;
    keyTopics = -1;
    seenStart = -1;
  }

  /** Returns whether the key or the name before {@code at} says id, time or amount. */
  boolean isIdOrMeasure(Scan scan, int at) {
    if (keyIsId < 0) {
      byte[] key = scan.key().bytes();
      int length = scan.key().length();
      boolean id =
          length > 0
              && (Literals.startsWith(key, 0, length, USAGE)
                  || names.isIdOrMeasure(key, 0, length));
      keyIsId = id ? 1 : 0;
    }
    return keyIsId == 1 || nameBeforeIsId(scan, at);
  }

  /** Returns whether the key or words near {@code [start, end)} speak of one of {@code wanted}. */
  boolean tells(Scan scan, int start, int end, int wanted) {
    return (topics(scan, start, end) & wanted) != 0;
  }

  /** Returns what the key and the words near {@code [start, end)} speak of. */
  int topics(Scan scan, int start, int end) {
    if (start != seenStart) {
      seenStart = start;
      seenTopics = wordsNear(scan, start, end) | ofKey(scan);
    }
    return seenTopics;
  }

  /** Returns what the key speaks of. */
  int ofKey(Scan scan) {
    if (keyTopics < 0) {
      keyTopics = wordsOf(scan.key().bytes(), 0, scan.key().length()) & ~Topic.CALL;
    }
    return keyTopics;
  }

  /** Returns what the name or the words directly before {@code at} speak of, to 24 bytes back. */
  int directlyBefore(Scan scan, int at) {
    int from = at;
    int limit = Math.max(scan.from(), at - 24);
    while (from > limit && scan.at(from - 1) != '\n' && scan.at(from - 1) != ',') {
      from--;
    }
    return wordsOf(scan.text(), wordStart(scan, from, at), at);
  }

  private static int wordsNear(Scan scan, int start, int end) {
    int from = start;
    int limit = Math.max(scan.from(), start - BEFORE);
    boolean member = isMember(scan, start);
    while (from > limit && !endsContext(scan.at(from - 1), member)) {
      from--;
    }
    int to = end;
    limit = Math.min(scan.to(), end + AFTER);
    while (to < limit && !endsContext(scan.at(to), member)) {
      to++;
    }
    while (to > end && to < scan.to() && isOfWord(scan.at(to)) && isOfWord(scan.at(to - 1))) {
      to--;
    }
    return wordsOf(scan.text(), wordStart(scan, from, start), start)
        | (member ? 0 : wordsOf(scan.text(), end, to));
  }

  private static boolean endsContext(int b, boolean member) {
    return b == '\n' || (member && (b == ',' || b == '{' || b == ';' || b == '&' || b == '}'));
  }

  /**
   * Whether it is the value of a name in quotes or before an equals sign: then that name counts.
   */
  private static boolean isMember(Scan scan, int start) {
    int at = start - 1;
    while (at > start - 4 && (scan.at(at) == ' ' || scan.at(at) == '(' || scan.at(at) == '[')) {
      at--;
    }
    if (Ascii.isQuote(scan.at(at))) {
      at--;
    }
    while (at > start - 6 && scan.at(at) == ' ') {
      at--;
    }
    return scan.at(at) == '=' || (scan.at(at) == ':' && Ascii.isQuote(scan.at(at - 1)));
  }

  /** Returns the start of the first whole word from {@code from} on. */
  private static int wordStart(Scan scan, int from, int to) {
    int start = from;
    while (start > scan.from() && start < to && isOfWord(scan.at(start - 1))) {
      start++;
    }
    return start;
  }

  private static int wordsOf(byte[] text, int from, int to) {
    int topics = 0;
    int previousStart = from;
    int previousEnd = from;
    int at = from;
    while (at < to) {
      if (!isOfWord(text[at])) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < to && isOfWord(text[end]) && !startsPart(text, end)) {
        end++;
      }
      topics |= ContextWords.topics(text, at, end);
      if (previousEnd > previousStart && at - previousEnd <= 2) {
        topics |= ContextWords.topics(text, previousStart, previousEnd, at, end);
      }
      previousStart = at;
      previousEnd = end;
      at = end;
    }
    return topics;
  }

  private static boolean startsPart(byte[] text, int at) {
    return Ascii.isUpper(text[at]) && Ascii.isLower(text[at - 1]);
  }

  private static boolean isOfWord(int b) {
    return Ascii.isAlnum(b) || b < 0;
  }

  private boolean nameBeforeIsId(Scan scan, int at) {
    int end = at;
    int limit = Math.max(scan.from(), at - 8);
    while (end > limit && !Ascii.isWord(scan.at(end - 1))) {
      end--;
    }
    int start = end;
    limit = Math.max(scan.from(), end - LONGEST_NAME);
    while (start > limit && (Ascii.isWord(scan.at(start - 1)) || scan.at(start - 1) == '.')) {
      start--;
    }
    return start < end && names.isIdOrMeasure(scan.text(), start, end);
  }
}
