package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.SecretName;

/**
 * What the words round a number say of it: its text's key, the name before it, the words on its
 * line. Read only for candidates that passed every other test. Not thread-safe.
 */
final class NumberContext {
  /** Words that tell of a payment card. */
  static final byte[][] CARD =
      Literals.of(
          "card",
          "credit",
          "debit",
          "visa",
          "mastercard",
          "amex",
          "maestro",
          "payment",
          "kredit",
          "carte",
          "tarjeta",
          "carta",
          "cc_n",
          "pan");

  /** Words that tell of a US Social Security number. */
  static final byte[][] SSN =
      Literals.of("ssn", "social security", "social_security", "socialsecurity", "taxpayer", "tin");

  private static final int REACH = 40;
  private static final int LONGEST_NAME = 64;
  private static final byte[] USAGE = Literals.of("gen_ai.usage.")[0];

  private final SecretName names = new SecretName();
  private int keyIsId = -1;

  /** Forgets the last text. */
  void begin() {
    keyIsId = -1;
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

  /** Returns whether one of {@code words} is in the key, or before {@code at} on its line. */
  boolean tells(Scan scan, int at, byte[][] words) {
    int from = at;
    int limit = Math.max(scan.from(), at - REACH);
    while (from > limit && scan.at(from - 1) != '\n') {
      from--;
    }
    for (byte[] word : words) {
      if (Literals.contains(scan.text(), from, at, word)
          || Literals.contains(scan.key().bytes(), 0, scan.key().length(), word)) {
        return true;
      }
    }
    return false;
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
