package io.spanwarden.detect.identifier;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;

/**
 * What stands between a phrase and the text after it, read from left to right: whether a number
 * there can still be what the phrase names. Not thread-safe.
 */
final class Gap {
  /** Words that name another number. */
  private static final byte[][] STRANGERS =
      Literals.of(
          "order",
          "orders",
          "invoice",
          "ticket",
          "issue",
          "port",
          "pid",
          "version",
          "build",
          "line",
          "lines",
          "size",
          "count",
          "bytes",
          "token",
          "tokens",
          "time",
          "timestamp",
          "epoch",
          "seq",
          "offset",
          "phone",
          "tel",
          "telephone",
          "mobile",
          "fax",
          "zip",
          "price",
          "amount",
          "total",
          "cost",
          "uuid",
          "hash",
          "commit",
          "run",
          "job",
          "batch",
          "took",
          "duration",
          "latency",
          "span",
          "trace",
          "request",
          "case",
          "page",
          "isbn",
          "sku");

  private boolean listing;
  private int breaks;
  private int colons;
  private int words;
  private boolean blank;

  /** Begins at the end of a phrase. */
  void begin() {
    listing = false;
    breaks = 0;
    colons = 0;
    words = 0;
    blank = true;
  }

  /** Goes on after an identifier that the phrase names: a list of them may follow. */
  void beginList() {
    begin();
    listing = true;
    blank = false;
  }

  /** Takes a byte that is no letter or digit; returns false where nothing after it is named. */
  boolean takeSign(int b) {
    switch (b) {
      case '\n' -> {
        boolean first = blank && breaks == 0;
        breaks += first ? 0 : 1;
        blank = false;
        return first;
      }
      case ',', ';' -> breaks += listing ? 0 : 1;
      case '{', '}' -> breaks++;
      case ':', '=' -> colons++;
      default -> {}
    }
    return true;
  }

  /** Takes a word or a number that is not what was looked for. */
  void takeToken(byte[] text, int from, int to) {
    blank = false;
    words++;
    boolean digits = false;
    for (int i = from; i < to; i++) {
      digits |= Ascii.isDigit(text[i]);
    }
    boolean stranger = Literals.isOneOf(text, from, to, STRANGERS);
    if (digits || stranger || (listing && to - from > 3)) {
      breaks++;
    }
  }

  /**
   * Returns whether what follows is still named.
   *
   * @param strong whether a check makes a stranger improbable
   */
  boolean isClose(boolean strong) {
    return words <= 7 && (strong ? breaks <= 1 && colons <= 2 : breaks == 0 && colons <= 1);
  }

  /** Returns whether nothing but signs, or one short word, lies between. */
  boolean isDirect() {
    return breaks == 0 && colons <= 1 && words <= 1 && (words == 0 || colons == 1);
  }
}
